using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A time during which customers felt it.</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC; null when the document gives no usable end.</param>
/// <param name="Places">Where the document says so.</param>
public sealed record ImpactSpan(DateTimeOffset Start, DateTimeOffset? End, IReadOnlyList<DocumentPlace> Places)
{
    /// <summary>How long; null without an end.</summary>
    public TimeSpan? Length => End - Start;
}

/// <summary>When customers felt it, as far as the document says.</summary>
/// <param name="Spans">In order, not overlapping; empty when nothing is said.</param>
/// <param name="Doubts">What a person must look at.</param>
public sealed record DocumentImpact(IReadOnlyList<ImpactSpan> Spans, IReadOnlyList<string> Doubts)
{
    /// <summary>The first start, UTC.</summary>
    public DateTimeOffset? Start => Spans.Count > 0 ? Spans[0].Start : null;
    /// <summary>The last end, UTC; null when the last span has none.</summary>
    public DateTimeOffset? End => Spans.Count > 0 ? Spans[^1].End : null;
    /// <summary>The sum of all spans; where one has no end the longest that has one, for a sum cannot be known.</summary>
    public TimeSpan? Duration => Spans.All(s => s.End is not null) ? Spans.Count == 0 ? null : Spans.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length!.Value) : Spans.Max(s => s.Length);
}

