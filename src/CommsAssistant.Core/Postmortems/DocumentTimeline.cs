using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>One thing that a document says happened at a time.</summary>
/// <param name="At">UTC.</param>
/// <param name="Until">The end of a range, UTC; null when one time stands there.</param>
/// <param name="Text">What happened, without the time.</param>
/// <param name="Places">Where it stands.</param>
/// <param name="IsListed">True for an entry of a timeline; false for a time found in running text.</param>
internal sealed record DocumentEvent(DateTimeOffset At, DateTimeOffset? Until, string Text, IReadOnlyList<DocumentPlace> Places, bool IsListed);

/// <summary>A period that a document gives with date and both times, the second before the first by so much that it cannot be meant.</summary>
internal sealed record ImpossibleRange(DateTimeOffset Start, DocumentPlace Place);

/// <summary>
/// Finds the timeline in a document: table rows, list items, headings and paragraphs that begin with a time; where there are hardly any, the sentences of running text that hold one.
/// Days are carried from line to line: from headings and dates beside times, and over midnight.
/// </summary>
internal sealed partial class DocumentTimeline
{
    private const int FewestListed = 3;
    private static readonly TimeSpan BackStep = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestRange = TimeSpan.FromHours(20);
    private readonly PostmortemDocument document;
    private readonly DocumentClock clock;
    private readonly List<DocumentEvent> events = [];
    private readonly List<ImpossibleRange> impossible = [];
    private readonly List<string> doubts = [];
    private DateOnly? day;
    private DateTimeOffset? last;
    private DateTimeOffset? zero;

    private DocumentTimeline(PostmortemDocument document, DocumentClock clock) => (this.document, this.clock, day) = (document, clock, clock.Day);

    /// <summary>In order of time.</summary>
    public IReadOnlyList<DocumentEvent> Events => events;
    public IReadOnlyList<ImpossibleRange> Impossible => impossible;
    /// <summary>What had to be corrected or guessed, for the reviewer.</summary>
    public IReadOnlyList<string> Doubts => doubts;

    public static DocumentTimeline Of(PostmortemDocument document, DocumentClock clock)
    {
        var timeline = new DocumentTimeline(document, clock);
        timeline.ReadLists();
        if (timeline.events.Count(e => e.IsListed) < FewestListed) timeline.ReadProse();
        timeline.Settle();
        return timeline;
    }

    private void ReadLists()
    {
        foreach (var section in document.Sections)
        {
            if (WrittenTimes.Dates(section.Heading) is [var date, ..] && date.On(clock.Year) is { } on && (WrittenTimes.Find(section.Heading).Count == 0 || section.Level > 1)) (day, last) = (on, null);
            else if (DocumentClock.TimelineHeading().IsMatch(section.Heading)) (day, last) = (section.Path.SelectMany(WrittenTimes.Dates).Select(d => d.On(clock.Year)).LastOrDefault(d => d is not null) ?? clock.Day, null);
            var blocks = section.Blocks;
            if (Lead(section.Heading) is { } inHeading) Add(inHeading, Following(inHeading.Rest, blocks, 0), [section.Place]);
            for (var i = 0; i < blocks.Count; i++)
            {
                var block = blocks[i];
                if (block.Kind is BlockKind.Code or BlockKind.Quote || section.Heading.Contains("log", StringComparison.OrdinalIgnoreCase) && ChatLog().IsMatch(section.Heading)) continue;
                if (DateAlone(block) is { } alone) { (day, last) = (alone, null); continue; }
                foreach (var (text, isFirst) in Pieces(block))
                    if (Lead(text) is { } lead) Add(lead, isFirst && (lead.End is null || block.Kind == BlockKind.Paragraph) ? Following(lead.Rest, blocks, i + 1) : lead.Rest, [block.Place]);
                    else if (Relative().Match(text) is { Success: true } relative) AddRelative(relative, text, block.Place);
            }
        }
    }

    /// <summary>The texts of a block that may each begin with a time: the cells of a row put in order, the sentences of an item that holds several entries.</summary>
    private static IEnumerable<(string Text, bool IsFirst)> Pieces(DocumentBlock block)
    {
        var text = block.Text;
        if (block.Kind == BlockKind.TableRow)
        {
            var at = block.Cells.ToList().FindIndex(c => Lead(c) is { } lead && !HasWords(lead.Rest));
            if (at < 0) at = 0;
            var time = block.Cells.Count > 1 && at > 0 && WrittenTimes.Dates(block.Cells[at - 1]).Count > 0 ? block.Cells[at - 1] + " " + block.Cells[at] : block.Cells.ElementAtOrDefault(at) ?? "";
            text = time + " | " + string.Join(". ", block.Cells.Where((c, i) => i != at && c.Length > 0 && !time.StartsWith(c, StringComparison.Ordinal)).Select(c => c.TrimEnd('.')));
        }
        var parts = Several().Split(text);
        for (var i = 0; i < parts.Length; i++) if (parts[i].Length > 0) yield return (parts[i], i == 0);
    }

