using System.Globalization;
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
        writer.SetTitle("INCIDENT UPDATE " + request.Now.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC");
        writer.Computed("Status: " + request.Status.ResponderName());
        if (commander is not null) writer.Computed("IC: " + commander.RealName); else writer.Unknown("Who is the commander?");
        foreach (var line in brief.Impact.Take(2)) writer.FromFacts("Impact: " + line.Text, line.Facts);
        if (brief.Impact.Count == 0) writer.Unknown("What do customers experience?");
        Theory(writer, brief);
        foreach (var tried in brief.Tried) writer.FromFacts("Tried: " + tried.Action.Text + (tried.Outcome is { } outcome ? " Outcome: " + outcome.Text : ""), [.. tried.Action.Facts, .. tried.Outcome?.Facts ?? []]);
        foreach (var line in brief.RuledOut) writer.FromFacts(line.Text, line.Facts);
        foreach (var line in brief.Decisions) writer.FromFacts(line.Text, line.Facts);
        foreach (var doing in brief.Doing) writer.FromFacts("Doing: " + doing.What.Text, doing.What.Facts);
        if (brief.Estimate is { } estimate) writer.FromFacts(estimate.Text + " (an estimate, not confirmed for customers)", estimate.Facts);
        else if (brief.WithdrawnEstimate is { } withdrawn) writer.FromFacts("No ETA; the earlier estimate was withdrawn.", withdrawn.Facts);
        else writer.Template("No ETA.");
        if (ledger.Facts.LastOrDefault(f => f.Kind == FactKind.Communication) is { } post) writer.FromFacts("External status: " + post.Text, post);
        else writer.Template("External status: nothing published yet.");
        var next = request.Now + request.UpdateInterval;
        if (request.Status != IncidentStatus.Resolved) writer.Computed("Next update: " + next.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC");
        return writer.Finish(Kind, brief.FiveWords, request.Status == IncidentStatus.Resolved ? null : next, ledger);
    }

    private static void Theory(DraftWriter writer, Brief brief)
    {
        if (brief.Cause is { } cause) writer.FromFacts("Current theory: confirmed. " + cause.Text, cause.Facts);
        else if (brief.Theory is { } theory) writer.FromFacts("Current theory (not confirmed): " + theory.Text, theory.Facts);
        else writer.Template("Current theory: cause not known.");
    }
}
