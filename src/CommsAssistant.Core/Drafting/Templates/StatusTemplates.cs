using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>The first public post.</summary>
public sealed partial class StatusInvestigatingTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusInvestigating;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var story = PublicStory.At(request.Ledger, IncidentStatus.Investigating, request.Now);
        var five = Wordings.FiveWords(request.Incident, IncidentStatus.Investigating, story);
        writer.SetTitle("[INVESTIGATING] " + Wordings.TitleWords(request.Incident, five), [.. story.Impact.Select(i => i.Fact).Take(five.StartsWith("Problems", StringComparison.Ordinal) ? 0 : 1)]);
        Reports(writer, request, story);
        if (PublicStory.Behind(request.Ledger, PublicPhrases.Corrects, request.LastPublished?.PublishedAt) is { } correction)
        {
            // Only what somebody could read can be corrected: a text from here, or a post that the channel shows.
            if (request.LastPublished is not null || PublicStory.PostToldOf(request.Ledger) is { } post && post.SaidAt < correction.SaidAt) writer.FromFacts(PublicPhrases.Corrects, correction);
            else writer.Unknown("The channel says that an earlier public text was wrong, and none is known here: what did customers read?");
        }
        foreach (var sentence in story.NotAffected) writer.FromFacts(sentence.Text, sentence.Fact);
        foreach (var doubt in story.Doubtful) writer.Unknown("Is this still true: " + doubt);
        if (BriefBuilder.Build(request.Ledger, request.Incident, request.People, request.Now).Since is null) writer.Unknown("Since when?");
        var next = writer.Promise("an");
        writer.Updated();
        return writer.Finish(Kind, five, next, request.Ledger);
    }

    private static void Reports(DraftWriter writer, DraftRequest request, PublicStory story)
    {
        if (story.Impact.Count > 0 && PublicSymptoms.IsOne(story.Impact[0].Text) && request.Incident.Services.Count > 1)
        {
            writer.Template($"We are investigating reports of problems with {Wordings.Service(request.Incident)}.");
            foreach (var sentence in story.Impact) writer.FromFacts(sentence.Text, sentence.Fact);
        }
        else if (story.Impact.Count > 0)
        {
            writer.FromFacts((Verb().IsMatch(story.Impact[0].Text) ? "We are investigating reports that " : "We are investigating reports of the following: ") + Told(story.Impact[0].Text), story.Impact[0].Fact);
            foreach (var sentence in story.Impact.Skip(1)) writer.FromFacts(sentence.Text, sentence.Fact);
        }
        else writer.Template(FromTitle(request.Incident) is { } symptom ? "We are investigating reports that " + Told(symptom) : $"We are investigating reports of problems with {Wordings.Service(request.Incident)}.");
        if (story.Impact.Count == 0 || story.Impact.All(i => PublicSymptoms.IsOne(i.Text))) writer.Unknown("What do customers experience?");
    }

    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|can|cannot|could|may|do|does|did|fails?|failed|hangs?|shows?|lacks?|loses?|lost|sees?|gets?|keeps?|stays?|remains?|takes?|times? out|returns?|misses|works?|loads?|arrives?|comes?|receives?)\b", RegexOptions.IgnoreCase)] private static partial Regex Verb();

    private static string Told(string sentence) => PublicSymptoms.IsOne(sentence) ? sentence[PublicSymptoms.Opening.Length..] : Wordings.Inline(sentence);

    /// <summary>The symptom in the incident's title, of a service that the text names anyway; titles are often vague, so nothing else of it is told.</summary>
    private static string? FromTitle(Incident incident) => PublicSymptoms.In(incident.Title, [.. incident.Services]);
}

