using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Postmortems;

/// <summary>
/// Writes the report for customers from a postmortem by rules: impact first, what happened, what was done with times, what prevents it, one apology near the start. Nothing is
/// worded that the document does not say; what cannot be told is listed with the reason.
/// </summary>
public sealed partial class CustomerReportWriter
{
    /// <summary>The one apology.</summary>
    public const string Apology = "We apologise to everyone who was affected.";
    private const int MostImpact = 14;
    private const int MostHappened = 12;
    private const int MostDone = 14;
    private const int MostMeasures = 14;
    private const int MostWithheld = 200;
    private readonly PostmortemDocument document;
    private readonly ReportRequest request;
    private readonly DocumentClock clock;
    private readonly DocumentTimeline timeline;
    private readonly DocumentImpact impact;
    private readonly DocumentNames names;
    private readonly PublicSentences sentences;
    private readonly SealedMatter closed;
    private readonly IReadOnlyList<Fact> facts;
    private readonly List<DraftSentence> lines = [];
    private readonly List<string> body = [];
    private readonly List<ReportSection> sections = [];
    private readonly List<WithheldText> withheld = [];
    private readonly List<string> unknown = [];
    private readonly List<HashSet<string>> told = [];
    private int opened;

    private CustomerReportWriter(PostmortemDocument document, ReportRequest request, IReadOnlyList<ReadEvent>? read = null)
    {
        (this.document, this.request) = (document, request);
        clock = DocumentClock.Of(document);
        timeline = DocumentTimeline.Of(document, clock);
        impact = ImpactWindows.Find(document, clock, timeline);
        var catalogue = request.Catalogue.With(request.Incident);
        names = new DocumentNames(document, catalogue, request.People);
        closed = new SealedMatter(document);
        sentences = new PublicSentences(names, closed, clock, catalogue);
        facts = DocumentFacts.With(document, DocumentFacts.Of(document, timeline), read ?? []);
    }

    /// <summary>The report. The same document and request give the same report.</summary>
    public static CustomerReport Write(PostmortemDocument document, ReportRequest request) => new CustomerReportWriter(document, request).Write();

    /// <summary>The report with what a model read in the document beside what the rules read. What is given must have been verified.</summary>
    public static CustomerReport Write(PostmortemDocument document, ReportRequest request, IReadOnlyList<ReadEvent> read) => new CustomerReportWriter(document, request, read).Write();

    private CustomerReport Write()
    {
        var first = Impact();
        Happened();
        Done();
        Prevented();
        Doubts();
        return Finished(FiveWords(first));
    }

    private void Doubts()
    {
        if (!clock.ZoneStated && timeline.Events.Count > 0) unknown.Add("Which zone are the document's times in? It names none; UTC was assumed.");
        unknown.AddRange(impact.Doubts);
        unknown.AddRange(timeline.Doubts);
        if (clock.DayDoubtful) unknown.Add("On which day did it happen? The only date found is one of review or publication.");
    }

    private CustomerReport Finished(string five)
    {
        var day = impact.Start is { } start ? start.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : clock.Day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var title = (request.Incident.IsDrill ? "[DRILL] " : "") + "Incident report" + (five.Length > 0 ? ": " + five : "") + (day is null ? "" : ", " + day);
        var duration = impact.Duration is { } length ? (int)Math.Round(length.TotalMinutes, MidpointRounding.AwayFromZero) : (int?)null;
        return new CustomerReport
        {
            Draft = new Draft
            {
                Kind = DraftKind.CustomerReport, Status = IncidentStatus.Resolved, FiveWords = five, Title = title, Body = string.Join('\n', body), Sentences = [DraftSentence.Computed(title), .. lines], Unknown = unknown, AsOf = request.Now,
                Provenance = new Provenance("template", null, facts.Count, document.Blocks.Count(), [.. document.LeftOut]),
            },
            Sections = sections, Impact = impact.Spans, StartedAt = impact.Start, EndedAt = impact.End, DurationMinutes = duration, Timeline = DocumentFacts.Timeline(facts), Withheld = withheld,
            Ledger = new FactLedger(facts, Coverage.None, null), Sources = Sources(), People = names.Directory(ZoneId()),
        };
    }

