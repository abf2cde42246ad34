using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>The update for the incident channel: everything technical that holds.</summary>
public sealed class InternalUpdateTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.InternalUpdate;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var ledger = request.Ledger;
        var brief = BriefBuilder.Build(ledger, request.Incident, request.People, request.Now);
        var commander = request.People.Find(ledger.CommanderId ?? request.Incident.Commander);
        writer.SetTitle("INCIDENT UPDATE " + Wordings.Utc(request.Now));
        Status(writer, request, brief);
        if (commander is not null) writer.Computed("IC: " + commander.RealName); else writer.Unknown("Who is the commander?");
        Theory(writer, brief);
        Tried(writer, brief);
        if (brief.Doing.Count > 0) writer.FromFacts("Currently doing: " + string.Join(" | ", brief.Doing.Select(Doing)), [.. brief.Doing.SelectMany(d => d.What.Facts)]);
        else writer.Unknown("Who is doing what now?");
        if (ledger.Facts.LastOrDefault(f => f.Kind == FactKind.Communication) is { } post) writer.FromFacts("External status: " + post.Text, post);
        else writer.Template("External status: nothing published yet.");
        var next = request.Now + request.UpdateInterval;
        if (request.Status != IncidentStatus.Resolved) writer.Computed("Next update: " + Wordings.Utc(next));
        return writer.Finish(Kind, brief.FiveWords, request.Status == IncidentStatus.Resolved ? null : next, ledger);
    }

    /// <summary>The status, and what the last notes say of the impact and the end.</summary>
    private static void Status(DraftWriter writer, DraftRequest request, Brief brief)
    {
        var impact = brief.Impact.Take(2).ToList();
        var (end, behind) = brief.Estimate is { } estimate ? (estimate.Text + " (an estimate, not confirmed for customers)", estimate.Facts)
            : brief.WithdrawnEstimate is { } withdrawn ? ("No ETA; the earlier estimate was withdrawn.", withdrawn.Facts) : ("No ETA.", []);
        var line = string.Join(' ', impact.Select(i => i.Text).Prepend($"Status: {request.Status.ResponderName()}.").Append(end));
        if (impact.Count + behind.Count > 0) writer.FromFacts(line, [.. impact.SelectMany(i => i.Facts), .. behind]); else writer.Computed(line);
        if (impact.Count == 0) writer.Unknown("What do customers experience?");
    }

    private static void Theory(DraftWriter writer, Brief brief)
    {
        if (brief.Cause is { } cause) writer.FromFacts("Current theory: confirmed. " + cause.Text, cause.Facts);
        else if (brief.Theory is { } theory) writer.FromFacts("Current theory: not confirmed. " + theory.Text, theory.Facts);
        else writer.Template("Current theory: cause not known.");
    }

    private static void Tried(DraftWriter writer, Brief brief)
    {
        var lines = brief.Tried.Select(t => t.Outcome is { } outcome ? new BriefLine($"{t.Action.Text} Outcome: {outcome.Text}", [.. t.Action.Facts, .. outcome.Facts]) : t.Action)
            .Concat(brief.RuledOut).Concat(brief.Decisions).ToList();
        if (lines.Count > 0) writer.FromFacts("What has been tried: " + string.Join(" | ", lines.Select(l => l.Text)), [.. lines.SelectMany(l => l.Facts)]);
        else writer.Template("What has been tried: nothing reported yet.");
    }

    /// <summary>A task that somebody took reads "Ivy: clears the disk"; one that was given out says who asked for it.</summary>
    private static string Doing(DoingLine doing)
    {
        const string Given = "gives out the work: ";
        var words = Wordings.After(doing.What.Text, doing.Who);
        return words.StartsWith(Given, StringComparison.Ordinal) ? $"{doing.Who} asks for this: {words[Given.Length..]}" : $"{doing.Who}: {words}";
    }
}
