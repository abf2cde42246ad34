using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>The first public post.</summary>
public sealed class StatusInvestigatingTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusInvestigating;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var five = Wordings.FiveWords(request.Incident, IncidentStatus.Investigating);
        var story = PublicStory.At(request.Ledger, IncidentStatus.Investigating, request.Now);
        writer.SetTitle("[INVESTIGATING] " + five);
        if (story.Impact.Count == 0)
        {
            writer.Template($"We are investigating reports of problems with {Wordings.Service(request.Incident)}.");
            writer.Unknown("What do customers experience?");
        }
        for (var i = 0; i < story.Impact.Count; i++)
            writer.FromFacts(i == 0 ? "We are investigating reports of this: " + Wordings.Inline(story.Impact[i].Text) : story.Impact[i].Text, story.Impact[i].Fact);
        if (PublicStory.Behind(request.Ledger, PublicPhrases.Corrects, request.LastPublished?.PublishedAt) is { } correction) writer.FromFacts(PublicPhrases.Corrects, correction);
        foreach (var sentence in story.NotAffected) writer.FromFacts(sentence.Text, sentence.Fact);
        foreach (var doubt in story.Doubtful) writer.Unknown("Is this still true: " + doubt);
        if (BriefBuilder.Build(request.Ledger, request.Incident, request.People, request.Now).Since is null) writer.Unknown("Since when?");
        var next = writer.Promise("an");
        writer.Updated();
        return writer.Finish(Kind, five, next, request.Ledger);
    }
}

/// <summary>Later public posts while the incident is not resolved.</summary>
public sealed class StatusUpdateTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusUpdate;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var ledger = request.Ledger;
        var five = Wordings.FiveWords(request.Incident, request.Status);
        var story = PublicStory.At(ledger, request.Status, request.Now);
        var lastPost = request.LastPublished?.PublishedAt ?? ledger.Facts.Where(f => f.Kind == FactKind.Communication).Select(f => (DateTimeOffset?)f.SaidAt).Max();
        writer.SetTitle($"[{request.Status.Name().ToUpperInvariant()}] {five} — Update");
        if (PublicStory.Behind(ledger, PublicPhrases.Corrects, lastPost) is { } correction) writer.FromFacts(PublicPhrases.Corrects, correction);
        Impact(writer, story, request);
        Cause(writer, request, ledger);
        foreach (var sentence in story.NotAffected) writer.FromFacts(sentence.Text, sentence.Fact);
        foreach (var doubt in story.Doubtful) writer.Unknown("Is this still true: " + doubt);
        foreach (var sentence in story.Workarounds) writer.FromFacts("Workaround: " + sentence.Text, sentence.Fact);
        if (story.Workarounds.Count == 0) writer.Unknown("Is there a workaround for customers?");
        if (request.Status != IncidentStatus.Monitoring) Estimate(writer, ledger, lastPost);
        var next = writer.Promise("another");
        writer.Updated();
        return writer.Finish(Kind, five, next, ledger);
    }

    private static void Impact(DraftWriter writer, PublicStory story, DraftRequest request)
    {
        var service = Wordings.Service(request.Incident);
        foreach (var sentence in story.Impact) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
        if (story.Impact.Count > 0) return;
        writer.Template(request.Status == IncidentStatus.Monitoring ? $"Impact: we are checking that {service} has recovered." : $"Impact: customers may still have problems with {service}.");
        writer.Unknown("What do customers experience now?");
    }

    private static void Cause(DraftWriter writer, DraftRequest request, FactLedger ledger)
    {
        var reversed = PublicStory.Behind(ledger, PublicPhrases.ChangeReversed);
        switch (request.Status)
        {
            case IncidentStatus.Investigating:
                writer.Template("We are still investigating the cause.");
                return;
            case IncidentStatus.Identified when PublicStory.Behind(ledger, PublicPhrases.CauseKnown) is { } cause:
                writer.FromFacts("We have identified the cause and are working on a fix.", cause);
                break;
            case IncidentStatus.Identified:
                writer.Template("We have identified the problem and are working on a fix.");
                writer.Unknown("Which confirmed cause does the status Identified rest on?");
                break;
            default:
                writer.Template("A fix is in place and we are monitoring the results.");
                break;
        }
        if (reversed is not null) writer.FromFacts(PublicPhrases.ChangeReversed, reversed);
    }

    private static void Estimate(DraftWriter writer, FactLedger ledger, DateTimeOffset? lastPost)
    {
        if (PublicStory.Behind(ledger, PublicPhrases.EstimateVoid) is { } withdrawn && (lastPost is null || withdrawn.SaidAt > lastPost)) writer.FromFacts(PublicPhrases.EstimateVoid, withdrawn);
        else writer.Template("Estimated time to resolution: We do not yet have an ETA.");
    }
}

/// <summary>The last public post.</summary>
public sealed class StatusResolvedTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusResolved;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var service = Wordings.Service(request.Incident);
        var five = Wordings.FiveWords(request.Incident, IncidentStatus.Resolved);
        var brief = BriefBuilder.Build(request.Ledger, request.Incident, request.People, request.Now);
        var story = PublicStory.At(request.Ledger, IncidentStatus.Resolved, request.Now);
        writer.SetTitle($"[RESOLVED] {service} {Is(service)} fully operational");
        writer.Template($"The issue affecting {service} has been resolved. {service} {Is(service)} operating normally.");
        if (brief is { Since: { } since, Until: { } until, SinceFact.SaidByCommander: true, UntilFact.SaidByCommander: true } && until > since)
            writer.Computed($"Duration: {writer.Time(since)} to {writer.Time(until)} ({Wordings.Duration(until - since)})", brief.SinceFact!, brief.UntilFact!);
        else writer.Unknown("From when to when were customers affected?");
        foreach (var sentence in story.Impact.Where(s => !PublicStory.IsLasting(s.Text))) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
        if (story.Impact.All(s => PublicStory.IsLasting(s.Text))) writer.Unknown("What was affected, and for how many?");
        foreach (var sentence in story.Impact.Where(s => PublicStory.IsLasting(s.Text))) writer.FromFacts(sentence.Text, sentence.Fact);
        if (PublicStory.Behind(request.Ledger, PublicPhrases.ChangeReversed) is { } reversed) writer.FromFacts(PublicPhrases.ChangeReversed, reversed);
        foreach (var sentence in story.Workarounds) writer.FromFacts(sentence.Text, sentence.Fact);
        if (!story.Impact.Any(s => PublicStory.IsLasting(s.Text))) writer.Unknown("Is there data loss or a lasting effect, or is there none?");
        writer.Template("A full incident report will be published within three days.");
        writer.Updated();
        return writer.Finish(Kind, five, null, request.Ledger);
    }

    private static string Is(string service) => service.Contains(" and ", StringComparison.Ordinal) ? "are" : "is";
}
