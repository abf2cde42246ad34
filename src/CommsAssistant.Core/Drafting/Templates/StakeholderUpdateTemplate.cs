using System.Globalization;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>For support, customer success, sales and leadership: what customers get, what may be said, what may not.</summary>
public sealed class StakeholderUpdateTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StakeholderUpdate;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var ledger = request.Ledger;
        var service = Wordings.Service(request.Incident);
        var five = Wordings.FiveWords(request.Incident, request.Status);
        var story = PublicStory.At(ledger, request.Status, request.Now);
        var brief = BriefBuilder.Build(ledger, request.Incident, request.People, request.Now);
        writer.SetTitle($"{service}: {five} — {request.Status.Name()}");
        foreach (var sentence in story.Impact) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
        if (story.Impact.Count == 0) writer.Unknown("What do customers experience?");
        foreach (var sentence in story.NotAffected) writer.FromFacts("Not affected: " + sentence.Text, sentence.Fact);
        if (brief.Since is { } since) writer.Computed("Since: " + writer.Time(since), brief.SinceFact!); else writer.Unknown("Since when?");
        foreach (var sentence in story.Workarounds) writer.FromFacts("Workaround: " + sentence.Text, sentence.Fact);
        if (PublicStory.Behind(ledger, PublicPhrases.ChangeReversed) is { } reversed) writer.FromFacts("What we are doing: " + PublicPhrases.ChangeReversed, reversed);
        writer.Template("Expected time: no time is confirmed.");
        writer.Template(request.LastPublished is { } published ? "You may tell customers: " + published.Body.Split('\n')[0] : "You may tell customers: what the status page says.");
        writer.Template("Do not say: a cause, a time or a number that the status page does not give.");
        var next = request.Now + request.UpdateInterval;
        if (request.Status != IncidentStatus.Resolved) writer.Computed("Next update: " + next.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC");
        return writer.Finish(Kind, five, request.Status == IncidentStatus.Resolved ? null : next, ledger);
    }
}