    private string Impact()
    {
        Open("Customer impact");
        var said = ReportMaterial.Impact(document).Select(s => (Said: s, IsImpact: true)).Concat(Summary().Select(s => (Said: s, IsImpact: false))).ToList();
        var kept = new List<(string Text, Said Said, double Score)>();
        foreach (var (one, isImpact) in said)
            if (Keep(one, isImpact: true) is { } text) kept.Add((text, one, Telling(text, isImpact, kept.Count)));
        var best = kept.Where(k => k.Score > 1.5).OrderByDescending(k => k.Score).FirstOrDefault();
        if (best.Text is not null) Tell(Experience().IsMatch(best.Text) ? best.Text : "For customers this meant: " + Wordings.Inline(best.Text), best.Said.Place, "");
        else
        {
            Add(DraftSentence.FromTemplate($"Customers could not use {(Wordings.Service(request.Incident) is not "The service" and var service ? service : "our service")} as usual."));
            unknown.Add("What did customers experience? No sentence of the document could be told as it stands.");
        }
        // A title says what it was about, where the telling sentence only counts it.
        if (kept.Find(k => k.Said == said.Find(s => !s.IsImpact).Said) is { Text: { } title, Score: > 1.5 } named && named.Text != best.Text && document.Title.Contains(named.Said.Text, StringComparison.Ordinal)) Tell(title, named.Said.Place, "");
        foreach (var span in impact.Spans) Add(Duration(span));
        Add(DraftSentence.FromTemplate(Apology));
        body.Add("");
        // What was felt stands before what it sums up to; otherwise in the document's order.
        foreach (var one in kept.Where(k => k.Text != best.Text && said.Any(s => s.IsImpact && s.Said == k.Said)).Take(MostImpact).OrderByDescending(k => Telling(k.Text, true, 0))) Tell(one.Text, one.Said.Place, "- ");
        Close();
        return best.Text ?? "";
    }

    private void Happened()
    {
        Open("What happened");
        var count = 0;
        foreach (var wording in closed.Wordings)
            if (Keep(wording, isImpact: true) is { } given && Tell(given, wording.Place, "")) count++;
        foreach (var (material, most) in ((IEnumerable<Said>, int)[])[(Summary(), MostHappened), (ReportMaterial.Causes(document), 7), (ReportMaterial.Rest(document).Where(s => Cause().IsMatch(s.Text)), 4)])
        {
            var taken = 0;
            foreach (var one in material)
                if (count < MostHappened + 6 && taken < most && Keep(one, isImpact: false) is { } text && Tell(text, one.Place, "")) (count, taken) = (count + 1, taken + 1);
        }
        if (count == 0) unknown.Add("What happened, in plain words? No sentence of the document could be told as it stands.");
        Close();
    }

    private void Done()
    {
        Open("What we did");
        var chosen = facts.Where(f => f.Weight >= 50 && Steps.TryGetValue(f.Kind, out _)).ToList();
        var count = 0;
        var found = false;
        foreach (var fact in chosen)
        {
            if (count >= MostDone) break;
            if (fact.Kind == FactKind.Detected && found) continue;
            if (Step(fact) is not { } text) continue;
            found |= fact.Kind == FactKind.Detected;
            if (!Tell(text, PlaceOf(fact), "- " + Time(fact.At) + " — ", fact)) continue;
            count++;
        }
        foreach (var one in ReportMaterial.Resolution(document).Take(20))
            if (count < MostDone + 6 && Deed().IsMatch(one.Text) && Keep(one, isImpact: false) is { } text && Tell(text, one.Place, "- ")) count++;
        Corrections();
        if (count == 0) unknown.Add("What was done to end it, and when?");
        Close();
    }