    /// <summary>What stands after a time that has no words of its own: the pieces up to the next time.</summary>
    private static string Following(string rest, IReadOnlyList<DocumentBlock> blocks, int from)
    {
        if (HasWords(rest)) return rest;
        var words = new List<string>();
        for (var i = from; i < blocks.Count && words.Sum(w => w.Length) < 600; i++)
        {
            if (blocks[i].Kind is BlockKind.Code or BlockKind.TableRow || Lead(blocks[i].Text) is not null || DateAlone(blocks[i].Text)) break;
            words.Add(blocks[i].Text);
        }
        return words.Count > 0 ? string.Join(' ', words) : rest;
    }

    private DateOnly? DateAlone(DocumentBlock block) =>
        DateAlone(block.Text) && WrittenTimes.Dates(block.Text) is [var date, ..] ? date.On(clock.Year) : null;

    private static bool DateAlone(string text) =>
        text.Length < 60 && WrittenTimes.Dates(text) is [var date, ..] && WrittenTimes.Find(text).Count == 0 && Bare().IsMatch(text[..date.Start]) && Bare().IsMatch(text[date.End..]);

    private void Add(LeadTime lead, string text, IReadOnlyList<DocumentPlace> places)
    {
        if (clock.Date(lead.Time, clock.IsDefaultDay ? clock.Day : day) is not { } on) return;
        var at = (lead.Time.Zone ?? lead.End?.Zone ?? clock.Zone).At(on, lead.Time.Time);
        if (lead.Time.Date is { } date) at = Corrected(at, date, ref on);
        else if (lead.Time.Weekday is null && last is { } before && before - at > BackStep)
            while (before - at > BackStep) (on, at) = (on.AddDays(1), at.AddDays(1));
        (day, last) = (on, at);
        zero ??= at;
        DateTimeOffset? until = null;
        if (lead.End is { } end)
        {
            var stop = (end.Zone ?? lead.Time.Zone ?? clock.Zone).At(end.Date is null && end.Weekday is null ? on : clock.Date(end, on) ?? on, end.Time);
            if (stop < at && end.Date is null) stop = stop.AddDays(1);
            if (stop - at <= LongestRange || end.Date is not null) until = stop;
            else impossible.Add(new ImpossibleRange(at, places[0]));
        }
        var words = HasWords(text) ? text.Trim() : "";
        if (words.Length > 0) events.Add(new DocumentEvent(at, until, words, places, true));
        else if (lead.End is not null)
        {
            events.Add(new DocumentEvent(at, until, "The downtime starts.", places, true));
            if (until is { } over) events.Add(new DocumentEvent(over, null, "The downtime ends.", places, true));
        }
    }

    /// <summary>A date whose year alone sets it far from the line before is taken as a slip of the pen.</summary>
    private DateTimeOffset Corrected(DateTimeOffset at, WrittenDate date, ref DateOnly on)
    {
        if (last is not { } before || date.Year is null || Math.Abs((before - at).TotalDays) < 180) return at;
        var same = at.AddYears(before.Year - at.Year);
        if (Math.Abs((before - same).TotalDays) > 2) return at;
        doubts.Add(string.Create(CultureInfo.InvariantCulture, $"One line of the timeline is dated {on:yyyy-MM-dd}, the lines around it {before:yyyy-MM-dd}: the year was taken from those."));
        on = on.AddYears(before.Year - at.Year);
        return same;
    }

