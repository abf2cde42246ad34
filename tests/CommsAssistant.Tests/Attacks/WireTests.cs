using System.Text.Json;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Fakes;
using CommsAssistant.Tests.Models;
using CommsAssistant.Tests.Wording;

namespace CommsAssistant.Tests.Attacks;

/// <summary>What really leaves for a provider, read at the provider's end of the wire.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task No_planted_value_is_in_any_request(string vendor)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"facts":[],"retracted":[],"five_words":"","five_words_from":[],"sentences":[]}"""));
        using var models = Chains.Models(TimeProvider.System, Chains.Link(provider, "one", vendor));
        var planted = new FakeSecrets(7).Credentials().Concat(new FakeSecrets(107).Personal()).ToList();
        var values = new List<(string Kind, string Value)>();
        foreach (var chunk in planted.Chunk(16))
        {
            values.AddRange(chunk.Select(c => (c.Kind, c.Text[(c.Text.IndexOf('«', StringComparison.Ordinal) + 1)..c.Text.IndexOf('»', StringComparison.Ordinal)])));
            var stage = new Stage(chunk.Select((c, i) => ((string)(i % 2 == 0 ? "tom" : "ivy"), new MessageBody { Text = "*Status:* uploads fail. " + c.Text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) })));
            await stage.ReadAsync(models, ct);
            await stage.DraftAsync(DraftKind.InternalUpdate, IncidentStatus.Investigating, models, chunk[0].Text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), ct);
        }

        provider.Requests.Count.ShouldBeGreaterThanOrEqualTo(10);
        var sent = string.Join('\n', provider.Requests.SelectMany(r => Strings(r.Body)));
        foreach (var (kind, value) in values)
            foreach (var part in value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(v => v.Length > 3)) sent.ShouldNotContain(part, Case.Insensitive, kind);
        sent.ShouldContain("uploads fail");
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