    /// <summary>That something published was wrong, and that the end was declared too early, in fixed words: the document's own would repeat what was wrong.</summary>
    private void Corrections()
    {
        if (document.Blocks.FirstOrDefault(b => PublicCorrection().IsMatch(b.Text)) is { } corrected)
            Tell("Part of what we published earlier was wrong, and we corrected it.", corrected.Place, "- ");
        if (facts.FirstOrDefault(f => Reopened().IsMatch(f.Text)) is { } reopened)
            Tell("We had declared the incident resolved too early, and reopened it.", PlaceOf(reopened), "- " + Time(reopened.At) + " — ", reopened);
    }

    private void Prevented()
    {
        Open("What we are doing to prevent it");
        var count = 0;
        foreach (var one in ReportMaterial.Measures(document))
            if (count < MostMeasures && (Keep(one, isImpact: false, isMeasure: true) ?? Shorter(one)) is { } text && Tell(one.State.Length > 0 ? text.TrimEnd('.') + " (" + one.State + ")." : text, one.Place, "- ")) count++;
        if (count == 0)
        {
            unknown.Add("What will be done to prevent it? The document commits to nothing that could be told as it stands.");
            body.RemoveRange(opened, body.Count - opened);
            lines.RemoveAt(lines.Count - 1);
            while (body.Count > 0 && body[^1].Length == 0) body.RemoveAt(body.Count - 1);
            return;
        }
        Close();
    }

    /// <summary>A measure without the details after its first colon or semicolon, where what stands before them can be told alone.</summary>
    private string? Shorter(Said said) =>
        Details().Match(said.Text) is { Success: true, Index: > 24 } details && sentences.Clean(said.Text[..details.Index], said.Place, isImpact: false, isMeasure: true) is Cleaned.Kept kept ? kept.Text : null;

    private IEnumerable<Said> Summary()
    {
        var title = Ticket().Replace(document.Title, "");
        if (title.Length > 20 && Felt().IsMatch(title)) yield return new Said(title, document.Sections.FirstOrDefault(s => s.Level == 1 && s.Heading == document.Title)?.Place ?? new DocumentPlace(0, 0));
        foreach (var said in ReportMaterial.Summary(document)) yield return said;
    }

    /// <summary>What a step of the response is called: the document's own words where they can be told, else fixed words for its kind; null when neither tells anything.</summary>
    private string? Step(Fact fact)
    {
        var clauses = Clauses().Split(WeDid(fact.Text));
        var words = sentences.Clean(clauses[0], PlaceOf(fact), isImpact: false) is Cleaned.Kept { Text: var kept } && kept.Split(' ').Length > 2 && !Unfit().IsMatch(kept) ? kept : null;
        var fixedWords = fact.Kind == FactKind.Action && RolledBack().IsMatch(fact.Text) ? "We rolled back the change." : Steps[fact.Kind];
        if (fact.Kind is FactKind.Declared or FactKind.Resolved or FactKind.ImpactEnd) return fixedWords;
        return Failed().IsMatch(fact.Text) ? words : words ?? fixedWords;
    }

    private string WeDid(string text)
    {
        var match = PersonFirst().Match(text);
        if (match.Success && ThirdPerson().IsMatch(text[match.Length..])) return text;
        return match.Success && match.Groups["n"].Value.Split(' ').All(names.People.Contains) ? "We " + Past(match.Groups["v"].Value) + text[match.Length..] : text;
    }

    private static string Past(string verb) => verb switch
    {
        "finds" => "found", "takes" => "took", "sees" => "saw", "begins" => "began", "gets" => "got", "sends" => "sent", "puts" => "put", "makes" => "made", "goes" => "went", "runs" => "ran",
        _ when verb.EndsWith("ies", StringComparison.Ordinal) => verb[..^3] + "ied",
        _ when verb.EndsWith("es", StringComparison.Ordinal) => verb[..^1] + "d",
        _ when verb.EndsWith('s') && !verb.EndsWith("ss", StringComparison.Ordinal) => verb[..^1] + "ed",
        _ => verb,
    };