    private void AddRelative(Match match, string text, DocumentPlace place)
    {
        if (zero is not { } from) return;
        var first = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        var second = match.Groups["n2"].Success ? int.Parse(match.Groups["n2"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var span = match.Groups["n2"].Success || match.Groups["u"].Value.StartsWith("h", StringComparison.OrdinalIgnoreCase) ? new TimeSpan(first, second, 0)
            : match.Groups["u"].Value.StartsWith("s", StringComparison.OrdinalIgnoreCase) ? TimeSpan.FromSeconds(first) : TimeSpan.FromMinutes(first);
        if (span > TimeSpan.FromDays(7)) return;
        var words = text[match.Length..].Trim();
        if (HasWords(words)) events.Add(new DocumentEvent(match.Groups["s"].Value == "-" ? from - span : from + span, null, words, [place], true));
    }

    /// <summary>Sentences of running text with one time: the time told is that of the sentence.</summary>
    private void ReadProse()
    {
        foreach (var section in document.Sections)
        {
            (day, last) = (section.Path.SelectMany(WrittenTimes.Dates).Select(d => d.On(clock.Year)).LastOrDefault(d => d is not null) ?? clock.Day, null);
            foreach (var block in section.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem))
                foreach (var sentence in Facts.ChatText.Sentences(block.Text))
                {
                    var times = WrittenTimes.Find(sentence);
                    if (times.Count == 0)
                    {
                        if (WrittenTimes.Dates(sentence) is [var date, ..] && date.On(clock.Year) is { } on) day = on;
                        continue;
                    }
                    if (Lead(sentence) is { } lead && HasWords(lead.Rest) && events.Any(e => e.Places.Contains(block.Place))) continue;
                    var (at, previous) = (clock.At(times[0], day), last);
                    if (at is not { } moment) continue;
                    if (times[0].Date is null && times[0].Weekday is null && previous is { } before && before - moment > TimeSpan.FromHours(12)) moment = moment.AddDays(1);
                    day = DateOnly.FromDateTime(moment.UtcDateTime) is var utcDay && times[0].Date is null ? day : clock.Date(times[0], day);
                    last = moment;
                    events.Add(new DocumentEvent(moment, null, sentence, [block.Place], false));
                    foreach (var further in times.Skip(1))
                        if (clock.At(further, clock.Date(times[0], day)) is { } other && other > moment && other - moment < LongestRange) events.Add(new DocumentEvent(other, null, sentence, [block.Place], false));
                }
        }
    }

    /// <summary>In order of time, what is told twice at the same minute once.</summary>
    private void Settle()
    {
        var sorted = events.OrderBy(e => e.At).ThenBy(e => e.Places[0].Section).ThenBy(e => e.Places[0].Block).ToList();
        events.Clear();
        foreach (var one in sorted)
        {
            var twin = events.FindIndex(e => Math.Abs((e.At - one.At).TotalSeconds) < 60 && Same(e.Text, one.Text));
            if (twin < 0) events.Add(one);
            else if (one.Text.Length > events[twin].Text.Length) events[twin] = one with { Places = [.. one.Places.Concat(events[twin].Places).Distinct()] };
        }
    }

    private static bool Same(string one, string other)
    {
        var (a, b) = (Facts.ChatText.ContentWords(one), Facts.ChatText.ContentWords(other));
        return a.Count > 0 && b.Count > 0 && a.Intersect(b, StringComparer.Ordinal).Count() * 1.0 / Math.Min(a.Count, b.Count) >= 0.75;
    }

    /// <summary>A time with which a text begins, its end where a range stands there, and what follows.</summary>
    internal readonly record struct LeadTime(WrittenTime Time, WrittenTime? End, string Rest);

    /// <summary>The time with which a text begins; null when it begins with something else.</summary>
    internal static LeadTime? Lead(string text)
    {
        if (text.Length == 0 || text.Length > 20_000) return null;
        var head = text.Length > 120 ? text[..120] : text;
        var times = WrittenTimes.Find(head);
        if (times.Count == 0 || !Opening().IsMatch(head.AsSpan(0, times[0].Start))) return null;
        var end = times[0].End;
        WrittenTime? until = null;
        if (times.Count > 1 && Range().IsMatch(head.AsSpan(end, times[1].Start - end))) (until, end) = (times[1], times[1].End);
        if (until is null && times.Count > 1 && Slash().IsMatch(head.AsSpan(end, times[1].Start - end))) end = times[1].End;
        if (end < text.Length && char.IsLetterOrDigit(text[end])) return null;
        return new LeadTime(times[0], until, After().Replace(text[end..], ""));
    }

    private static bool HasWords(string text) => Word().IsMatch(text);

    [GeneratedRegex(@"(?<=[.;)!?\]])\s+(?=(?:~|ca\.? |around |at )?\d{1,2}:\d{2}\b)|(?<=.{22})\s+(?=\d{2}[ :.]?\d{2}(?::\d{2})? ?(?:UTC|GMT|Z)\s?[-–—:])|(?<=.{22})\s+(?=\d{2}:\d{2}(?::\d{2})?:\s)")] private static partial Regex Several();
    [GeneratedRegex(@"^[\W_]{0,6}(?:(?:at|around|about|approx\.?|approximately|circa|ca\.?|c\.|by|from|between|on|time|starting at|start(?:ed)?|since|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?)\b[\W_]{0,3}){0,2}$", RegexOptions.IgnoreCase)] private static partial Regex Opening();
    [GeneratedRegex(@"^\s{0,2}(?:-|–|—|--|→|to|until|till|and|through)\s{0,2}(?:about |around |~)?$", RegexOptions.IgnoreCase)] private static partial Regex Range();
    [GeneratedRegex(@"^\s{0,2}/\s{0,2}$")] private static partial Regex Slash();
    [GeneratedRegex(@"^[\s\])}:,;|*_–—.→=>-]+(?:\([+\d][^)\n]{0,20}\)[\s:–—-]*)?")] private static partial Regex After();
    [GeneratedRegex(@"^\W*(?:T\s?(?<s>[+-])|(?<s>\+))\s?(?<n>\d{1,4})(?::(?<n2>\d{2}))?\s?(?<u>h(?:ours?|rs?)?|s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?)?\b[\s:|,.–—-]*", RegexOptions.IgnoreCase)] private static partial Regex Relative();
    [GeneratedRegex(@"^[\W\d]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day \d+|UTC|GMT)?[\W]*$", RegexOptions.IgnoreCase)] private static partial Regex Bare();
    [GeneratedRegex(@"\b(?:chat|irc|slack|ops) ?logs?\b|\blogs? (?:of|from)\b|\bchat-?logs?\b", RegexOptions.IgnoreCase)] private static partial Regex ChatLog();
    [GeneratedRegex(@"\p{L}{2,}")] private static partial Regex Word();
}
