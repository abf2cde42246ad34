using System.Globalization;
using System.Text.Json;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Checks;

namespace CommsAssistant.Tests.Drafting;

/// <summary>What the bundles plant, at every checkpoint, in every kind of draft that customers read.</summary>
public sealed class PlantedDraftsTests
{
    private static readonly string[] Kinds = ["customer-name", "secret", "personal-data", "internal-hostname", "security-sensitive"];

    public static TheoryData<string> Names => Bundles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_that_was_planted_reaches_a_public_draft(string bundle)
    {
        var words = PlantedTests.Planted.Where(row => row.Data.Item1 == bundle.Replace('\\', '/')).Select(row => row.Data.Item3).ToList();
        words.ShouldNotBeEmpty();
        var sources = Evidence(bundle);
        foreach (var (draft, _) in await DraftsAsync(bundle))
        {
            foreach (var word in words) draft.Text.ShouldNotContain(word, Case.Insensitive);
            // A message that plants something may tell something else too; four of its words in a row would be a quotation.
            foreach (var text in sources)
                foreach (var run in Runs(text)) draft.Text.ShouldNotContain(run, Case.Insensitive, $"{bundle}: {text}");
        }
    }

    /// <summary>The planted messages of the kinds that must not be told, as their authors wrote them, save those of the people who write for the public.</summary>
    private static IReadOnlyList<string> Evidence(string bundle)
    {
        var ids = Bundles.Json(bundle, "gold/traps.json").EnumerateArray().Where(t => Kinds.Contains(t.GetProperty("kind").GetString())).SelectMany(t => t.GetProperty("evidence").EnumerateArray().Select(e => e.GetString())).ToHashSet();
        var people = Bundles.Json(bundle, "people.json");
        var found = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Bundles.Root, bundle, "script.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var message = json.RootElement;
            if (!ids.Contains(message.GetProperty("id").GetString())) continue;
            if (people.TryGetProperty(message.GetProperty("who").GetString()!, out var who) && who.GetProperty("role").GetString() is "commander" or "comms" or "bot") continue;
            found.Add(message.GetProperty("text").GetString()!);
        }
        return found;
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = text.Split((char[]?)[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 5 <= words.Length; i++) yield return string.Join(' ', words.Skip(i).Take(5));
    }

    private static async Task<IReadOnlyList<(Draft Draft, IncidentStatus Status)>> DraftsAsync(string bundle)
    {
        var drafts = new List<(Draft, IncidentStatus)>();
        foreach (var checkpoint in Bundles.Json(bundle, "gold/checkpoints.json").EnumerateArray())
        {
            var at = DateTimeOffset.Parse(checkpoint.GetProperty("at").GetString()!, CultureInfo.InvariantCulture);
            var (incident, people, _, ledger) = await Bundles.ReadAsync(bundle, at);
            foreach (var kind in DraftTemplates.All.Select(t => t.Kind).Where(k => k.IsPublic))
                foreach (var status in Enum.GetValues<IncidentStatus>())
                    drafts.Add((DraftTemplates.Compose(kind, new DraftRequest(incident, ledger, people, status, at, TimeSpan.FromMinutes(30)))!, status));
        }
        return drafts;
    }
}