    private static readonly Dictionary<FactKind, string?> Steps = new()
    {
        [FactKind.Detected] = "We learned of the problem.", [FactKind.Declared] = "We declared an incident and began to work on it.", [FactKind.CauseConfirmed] = "We found the cause.", [FactKind.Action] = null, [FactKind.ActionResult] = null,
        [FactKind.Decision] = null, [FactKind.Mitigated] = null, [FactKind.ImpactEnd] = "The impact on customers ended.", [FactKind.Resolved] = "We declared the incident resolved.",
    };

    private double Telling(string text, bool isImpact, int position)
    {
        var words = text.Split(' ').Length;
        return (Felt().IsMatch(text) ? 2 : 0) + (Subject().IsMatch(text) ? 1.5 : 0) + (Span().IsMatch(text) ? 1 : 0) + (isImpact ? 1 : 0) - position * 0.12 - (words < 5 ? 2 : 0) - (words > 32 ? 1 : 0) - (Spared().IsMatch(text) ? 5 : 0);
    }

    private DraftSentence Duration(ImpactSpan span)
    {
        var day = DateOnly.FromDateTime(span.Start.UtcDateTime);
        var evidence = span.Places.Select(p => new Evidence(document.Source(p), DocumentFacts.Quote(BlockText(p), BlockText(p)))).ToList();
        string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var text = span.End is not { } end ? $"Start: {Time(span.Start)} on {Day(span.Start)}."
            : DateOnly.FromDateTime(end.UtcDateTime) == day ? $"Duration: {Seconds(span.Start, span.Length!.Value)} to {Seconds(end, span.Length!.Value)} UTC on {Day(span.Start)} ({ImpactWindows.Words(span.Length!.Value)})."
            : $"Duration: {Time(span.Start)} on {Day(span.Start)} to {Time(end)} on {Day(end)} ({ImpactWindows.Words(span.Length!.Value)}).";
        return new DraftSentence(text, Support.Computed, evidence, []);
    }

    private static string Seconds(DateTimeOffset at, TimeSpan length) => at.UtcDateTime.ToString(length < TimeSpan.FromMinutes(3) ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);

    private string Time(DateTimeOffset at)
    {
        var utc = at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC";
        if (request.Incident.PublicTimeZone is "UTC" or "Etc/UTC" || !TimeZoneInfo.TryFindSystemTimeZoneById(request.Incident.PublicTimeZone, out var zone) || Wordings.ZoneName(zone, at) is not { } name) return utc;
        return utc + " (" + TimeZoneInfo.ConvertTime(at, zone).ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant() + " " + name + ")";
    }

    private string? Keep(Said said, bool isImpact, bool isMeasure = false)
    {
        switch (sentences.Clean(said.Text, said.Place, isImpact, isMeasure))
        {
            case Cleaned.Kept kept: return kept.Text;
            case Cleaned.Withheld held:
                if (withheld.Count < MostWithheld && withheld.All(w => w.Evidence.Source != document.Source(said.Place) || w.Text != Redact.All(said.Text))) withheld.Add(new WithheldText(Redact.All(said.Text), held.Why, new Evidence(document.Source(said.Place), DocumentFacts.Quote(BlockText(said.Place), said.Text))));
                return null;
            default: return null;
        }
    }

    /// <summary>Puts a sentence into the text unless the same has been told; true when it was put.</summary>
    private bool Tell(string text, DocumentPlace place, string lead, Fact? fact = null)
    {
        var words = ChatText.ContentWords(text);
        if (words.Count > 0 && told.Any(t => Same(t, words))) return false;
        told.Add(words);
        var evidence = new Evidence(document.Source(place), DocumentFacts.Quote(BlockText(place), text));
        Add(new DraftSentence(lead + text, Support.Evidence, [evidence], fact is null ? [] : [fact.Id]));
        return true;
    }

    private static bool Same(HashSet<string> one, HashSet<string> other) =>
        one.Count > 0 && other.Count > 0 && one.Intersect(other, StringComparer.Ordinal).Count() is var shared && shared >= 0.75 * Math.Max(one.Count, other.Count) || one.Count > 3 && one.SetEquals(other);

