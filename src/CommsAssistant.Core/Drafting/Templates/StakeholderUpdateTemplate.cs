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
        var story = PublicStory.At(ledger, request.Status, request.Now);
        var five = Wordings.FiveWords(request.Incident, request.Status, story);
        var brief = BriefBuilder.Build(ledger, request.Incident, request.People, request.Now);
        writer.SetTitle($"{service}: {five} — {request.Status.Name()}");
        foreach (var sentence in story.Impact) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
        if (story.Impact.Count == 0) writer.Unknown("What do customers experience?");
        writer.Template("Who is affected: " + (story.Impact.Count > 0 ? "whoever the impact names; more is not confirmed." : $"not confirmed; it concerns {service}."));
        foreach (var sentence in story.NotAffected) writer.FromFacts("Not affected: " + sentence.Text, sentence.Fact);
        foreach (var doubt in story.Doubtful) writer.Unknown("Is this still true: " + doubt);
        if (brief.Since is { } since) writer.Computed("Since: " + writer.Time(since), brief.SinceFact!); else writer.Unknown("Since when?");
        foreach (var sentence in story.Workarounds) writer.FromFacts("Workaround: " + sentence.Text, sentence.Fact);
        if (story.Workarounds.Count == 0) writer.Unknown("Is there a workaround for customers?");
        Doing(writer, request);
        writer.Template("Expected time: no time is confirmed.");
        if (request.LastPublished is { } published) writer.Computed("You may tell customers: " + published.Body.Split('\n')[0]);
        else writer.Template("You may tell customers: what the status page says.");
        writer.Template(DoNotSay(ledger));
        var next = request.Now + request.UpdateInterval;
        if (request.Status != IncidentStatus.Resolved) writer.Computed("Next update: " + Wordings.Utc(next));
        return writer.Finish(Kind, five, request.Status == IncidentStatus.Resolved ? null : next, ledger);
    }

    private static void Doing(DraftWriter writer, DraftRequest request)
    {
        if (PublicStory.Behind(request.Ledger, PublicPhrases.ChangeReversed) is { } reversed) writer.FromFacts("What we are doing: " + PublicPhrases.ChangeReversed, reversed);
        else writer.Template("What we are doing: " + request.Status switch
        {
            IncidentStatus.Investigating => "we are looking for the cause.",
            IncidentStatus.Identified => "we are working on a fix.",
            IncidentStatus.Monitoring => "a fix is in place and we are watching it.",
            _ => "the incident is resolved; a report follows.",
        });
    }

    /// <summary>What is not confirmed or closed, by its kind: a closed matter is never named here.</summary>
    private static string DoNotSay(FactLedger ledger)
    {
        var cause = PublicStory.Behind(ledger, PublicPhrases.CauseKnown) is null ? "any cause (none is confirmed)" : "what the cause is, beyond the status page";
        return $"Do not say: {cause}; any time by which it will be over (none is confirmed); any number that the status page does not give; names of customers or colleagues; anything that the incident commander has closed.";
    }
}
