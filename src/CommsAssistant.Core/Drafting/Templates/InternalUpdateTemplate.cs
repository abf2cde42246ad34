using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>The update for the incident channel: everything technical that holds.</summary>
public sealed partial class InternalUpdateTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.InternalUpdate;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var ledger = request.Ledger;
        var brief = BriefBuilder.Build(ledger, request.Incident, request.People, request.Now);
        var over = ledger.Facts.LastOrDefault(f => f is { IsUsable: true, Kind: FactKind.Resolved, SaidByCommander: true });
        var commander = request.People.Find(ledger.CommanderId ?? request.Incident.Commander);
        writer.SetTitle("INCIDENT UPDATE " + Wordings.Utc(request.Now));
        Status(writer, request, brief, over);
        if (commander is not null) writer.Computed("IC: " + commander.RealName); else writer.Unknown("Who is the commander?");
        Theory(writer, brief);
        Tried(writer, brief);
        if (brief.Doing.Count > 0) writer.FromFacts("Currently doing: " + string.Join(" | ", brief.Doing.Select(d => $"{d.Who}: {d.What.Text}")), [.. brief.Doing.SelectMany(d => d.What.Facts)]);
        else writer.Unknown("Who is doing what now?");
        External(writer, ledger);
        var isOver = request.Status == IncidentStatus.Resolved || over is not null;
        var next = request.Now + request.UpdateInterval;
        if (!isOver) writer.Computed("Next update: " + Wordings.Utc(next));
        return writer.Finish(Kind, brief.FiveWords, isOver ? null : next, ledger) with { Status = isOver ? IncidentStatus.Resolved : request.Status };
    }

    /// <summary>The status, and what the last notes say of the impact and the end. The commander's word that it is over counts at once, whatever the page still says.</summary>
    private static void Status(DraftWriter writer, DraftRequest request, Brief brief, Fact? over)
    {
        if (over is not null)
        {
            var words = Repeatable.Of(request.Ledger, request.Incident, request.People).Words(over);
            var rest = brief.Estimate is { } still ? still.Text : "";
            writer.FromFacts($"Status: {IncidentStatus.Resolved.ResponderName()}. {(words is null ? "" : Noted(words))} {rest}".TrimEnd(), [over, .. brief.Estimate?.Facts ?? []]);
            return;
        }
        var impact = brief.Impact.Take(2).ToList();
        var (end, behind) = brief.Estimate is { } estimate ? (estimate.Text + " (an estimate, not confirmed for customers)", estimate.Facts)
            : brief.WithdrawnEstimate is { } withdrawn ? ("No ETA; the earlier estimate was withdrawn.", withdrawn.Facts) : (request.Status == IncidentStatus.Resolved ? "" : "No ETA.", []);
        var help = brief.Workarounds.Take(1).Where(w => impact.All(i => i.Facts[0].Id != w.Facts[0].Id)).ToList();
        var line = string.Join(' ', impact.Select(i => Noted(i.Text)).Concat(help.Select(w => "Workaround: " + Noted(w.Text))).Prepend($"Status: {request.Status.ResponderName()}.").Append(end)).TrimEnd();
        if (impact.Count + behind.Count + help.Count > 0) writer.FromFacts(line, [.. impact.Concat(help).SelectMany(i => i.Facts), .. behind]); else writer.Computed(line);
        if (impact.Count == 0) writer.Unknown("What do customers experience?");
    }

    /// <summary>The note without the words on who gave it: the line says what holds.</summary>
    private static string Noted(string words) => Giver().Replace(words, "") is { Length: > 3 } rest ? char.ToUpperInvariant(rest[0]) + rest[1..] : words;

    private static void Theory(DraftWriter writer, Brief brief)
    {
        if (brief.Cause is { } cause && cause.Facts[0].SaidByCommander) writer.FromFacts("Current theory: confirmed. " + cause.Text, cause.Facts);
        else if (brief.Cause is { } stated) writer.FromFacts("Current theory: stated, not yet confirmed in command. " + Confirms().Replace(stated.Text, "$1: "), stated.Facts);
        else if (brief.Theory is { } theory) writer.FromFacts("Current theory: not confirmed. " + Loosely(theory.Text), theory.Facts);
        else if (brief.Lead is { } lead) writer.FromFacts("Current theory: cause not known. Found so far: " + Loosely(lead.Text), lead.Facts);
        else writer.Template("Current theory: cause not known.");
    }

    /// <summary>The last post; when something that was published is known to be wrong, its words are not repeated, only that it waits for a correction.</summary>
    private static void External(DraftWriter writer, FactLedger ledger)
    {
        if (ledger.Facts.Where(f => f.Kind == FactKind.Communication).MaxBy(f => f.SaidAt) is not { } post) writer.Template("External status: nothing published yet.");
        else if (Wrong(ledger, post) is not { } wrong) writer.FromFacts("External status: " + post.Text, post);
        else writer.FromFacts($"External status: {(PostedStatus().Match(post.Text) is { Success: true } named ? named.Groups[1].Value : "a post")}, published at {Wordings.Utc(post.SaidAt)}; it needs a correction.", post, wrong);
    }

    private static Fact? Wrong(FactLedger ledger, Fact post) =>
        PublicStory.Behind(ledger, PublicPhrases.Corrects, post.SaidAt) ?? PublicStory.Behind(ledger, PublicPhrases.EstimateVoid, post.SaidAt) ?? ledger.Facts.FirstOrDefault(f => f.Id == post.ReplacedBy);

    /// <summary>A guess names no cause: what is suspected of one is linked to it.</summary>
    private static string Loosely(string words) => Causes().Replace(words, "linked to");

    private static void Tried(DraftWriter writer, Brief brief)
    {
        var shown = brief.Tried.SelectMany(t => t.Action.Facts.Concat(t.Outcome?.Facts ?? [])).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var lines = brief.Tried.Select(t => t.Outcome is { } outcome ? new BriefLine($"{t.Action.Text.TrimEnd('.')}; outcome: {outcome.Text}", [.. t.Action.Facts, .. outcome.Facts]) : t.Action)
            .Concat(brief.RuledOut.Where(r => !shown.Contains(r.Facts[0].Id)).Select(r => r with { Text = Loosely(r.Text) })).Concat(brief.Decisions).ToList();
        if (lines.Count > 0) writer.FromFacts("What has been tried: " + string.Join(" | ", lines.Select(l => l.Text)), [.. lines.SelectMany(l => l.Facts)]);
        else writer.Template("What has been tried: nothing reported yet.");
    }

    [GeneratedRegex(@"^(\p{L}+) confirms the cause: ")] private static partial Regex Confirms();
    [GeneratedRegex(@"\b(?:caused by|due to|because of)\b", RegexOptions.IgnoreCase)] private static partial Regex Causes();
    [GeneratedRegex(@"^Public post \((\w+)\)")] private static partial Regex PostedStatus();
    [GeneratedRegex(@"^\p{L}+ (?:gives the status|raises the severity|reopens the incident|states that it is not over|moves the incident to monitoring|reports(?: that)?|declares the incident resolved)[:.]? ")] private static partial Regex Giver();
}