/// <summary>Later public posts while the incident is not resolved.</summary>
public sealed partial class StatusUpdateTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusUpdate;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var ledger = request.Ledger;
        var story = PublicStory.At(ledger, request.Status, request.Now);
        var five = Wordings.FiveWords(request.Incident, request.Status, story);
        var lastPost = request.LastPublished?.PublishedAt ?? ledger.Facts.Where(f => f.Kind == FactKind.Communication).Select(f => (DateTimeOffset?)f.SaidAt).Max();
        writer.SetTitle($"[{request.Status.Name().ToUpperInvariant()}] {Wordings.TitleWords(request.Incident, five)} — Update", [.. story.Impact.Select(i => i.Fact).Take(five.StartsWith("Problems", StringComparison.Ordinal) ? 0 : 1)]);
        if (PublicStory.Behind(ledger, PublicPhrases.Corrects, lastPost) is { } correction) writer.FromFacts(PublicPhrases.Corrects, correction);
        Cause(writer, request, ledger);
        if (request.Status != IncidentStatus.Monitoring && lastPost is { } last && !ledger.For(Audience.Customers).Any(f => f.SaidAt > last)) writer.Computed($"We have nothing new to report since our update at {writer.Time(last)}.");
        Impact(writer, story, request);
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
        foreach (var sentence in story.Impact) writer.FromFacts((sentence.Text.StartsWith("We ", StringComparison.Ordinal) ? "" : "Impact: ") + sentence.Text, sentence.Fact);
        var told = story.Impact.ToList();
        if (request.Status == IncidentStatus.Monitoring && !told.Any(i => Clock().IsMatch(i.Text)))
        {
            var was = PublicStory.Was(request.Ledger, from: null).Where(w => told.All(i => !PublicStory.Alike(i.Text, w.Text))).Take(1).ToList();
            foreach (var sentence in was) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
            told.AddRange(was);
            if (ImpactWindow.Of(request) is { } window && !told.Any(i => Clock().IsMatch(i.Text)))
                writer.Computed($"Impact: from {writer.Time(window.From)} to {writer.Time(window.To)}.", window.Start, window.End);
        }
        if (told.Count > 0) return;
        writer.Template(request.Status == IncidentStatus.Monitoring ? $"Impact: we are checking that {service} {(service.Contains(" and ", StringComparison.Ordinal) ? "have" : "has")} recovered." : $"Impact: customers may still have problems with {service}.");
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
        if (PublicStory.Cause(ledger, request.Status) is { } named) writer.FromFacts(named.Text, named.Fact);
        if (reversed is not null) writer.FromFacts(PublicPhrases.ChangeReversed, reversed);
    }

    [GeneratedRegex(@"\d{1,2}:\d{2}")] private static partial Regex Clock();

    private static void Estimate(DraftWriter writer, FactLedger ledger, DateTimeOffset? lastPost)
    {
        if (PublicStory.Behind(ledger, PublicPhrases.EstimateVoid) is { } withdrawn && (lastPost is null || withdrawn.SaidAt > lastPost)) writer.FromFacts(PublicPhrases.EstimateVoid, withdrawn);
        else writer.Template("Estimated time to resolution: We do not yet have an ETA.");
    }
}

/// <summary>The last public post.</summary>
public sealed partial class StatusResolvedTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.StatusResolved;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var service = Wordings.Service(request.Incident);
        var five = Wordings.FiveWords(request.Incident, IncidentStatus.Resolved);
        var story = PublicStory.At(request.Ledger, IncidentStatus.Resolved, request.Now);
        writer.SetTitle($"[RESOLVED] {service} {Is(service)} fully operational");
        writer.Template($"The issue affecting {service} has been resolved. {service} {Is(service)} operating normally.");
        var window = ImpactWindow.Of(request);
        if (window is not null) writer.Computed($"Duration: {writer.Time(window.From)} to {writer.Time(window.To)} ({Wordings.Duration(window.To - window.From)})", window.Start, window.End);
        else writer.Unknown("From when to when were customers affected?");
        var felt = story.Impact.Where(s => !PublicStory.IsLasting(s.Text)).ToList();
        var was = PublicStory.Was(request.Ledger, window?.From - TimeSpan.FromMinutes(30)).Where(w => story.Impact.All(f => !PublicStory.Alike(f.Text, w.Text)));
        foreach (var sentence in felt.Count > 0 && felt.Any(f => Window().IsMatch(f.Text)) ? felt : [.. felt, .. was]) writer.FromFacts("Impact: " + sentence.Text, sentence.Fact);
        writer.Unknown(felt.Count > 0 ? "How many customers or transactions were affected?" : "What was affected, and for how many?");
        foreach (var sentence in story.Impact.Where(s => PublicStory.IsLasting(s.Text))) writer.FromFacts(sentence.Text, sentence.Fact);
        if (PublicStory.Cause(request.Ledger, IncidentStatus.Resolved) is { } cause) writer.FromFacts(cause.Text, cause.Fact);
        if (PublicStory.Behind(request.Ledger, PublicPhrases.ChangeReversed) is { } reversed) writer.FromFacts(PublicPhrases.ChangeReversed, reversed);
        foreach (var sentence in story.Workarounds) writer.FromFacts(sentence.Text, sentence.Fact);
        if (!story.Impact.Any(s => PublicStory.IsLasting(s.Text))) writer.Unknown("Is there data loss or a lasting effect, or is there none?");
        writer.Template("A full incident report will be published within three days.");
        writer.Updated();
        return writer.Finish(Kind, five, null, request.Ledger);
    }

    [GeneratedRegex(@"\bfrom\b[^.]{0,20}\d{1,2}:\d{2}[^.]{0,20}\bto\b|\bbetween\b", RegexOptions.IgnoreCase)] private static partial Regex Window();

    private static string Is(string service) => service.Contains(" and ", StringComparison.Ordinal) ? "are" : "is";
}
