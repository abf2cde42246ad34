using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A piece of a document as a reader is shown it.</summary>
/// <param name="Place">Where it stands; piece 0 is a heading.</param>
/// <param name="Text">Its words, cut where they are long.</param>
public sealed record OutlineLine(DocumentPlace Place, string Text);

/// <summary>A document for somebody who reads it for what happened when: its pieces in order, its zone, and what moment a time is that stands in it.</summary>
public sealed partial class DocumentOutline
{
    private const int LongestLine = 1_200;
    private const int MostCharacters = 120_000;
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(60);
    private readonly PostmortemDocument document;
    private readonly DocumentClock clock;
    private readonly ILookup<DocumentPlace, DateTimeOffset> told;
    private readonly HashSet<DateOnly> days = [];

    private DocumentOutline(PostmortemDocument document)
    {
        this.document = document;
        clock = DocumentClock.Of(document);
        told = DocumentTimeline.Of(document, clock).Events.SelectMany(e => e.Places.Select(p => (Place: p, e.At))).ToLookup(e => e.Place, e => e.At);
        foreach (var text in Texts().Append(document.Title))
            foreach (var date in WrittenTimes.Dates(text))
                if (date.On(clock.Year) is { } on) days.Add(on);
        if (clock.Day is { } day) days.Add(day);
    }

    /// <summary>The outline of a document.</summary>
    public static DocumentOutline Of(PostmortemDocument document) => new(document);

    /// <summary>The zone of bare times, for people: "UTC", "Europe/London".</summary>
    public string Zone => clock.Zone.Iana ?? (clock.Zone.Offset is not { } offset || offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}"));

    /// <summary>The day of the incident in that zone; null when the document names none.</summary>
    public DateOnly? Day => clock.Day;

    /// <summary>All pieces in order, up to a bound.</summary>
    public IEnumerable<OutlineLine> Lines()
    {
        var characters = 0;
        foreach (var section in document.Sections)
        {
            if (section.Heading.Length > 0) yield return new OutlineLine(section.Place, section.Heading);
            foreach (var block in section.Blocks)
            {
                if (characters > MostCharacters) yield break;
                var text = block.Text.Length <= LongestLine ? block.Text : block.Text[..LongestLine] + " …";
                characters += text.Length;
                yield return new OutlineLine(block.Place, text);
            }
        }
    }

    /// <summary>The kind that words of a document bear out.</summary>
    public static Facts.FactKind KindOf(string words) => DocumentFacts.KindOf(words);

    /// <summary>True for a word of everyday English, in lower case.</summary>
    public static bool IsEverydayWord(string word) => CustomerVocabulary.IsKnown(word) || CustomerVocabulary.IsEveryday(word);

    /// <summary>The words of a piece; null when there is no such piece.</summary>
    public string? TextAt(DocumentPlace place) =>
        document.Sections.ElementAtOrDefault(place.Section) is not { } section ? null : place.Block == 0 ? section.Heading : section.Blocks.ElementAtOrDefault(place.Block - 1)?.Text;

    /// <summary>
    /// The moment of a clock time that stands in a piece, or above it in the same section, on a day that the document names or the day after one; the reason when there is none. Where the rules
    /// read the same time in the same piece, their day counts, unless the piece itself writes another.
    /// </summary>
    public (DateTimeOffset? At, string? Refusal) Moment(DocumentPlace place, string time, DateOnly? day)
    {
        if (TextAt(place) is not { } text) return (null, "no such place");
        if (Written(time) is not { } wanted) return (null, "no clock time");
        var here = WrittenTimes.Find(text).Where(t => Same(t, wanted)).ToList();
        // "0000 2018-11-16" among times that are all written so.
        if (here.Count == 0 && Compact().IsMatch(time) && text.Contains(time.Trim()[..4], StringComparison.Ordinal) && WrittenTimes.Find(text).Any(t => !text.AsSpan(t.Start, t.Length).Contains(':'))) here = [wanted with { Zone = null, Date = null }];
        if (here.Count == 0) here = [.. Above(place).Select(WrittenTimes.Find).Select(f => f.Where(t => Same(t, wanted)).ToList()).FirstOrDefault(f => f.Count > 0) ?? []];
        if (here.Count == 0) return (null, "the time does not stand there");
        var written = here[0];
        if (written.Date is not null && clock.At(written, clock.Day) is { } dated) return (Nearest(place, dated) ?? dated, null);
        var zone = written.Zone ?? clock.Zone;
        foreach (var known in told[place])
            if (zone.At(DateOnly.FromDateTime(known.UtcDateTime), written.Time) is var that && Enumerable.Range(-1, 3).Any(d => Math.Abs((that.AddDays(d) - known).TotalSeconds) < Near.TotalSeconds)) return (known, null);
        var on = day is { } said && (days.Contains(said) || days.Contains(said.AddDays(-1))) ? said : clock.Day;
        return on is { } sure ? (zone.At(sure, written.Time), null) : (null, "the document names no day");
    }

    /// <summary>What the rules made of a dated time, where they took its year for a slip of the pen.</summary>
    private DateTimeOffset? Nearest(DocumentPlace place, DateTimeOffset dated) =>
        told[place].Select(t => (DateTimeOffset?)t).FirstOrDefault(t => t!.Value.TimeOfDay == dated.TimeOfDay && t.Value.Month == dated.Month && t.Value.Day == dated.Day);

    private IEnumerable<string> Above(DocumentPlace place)
    {
        var section = document.Sections[place.Section];
        for (var i = Math.Min(place.Block, section.Blocks.Count) - 2; i >= 0; i--) yield return section.Blocks[i].Text;
        yield return section.Heading;
    }

    private static WrittenTime? Written(string time)
    {
        if (time.Length is 0 or > 60) return null;
        // A compact time counts as one only beside its zone: "0003 UTC".
        var found = WrittenTimes.Find(time);
        if (found.Count == 0) found = WrittenTimes.Find(time.Trim() + " UTC");
        return found.Count > 0 ? found[0] : null;
    }

    private static bool Same(WrittenTime one, WrittenTime wanted) => one.Time.Hours == wanted.Time.Hours && one.Time.Minutes == wanted.Time.Minutes && (wanted.Time.Seconds == 0 || one.Time.Seconds == wanted.Time.Seconds);

    private IEnumerable<string> Texts() => document.Sections.SelectMany(s => s.Blocks.Select(b => b.Text).Prepend(s.Heading));

    [GeneratedRegex(@"^\s{0,3}(?:[01]\d|2[0-3])[0-5]\d(?!\d)")] private static partial Regex Compact();
}
