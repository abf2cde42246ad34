using System.Globalization;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Attacks;

/// <summary>How many inventions the comparison with the sources catches, and how many right sentences it refuses. The table of docs/security.md is what this prints.</summary>
public sealed class InventionTests(ITestOutputHelper output)
{
    private static readonly string[] Exact = ["number", "time", "id", "name", "quote"];
    private static string PathOf(string file) => Path.Combine(Bundles.Root, "tests", "CommsAssistant.Tests", "Attacks", file);

    [Theory]
    [InlineData("right-answers.txt")]
    [InlineData("right-answers-held.txt")]
    public void Inventions_are_caught_and_right_sentences_pass(string file)
    {
        var caught = new SortedDictionary<string, (int Caught, int All)>(StringComparer.Ordinal);
        var (refused, right) = (0, 0);
        foreach (var line in File.ReadAllLines(PathOf(file)).Where(l => !l.StartsWith('#') && l.Contains("=>", StringComparison.Ordinal)))
        {
            var parts = line.Split(" => ");
            var sources = parts[0].Split(" + ").Select(s => new GroundingSource(s, [])).ToList();
            right++;
            if (Grounded.Problems(parts[1], sources, []) is { Count: > 0 } wrongly)
            {
                refused++;
                output.WriteLine($"refused: {parts[1]} -- {string.Join("; ", wrongly)}");
            }
            foreach (var (kind, text) in Inventions.Of(parts[1]).Where(i => i.Text != parts[1]).Distinct())
            {
                var found = Grounded.Problems(text, sources, []).Count > 0;
                var (had, all) = caught.GetValueOrDefault(kind);
                caught[kind] = (had + (found ? 1 : 0), all + 1);
                if (!found) output.WriteLine($"missed {kind}: {text}");
            }
        }
        foreach (var (kind, (had, all)) in caught) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {all} | {had} | {100.0 * had / all:0.0} % |"));
        output.WriteLine($"right sentences refused: {refused} of {right}");

        foreach (var kind in Exact) (caught[kind].Caught * 100.0 / caught[kind].All).ShouldBeGreaterThanOrEqualTo(99, kind);
        foreach (var kind in (string[])["negation", "certainty"]) (caught[kind].Caught * 100.0 / caught[kind].All).ShouldBeGreaterThanOrEqualTo(80, kind);
        (refused * 100.0 / right).ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData("Tom reports that uploads fail. Dana restarts the media workers.", "Dana reports that uploads fail.")]
    [InlineData("Tom reports that uploads fail. Dana restarts the media workers.", "Tom restarts the media workers.")]
    public void Words_put_into_anothers_mouth_are_found(string source, string said) => Grounded.Problems(said, [new GroundingSource(source, [])], []).ShouldContain(p => p.Kind == "attribution");

    [Fact]
    public void Odd_texts_pass_through_without_harm()
    {
        foreach (var text in (string[])["", " ", "\uD800", "\"\"", new string('a', 20_000), string.Join(' ', Enumerable.Repeat("not", 4_000)), "12:99 25:00 1,2,3,4.5.6 %% ##"])
            _ = Grounded.Problems(text, [new GroundingSource(text, [])], [text]);
        Grounded.Problems("x", [], []).ShouldHaveSingleItem();
        Audience.Customers.Name().ShouldBe("customers");
    }
}