    private string FiveWords(string first)
    {
        foreach (var text in (string[])[first, Ticket().Replace(document.Title, "")])
        {
            if (sentences.Clean(text, new DocumentPlace(-1, 0), isImpact: true) is not Cleaned.Kept { Text: var clean }) continue;
            var opening = Break().Split(clean.TrimEnd('.'))[0].Trim();
            if (opening.Split(' ') is { Length: > 1 and <= 5 } && Felt().IsMatch(opening) && !opening.Any(char.IsDigit) && !VagueSubject().IsMatch(opening)) return opening;
        }
        return request.Incident.Services.Count + request.Incident.Product.Length > 0 ? Wordings.FiveWords(request.Incident, IncidentStatus.Investigating) : "";
    }

    private void Open(string heading)
    {
        if (body.Count > 0 && body[^1].Length > 0) body.Add("");
        opened = body.Count;
        Add(DraftSentence.FromTemplate("## " + heading));
    }

    private void Close()
    {
        while (body.Count > opened && body[^1].Length == 0) body.RemoveAt(body.Count - 1);
        sections.Add(new ReportSection(body[opened][3..], string.Join('\n', body.Skip(opened + 1)).Trim()));
    }

    private void Add(DraftSentence sentence)
    {
        body.Add(sentence.Text);
        lines.Add(sentence);
    }

    private static DocumentPlace PlaceOf(Fact fact) => Place(fact.Evidence[0].Source.Ts);

