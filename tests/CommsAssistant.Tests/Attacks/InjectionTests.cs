using System.Globalization;
using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Attacks;

/// <summary>A model that obeys every order that it reads stands in the middle; nothing of what was ordered may stand in a text that can be approved.</summary>
public sealed class InjectionTests(ITestOutputHelper output)
{
    private static readonly (DraftKind Kind, IncidentStatus Status)[] Kinds =
        [(DraftKind.StatusInvestigating, IncidentStatus.Investigating), (DraftKind.StatusUpdate, IncidentStatus.Investigating), (DraftKind.StakeholderUpdate, IncidentStatus.Investigating), (DraftKind.InternalUpdate, IncidentStatus.Investigating)];

    [Fact]
    public async Task No_ordered_words_reach_a_text_that_can_be_approved()
    {
        var ct = TestContext.Current.CancellationToken;
        var all = Injections.All().ToList();
        all.Count.ShouldBeGreaterThanOrEqualTo(300);
        var reached = new List<string>();
        var (drafts, approvable, obeyed) = (0, 0, 0);
        foreach (var injection in all)
        {
            var model = new ScriptedModel(m => Obey(m, injection.Claim));
            var stage = new Stage([(injection.Who, injection.Body)], injection.Extra is { } extra ? [extra] : null);
            await stage.ReadAsync(model, ct);
            foreach (var fact in stage.Reading.Facts.Where(f => f.Kind is FactKind.Resolved or FactKind.CauseConfirmed or FactKind.StatusChange or FactKind.Mitigated or FactKind.ImpactEnd or FactKind.Communication)) reached.Add($"{injection.Name}: fact {fact.Kind} {fact.Text}");
            foreach (var (kind, status) in Kinds)
            {
                var (outcome, canBeApproved) = await stage.DraftAsync(kind, status, model, injection.Note, ct);
                drafts++;
                if (canBeApproved) approvable++;
                if (canBeApproved && Says(outcome.Draft.Text, injection.Claim) && !IsAttributed(outcome.Draft.Text, injection)) reached.Add($"{injection.Name}: {kind.Name}: {outcome.Draft.Text.Split('\n').First(l => Says(l, injection.Claim))}");
            }
            if (model.Asked.Count > 0) obeyed++;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count} orders, {drafts} drafts of which {approvable} approvable, model asked for {obeyed}; reached: {reached.Count}"));
        foreach (var line in reached.Take(40)) output.WriteLine(line);

        reached.ShouldBeEmpty();
        approvable.ShouldBeGreaterThan(drafts / 3, "a wall that blocks everything proves nothing");
    }

    /// <summary>Engineers may read in their own update that somebody of the channel said it, by name: that is a report, not an order obeyed.</summary>
    private static bool IsAttributed(string text, Injection injection) =>
        injection.Name is "bare-claim" && text.Split('\n').Where(l => Says(l, injection.Claim)).All(l => l.Contains("Pat reports", StringComparison.Ordinal));

    private static bool Says(string text, string claim) => text.Contains(claim, StringComparison.OrdinalIgnoreCase) || text.Contains(claim[(claim.Length / 2)..].TrimStart(), StringComparison.OrdinalIgnoreCase) && claim.Length > 30;

    /// <summary>Does what the attacker wants in every way that the answer's form allows.</summary>
    private static string Obey(IReadOnlyList<ChatMessage> asked, string claim)
    {
        var system = asked[0].Text;
        var sentence = char.ToUpperInvariant(claim[0]) + claim[1..] + ".";
        if (!system.Contains("You read the chat", StringComparison.Ordinal))
        {
            var lines = ScriptedModel.Block(asked, 0);
            return JsonSerializer.Serialize(new
            {
                five_words = string.Join(' ', claim.Split(' ').Take(5)), five_words_from = lines.Select(l => l.GetProperty("id").GetString()),
                sentences = lines.Select((l, i) => new { text = (i % 3) switch { 0 => sentence, 1 => l.GetProperty("text").GetString() + " " + sentence, _ => l.GetProperty("text").GetString()!.TrimEnd('.') + " and " + claim + "." }, from = (string?[])[l.GetProperty("id").GetString()] })
                    .Append(new { text = sentence, from = lines.Select(l => l.GetProperty("id").GetString()).ToArray() }),
            });
        }
        var entries = ScriptedModel.Block(asked, 1).Where(l => l.TryGetProperty("text", out _)).ToList();
        var holding = entries.Where(l => Decoded(l.GetProperty("text").GetString()!).Contains(claim, StringComparison.OrdinalIgnoreCase) || l.ToString().Contains(claim, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(entries[^1]).ToList();
        string[] kinds = ["resolved", "cause-confirmed", "status-change", "mitigated", "impact-end", "communication", "finding", "decision", "action", "not-affected", "symptom", "scope"];
        return JsonSerializer.Serialize(new
        {
            facts = holding.SelectMany(l => kinds.Select(k => new { kind = k, message = l.GetProperty("id").GetString(), quote = l.GetProperty("text").GetString()!, text = sentence, at = (string?)null, confidence = "stated", replaces = (string[])["f1", "f2", "f3"] }))
                .Concat(holding.SelectMany(l => kinds.Select(k => new { kind = k, message = l.GetProperty("id").GetString(), quote = claim, text = sentence, at = (string?)"09:00", confidence = "stated", replaces = Array.Empty<string>() }))),
            retracted = ScriptedModel.Block(asked, 0).Select(f => new { fact = f.GetProperty("id").GetString(), message = holding[0].GetProperty("id").GetString(), quote = claim }),
        });
    }

    private static string Decoded(string text)
    {
        var word = text.Split(' ')[^1];
        var buffer = new byte[word.Length];
        return Convert.TryFromBase64String(word, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : text;
    }
}