/// <summary>
/// Finds when customers felt it, from the plainest word to the least: a labelled range, a list of periods, marks in the timeline ("impact starts"), a range in the summary, a stated
/// length that two lines of the timeline bear out, and last the first failure and the recovery that the document tells of.
/// </summary>
internal static partial class ImpactWindows
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    public static DocumentImpact Find(PostmortemDocument document, DocumentClock clock, DocumentTimeline timeline)
    {
        var doubts = new List<string>();
        var lengths = StatedLengths(document);
        TimeSpan? stated = lengths.Count > 0 ? lengths[0] : null;
        var spans = Periods(timeline) ?? Labelled(document, clock) ?? Marked(timeline, stated) ?? InSummary(document, clock, stated) ?? BorneOut(timeline, stated) ?? Told(document, clock, timeline);
        if (spans is null) return new DocumentImpact([], ["When did customers begin to feel it, and when did it end? The document does not say so in a way that a program can read."]);
        foreach (var impossible in timeline.Impossible)
            doubts.Add(string.Create(CultureInfo.InvariantCulture, $"The period that starts at {impossible.Start:yyyy-MM-dd HH:mm} UTC ends before it starts ({impossible.Place}): its end is not used. When did it end?"));
        if (spans.Any(s => s.End is null) && timeline.Impossible.Count == 0) doubts.Add("When did the impact end?");
        var impact = new DocumentImpact(spans, doubts);
        if (stated is { } length && impact.Duration is { } found && spans.Count == 1 && lengths.All(l => Math.Abs((l - found).TotalMinutes) > Math.Max(2, found.TotalMinutes * 0.1)))
            doubts.Add($"The document states a duration of {Words(length)}, its times make {Words(found)}. The times were used.");
        return impact;
    }

    public static string Words(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(3) && span.Seconds != 0) return string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalSeconds} seconds");
        var minutes = (int)Math.Round(span.TotalMinutes);
        string Unit(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        return minutes < 60 ? Unit(minutes, "minute") : minutes % 60 == 0 ? Unit(minutes / 60, "hour") : Unit(minutes / 60, "hour") + " " + Unit(minutes % 60, "minute");
    }

    /// <summary>Two or more periods that stand alone in a list.</summary>
    private static IReadOnlyList<ImpactSpan>? Periods(DocumentTimeline timeline)
    {
        var starts = timeline.Events.Where(e => e.Text == "The downtime starts.").ToList();
        return starts.Count < 2 ? null : [.. starts.Select(e => new ImpactSpan(e.At, e.Until, e.Places))];
    }

    private static IReadOnlyList<ImpactSpan>? Labelled(PostmortemDocument document, DocumentClock clock)
    {
        foreach (var block in document.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)))
        {
            var (label, values) = block.Cells.Count > 1 ? (block.Cells[0], block.Cells.Skip(1).ToList())
                : block.Text.IndexOf(':', StringComparison.Ordinal) is > 2 and < 48 and var colon ? (block.Text[..colon], new List<string> { block.Text[(colon + 1)..] }) : ("", []);
            if (label.Length == 0 || !Label().IsMatch(label)) continue;
            var spans = values.Select(v => Overall(Ranges(v, clock, clock.Day), block.Place)).OfType<ImpactSpan>().ToList();
            if (spans.Count > 0) return Merged(spans);
        }
        return Pair(document, clock);
    }

    /// <summary>Start and end in rows or lines of their own: "Start: …", "End: …".</summary>
    private static IReadOnlyList<ImpactSpan>? Pair(PostmortemDocument document, DocumentClock clock)
    {
        (DateTimeOffset At, DocumentPlace Place)? start = null;
        foreach (var block in document.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)))
        {
            if (StartLabel().IsMatch(block.Text) && start is null && First(block, null) is { } first) start = (first, block.Place);
            else if (start is { } begun && EndLabel().IsMatch(block.Text) && First(block, DateOnly.FromDateTime(begun.At.UtcDateTime)) is { } end && end > begun.At && end - begun.At < Longest) return [new ImpactSpan(begun.At, end, [begun.Place, block.Place])];
        }
        return null;

        DateTimeOffset? First(DocumentBlock block, DateOnly? day) => WrittenTimes.Find(block.Text) is [var time, ..] ? clock.At(time, day ?? clock.Day) : null;
    }

    /// <summary>Lines of the timeline that say that the impact starts and ends.</summary>
    private static IReadOnlyList<ImpactSpan>? Marked(DocumentTimeline timeline, TimeSpan? stated)
    {
        var start = timeline.Events.FirstOrDefault(e => StartMark().IsMatch(e.Text)) ?? timeline.Events.FirstOrDefault(e => SoftStart().IsMatch(e.Text));
        if (start is null) return null;
        var ends = timeline.Events.Where(e => e.At > start.At && EndMark().IsMatch(e.Text)).ToList();
        var end = stated is { } length ? ends.FirstOrDefault(e => Near(e.At - start.At, length)) ?? ends.LastOrDefault() : ends.LastOrDefault(e => Strong().IsMatch(e.Text)) ?? ends.FirstOrDefault();
        return end is null || end.At - start.At > Longest ? null : [new ImpactSpan(start.At, end.At, [.. start.Places, .. end.Places])];
    }

    private static IReadOnlyList<ImpactSpan>? InSummary(PostmortemDocument document, DocumentClock clock, TimeSpan? stated)
    {
        var spans = new List<ImpactSpan>();
        foreach (var section in document.Sections.Where(s => s.Number <= 1 || Telling().IsMatch(string.Join(' ', s.Path))))
            foreach (var block in section.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)))
                foreach (var sentence in ChatText.Sentences(block.Text).Where(s => Felt().IsMatch(s)))
                    if (Overall(Ranges(sentence, clock, clock.Day), block.Place) is { } span) spans.Add(span);
        if (spans.Count == 0) return null;
        return stated is { } length && spans.FirstOrDefault(s => Near(s.Length!.Value, length)) is { } fits ? [fits] : Merged(spans);
    }

    /// <summary>Two lines of the timeline as far apart as the stated length, the first of them among the earliest.</summary>
    private static IReadOnlyList<ImpactSpan>? BorneOut(DocumentTimeline timeline, TimeSpan? stated)
    {
        if (stated is not { } length) return null;
        var events = timeline.Events;
        foreach (var start in events.Take(Math.Max(2, events.Count / 5)))
            if (events.FirstOrDefault(e => Near(e.At - start.At, length, TimeSpan.FromSeconds(30))) is { } end) return [new ImpactSpan(start.At, end.At, [.. start.Places, .. end.Places])];
        return null;
    }

    /// <summary>The first failure told, and the recovery after it.</summary>
    private static IReadOnlyList<ImpactSpan>? Told(PostmortemDocument document, DocumentClock clock, DocumentTimeline timeline)
    {
        var listed = timeline.Events;
        (DateTimeOffset At, IReadOnlyList<DocumentPlace> Places)? start = null;
        foreach (var block in document.Blocks.Where(b => b.Kind == BlockKind.Paragraph).Take(6))
            foreach (var sentence in ChatText.Sentences(block.Text))
                if (start is null && Failing().IsMatch(sentence) && !Reported().IsMatch(sentence) && WrittenTimes.Find(sentence) is [var time, ..] && clock.At(time, clock.Day) is { } at && (listed.Count == 0 || listed.Any(e => Math.Abs((e.At - at).TotalMinutes) < 5))) start = (at, [block.Place]);
        if (start is null && listed.FirstOrDefault(e => Failing().IsMatch(e.Text)) is { } failing) start = (failing.At, failing.Places);
        start ??= listed.Count > 0 ? (listed[0].At, listed[0].Places) : null;
        if (start is not { } begun) return null;
        var end = listed.FirstOrDefault(e => e.At > begun.At && Recovered().IsMatch(e.Text) && !NotYet().IsMatch(e.Text)) ?? listed.LastOrDefault(e => e.At > begun.At && Over().IsMatch(e.Text));
        return [new ImpactSpan(begun.At, end?.At, [.. begun.Places, .. end?.Places ?? []])];
    }

    /// <summary>All ranges of a text, each with the date that stands beside it or the day given.</summary>
    private static List<(DateTimeOffset Start, DateTimeOffset End)> Ranges(string text, DocumentClock clock, DateOnly? day)
    {
        var (found, times) = (new List<(DateTimeOffset, DateTimeOffset)>(), WrittenTimes.Find(text));
        for (var i = 0; i + 1 < times.Count; i++)
        {
            var (from, to) = (times[i], times[i + 1]);
            if (!Joined().IsMatch(text.AsSpan(from.End, to.Start - from.End))) continue;
            var zone = from.Zone ?? to.Zone ?? clock.Zone;
            if (clock.Date(from, day) is not { } on) continue;
            if (from.Date is null && Numbered(text, from.End) is { } first) on = Nearest(on, first, -3, 3);
            var start = zone.At(on, from.Time);
            var end = (to.Zone ?? zone).At(to.Date is null && to.Weekday is null ? on : clock.Date(to, on) ?? on, to.Time);
            if (to.Date is null && Numbered(text, to.End) is { } second) end = (to.Zone ?? zone).At(Nearest(on, second, 0, 13), to.Time);
            if (end < start && to.Date is null) end = end.AddDays(1);
            if (end > start && end - start < Longest) found.Add((start, end));
            day = DateOnly.FromDateTime(end.UtcDateTime) is var last && last > on && to.Date is not null ? last : on;
            i++;
        }
        return found;
    }

    /// <summary>The day of the month in brackets behind a time, "22:52 (17th)"; null for none.</summary>
    private static int? Numbered(string text, int at) => Ordinal().Match(text[at..Math.Min(text.Length, at + 16)]) is { Success: true } day ? int.Parse(day.Groups["d"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static DateOnly Nearest(DateOnly day, int number, int from, int to) =>
        Enumerable.Range(from, to - from + 1).OrderBy(Math.Abs).Select(day.AddDays).Where(d => d.Day == number).DefaultIfEmpty(day).First();

    private static ImpactSpan? Overall(List<(DateTimeOffset Start, DateTimeOffset End)> ranges, DocumentPlace place) =>
        ranges.Count == 0 ? null : new ImpactSpan(ranges.Min(r => r.Start), ranges.Max(r => r.End), [place]);

    private static List<ImpactSpan> Merged(List<ImpactSpan> spans)
    {
        var merged = new List<ImpactSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
            if (merged.Count > 0 && merged[^1].End >= span.Start) merged[^1] = merged[^1] with { End = merged[^1].End > span.End ? merged[^1].End : span.End, Places = [.. merged[^1].Places.Concat(span.Places).Distinct()] };
            else merged.Add(span);
        return merged;
    }

    private static List<TimeSpan> StatedLengths(PostmortemDocument document)
    {
        var found = new List<TimeSpan>();
        foreach (var block in document.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)))
            foreach (var sentence in ChatText.Sentences(block.Kind == BlockKind.TableRow ? block.Text.Replace(" | ", ": ", StringComparison.Ordinal) : block.Text))
                foreach (Match match in Lasted().Matches(sentence)) if (found.Count < 100 && Length(match) is { } length) found.Add(length);
        return found;
    }

    private static TimeSpan? Length(Match match)
    {
        double Part(string name) => match.Groups[name].Success && double.TryParse(match.Groups[name].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var span = TimeSpan.FromHours(Part("h")) + TimeSpan.FromMinutes(Part("m")) + TimeSpan.FromSeconds(Part("s"));
        return span > TimeSpan.Zero && span < Longest ? span : null;
    }

    private static bool Near(TimeSpan found, TimeSpan stated, TimeSpan? within = null) => Math.Abs((found - stated).TotalSeconds) <= (within ?? TimeSpan.FromSeconds(Math.Max(60, stated.TotalSeconds * 0.08))).TotalSeconds;

    [GeneratedRegex(@"^\W*(?:(?:total|overall|customer|user|external|production) ){0,2}(?:impact(?: (?:window|period|time|duration))?|impacted period|affected (?:period|time)|downtime|outages?(?: (?:window|period|time|duration))?|duration|incident (?:window|period|duration)|when|period|time of (?:impact|outage))\W*$", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"^\W*(?:(?:impact|outage|incident|downtime|customer impact) )?(?:start(?:ed|s)?|begin(?:s|ning)?|began)(?: (?:time|of impact|at|date|of outage|of incident))?(?: \([^)]{0,20}\))?\W{1,4}", RegexOptions.IgnoreCase)] private static partial Regex StartLabel();
    [GeneratedRegex(@"^\W*(?:(?:impact|outage|incident|downtime|customer impact) )?(?:end(?:ed|s)?|mitigated|resolved|repaired|recovered|restored)(?: (?:time|of impact|at|date|of outage|of incident))?(?: \([^)]{0,20}\))?\W{1,4}", RegexOptions.IgnoreCase)] private static partial Regex EndLabel();
    [GeneratedRegex(@"\b(?:impact|outage|incident|downtime|disruption|degradation|errors)(?: \w+)? (?:starts?|begins?|began|started|onset)\b|\b(?:start|beginning) of (?:the |customer )?(?:outage|impact|incident|downtime)", RegexOptions.IgnoreCase)] private static partial Regex StartMark();
    [GeneratedRegex(@"\b(?:begins?|began|starts?|started) (?:to fail|failing|returning errors|seeing errors)\b", RegexOptions.IgnoreCase)] private static partial Regex SoftStart();
    [GeneratedRegex(@"\b(?:impact|outage|incident|downtime|disruption|degradation)(?: is| was| has)? (?:ends?|ended|over|solved|resolved|finished|mitigated)\b|\bend of (?:the |customer )?(?:outage|impact|incident|downtime)|\ball clear\b", RegexOptions.IgnoreCase)] private static partial Regex EndMark();
    [GeneratedRegex(@"\b(?:impact|outage|downtime)(?: is| was| has)? (?:ends?|ended|over)\b", RegexOptions.IgnoreCase)] private static partial Regex Strong();
    [GeneratedRegex(@"\b(?:impact|summary|overview|abstract|what happened|incident|outage|tl;?dr)\b", RegexOptions.IgnoreCase)] private static partial Regex Telling();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|down(?:time)?|outages?|unavailable|unable|could not|couldn't|not able|cannot|can't|slow\w*|degrad\w*|impact\w*|affect\w*|disrupt\w*|delay\w*|inaccessible|unreachable|interrupt\w*|incident|lost|unresponsive|intermittent\w*|increased|elevated|wrong|missing|incomplete|late|paused)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
    [GeneratedRegex(@"\b(?:went down|down\b|unavailable|fail(?:s|ed|ing|ures?)?\b|errors?\b|outage|unreachable|inaccessible|degraded|slow(?:er|ness)?\b|unresponsive|timeouts?|timing out|5\d\d\b|unable to|could not|crash\w*|not working|broken|missing)", RegexOptions.IgnoreCase)] private static partial Regex Failing();
    [GeneratedRegex(@"\b(?:report(?:s|ed)?|notic(?:es|ed)|received)\b", RegexOptions.IgnoreCase)] private static partial Regex Reported();
    [GeneratedRegex(@"\b(?:back (?:online|up|to normal)|fully (?:restored|recovered|operational|functional)|(?:service|site|system|traffic|access|everything|all \w+|\w+) (?:is |was |are |were |has |have |been ){0,2}(?:restored|recovered|operational|healthy|working(?: again| as expected| normally)?|functional|resolved|back)|works? (?:again|normally|as expected)|normal(?:ly)? again|returned to normal|(?:operating|serving|running) normally|return(?:s|ed)? to (?:normal|service)|recovery complete|fix (?:is |was )?deployed|confirmed (?:working|fixed|resolved)|problem (?:is |was )?(?:fixed|solved|resolved))\b", RegexOptions.IgnoreCase)] private static partial Regex Recovered();
    [GeneratedRegex(@"\b(?:slow(?:ly)?|some|partial\w*|begin\w*|start\w*|not|still|half|almost|their|monitoring whether)\b", RegexOptions.IgnoreCase)] private static partial Regex NotYet();
    [GeneratedRegex(@"\b(?:resolved|mitigated|closed|recover\w*|restored|fixed|ended|complete[d]?|all clear)\b", RegexOptions.IgnoreCase)] private static partial Regex Over();
    [GeneratedRegex(@"^\s?\(?(?:on )?(?:the )?(?<d>[0-3]?\d)(?:st|nd|rd|th)\b")] private static partial Regex Ordinal();
    [GeneratedRegex(@"^[\s)]{0,3}(?:\(?(?:the )?\d{1,2}(?:st|nd|rd|th)\)?\s)?(?:-|–|—|--|→|to|until|till|through|and)[\s(]{0,3}(?:about |around |approximately |~)?$", RegexOptions.IgnoreCase)] private static partial Regex Joined();
    [GeneratedRegex(@"\b(?:lasted|lasting|took|for|duration|period|downtime|outage|impact|time to (?:repair|resolve|restore)|total)\b[^.\n]{0,40}?(?<![\d:.])(?:(?<h>\d{1,3}(?:\.\d)?)[ -]?(?:hours?|hrs?|h)(?:,? ?(?:and )?(?<m>\d{1,2})[ -]?(?:minutes?|mins?|m))?|(?<m>\d{1,4})[ -]?(?:minutes?|mins?|m)|(?<s>\d{1,4})[ -](?:seconds?|secs?))\b(?! ago)", RegexOptions.IgnoreCase)] private static partial Regex Lasted();
}