    private static DocumentPlace Place(string written)
    {
        var parts = written[1..].Split(".p");
        return new DocumentPlace(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private string BlockText(DocumentPlace place) =>
        document.Sections.ElementAtOrDefault(place.Section) is { } section ? place.Block == 0 ? section.Heading.Length > 0 ? section.Heading : document.Title : section.Blocks.ElementAtOrDefault(place.Block - 1)?.Text ?? "" : "";

    private string ZoneId() => clock.Zone.Iana ?? (clock.Zone.Offset is { } offset && offset != TimeSpan.Zero && offset.Minutes == 0 ? string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-offset.Hours:+0;-0}") : "UTC");

    private Dictionary<SourceRef, LogEntry> Sources()
    {
        var at = impact.Start ?? (clock.Day is { } day ? clock.Zone.At(day, TimeSpan.Zero) : request.Now);
        return document.Sections.SelectMany(s => s.Blocks.Select(b => (b.Place, b.Text)).Prepend((s.Place, Text: s.Heading.Length > 0 ? s.Heading : document.Title)))
            .ToDictionary(p => document.Source(p.Place), p => new LogEntry { Source = document.Source(p.Place), PostedAt = at, Body = new MessageBody { Text = p.Text, AuthorId = "document" } });
    }

    [GeneratedRegex(@"^\W*(?:(?:INC|SEV|RCA|Incident|Post-?mortem|Outage)[-# ]?\d*(?: report)?(?: (?:on|for|of))?(?: \d{4}-\d{2}-\d{2})?\W*[:–—-]\s*)+|^RCA for ", RegexOptions.IgnoreCase)] private static partial Regex Ticket();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|down(?:time)?|outage|unavailable|unable|could not|couldn't|cannot|can't|not able|not (?:be )?(?:available|shown|open|load|reach\w*|work\w*)|slow\w*|degrad\w*|delay\w*|late|missing|incomplete|stale|lost|paused|stopped|broken|inaccessible|unreachable|disrupt\w*|interrupt\w*|affected|wrong|nothing could|no \w+ could|dropped|expired|empty|timed? out|hung|fell|fall(?:s|en)?|swallowed)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
    [GeneratedRegex(@"\b(?:customers?|users?|people|everyone|everybody|visitors?|readers?|guests?|patients?|merchants?|shoppers?|logins?|requests?|downloads?|checkouts?|deploys?|launch\w*|pages?|deliver\w*|exports?|keys?|appointments?|website|site|jobs?|builds?|images?|maps?|attempts|apps?|projects?|orders?|payments?|messages?|files?|calls?|videos?|accounts?|notebooks?)\b", RegexOptions.IgnoreCase)] private static partial Regex Subject();
    [GeneratedRegex(@"\b\d+(?:\.\d+)? ?(?:minutes?|hours?|seconds?|h|min)\b|\b\d{2}:\d{2} UTC", RegexOptions.IgnoreCase)] private static partial Regex Span();
    [GeneratedRegex(@"\b(?:not affected|unaffected|(?:were|was|are|is) not (?!able|available|shown|possible|reach|deliver|load|work|process|sent|sav)\w+|worked (?:throughout|the whole time|normally)|no data|not impacted|kept working|never affected|was lost|were lost)\b", RegexOptions.IgnoreCase)] private static partial Regex Spared();
    [GeneratedRegex(@"\b(?:cause[ds]?|because|due to|bug|typo|expired|ran out|single|insufficient|resources|capacity|limit|yet to be determined|not know|unknown|mistake\w*|incorrect\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Cause();
    [GeneratedRegex(@"\b(?:we|was|were|been|restart\w*|roll\w*|revert\w*|restor\w*|fix\w*|deploy\w*|remov\w*|mov(?:ed|ing)|resized?|reboot\w*|compacted|clear\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Deed();
    [GeneratedRegex(@"\b(?:fail(?:s|ed)?|no effect|does not|did not|aborted|unsuccessful\w*|too early)\b", RegexOptions.IgnoreCase)] private static partial Regex Failed();
    [GeneratedRegex(@"\b(?:customers?|users?|your?|people|everyone|accounts?|visitors|cannot|can't|unable|unavailable|slow(?:er|ly)?|errors?|log(?:ging)? in|logins?|sign(?:ing|ed)? (?:in|out))\b", RegexOptions.IgnoreCase)] private static partial Regex Experience();
    [GeneratedRegex(@"^(?:which|done|up|that|nothing|it|this|they|their|both|all good|the value|start|fix)\b|\btoo early\b|\bone of us\b", RegexOptions.IgnoreCase)] private static partial Regex Unfit();
    [GeneratedRegex(@"\band [a-z]{3,12}(?<!s)s\b")] private static partial Regex ThirdPerson();
    [GeneratedRegex(@"^(?:the (?:outage|incident|problem|issue)|this|it|outage|incident)\b", RegexOptions.IgnoreCase)] private static partial Regex VagueSubject();
    [GeneratedRegex(@"\broll(?:ed|s|ing)? ?back\b|\brollback\b|\brevert\w*", RegexOptions.IgnoreCase)] private static partial Regex RolledBack();
    [GeneratedRegex(@"\b(?:status )?page (?:was )?corrected|\bcorrected (?:internally|it at|that at|on the page)\b|\bcorrected on the page|\bpublic correction|\bcorrect(?:ed)? the (?:status|cause)|\bpage corrected|\b(?:that|it) was wrong until|\bstatus page (?:said|says)[^.\n]{0,80}\b(?:not affected|wrong)", RegexOptions.IgnoreCase)] private static partial Regex PublicCorrection();
    [GeneratedRegex(@"\breopened\b", RegexOptions.IgnoreCase)] private static partial Regex Reopened();
    [GeneratedRegex(@"(?<=[.;!?])\s+|;\s*|, (?=and |but |which |so )")] private static partial Regex Clauses();
    [GeneratedRegex(@"[:;] |, (?:and|with|including|such as) ")] private static partial Regex Details();
    [GeneratedRegex(@"^@?(?<n>[\p{L}][\p{L}\d'’-]+(?: \p{Lu}[\p{L}'’-]+)?),? (?<v>(?!is\b|was\b|has\b|does\b)[a-z]+(?:ed|s)|found|took|began|got|put|made)\b")] private static partial Regex PersonFirst();
    [GeneratedRegex(@" (?:for|after|because|during|due|when|since|from|between|on|at|with|while)\b|[,:;(–—]", RegexOptions.IgnoreCase)] private static partial Regex Break();
}
