using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>The day and the zone that a document's bare times are in, and how that is known.</summary>
internal sealed partial class DocumentClock
{
    private DocumentClock(WrittenZone zone, bool zoneStated, DateOnly? day, int year) => (Zone, ZoneStated, Day, Year) = (zone, zoneStated, day, year);

    /// <summary>True when the document says that times without a date are on <see cref="Day"/>.</summary>
    public bool IsDefaultDay { get; private init; }
    /// <summary>True when the only date found is one of review or publication.</summary>
    public bool DayDoubtful { get; private init; }

    /// <summary>UTC where the document names none.</summary>
    public WrittenZone Zone { get; }
    /// <summary>False when UTC was assumed.</summary>
    public bool ZoneStated { get; }
    /// <summary>The day of the incident; null when no date stands anywhere.</summary>
    public DateOnly? Day { get; }
    /// <summary>For dates without a year.</summary>
    public int Year { get; }

    public static DocumentClock Of(PostmortemDocument document)
    {
        var (zone, stated) = FindZone(document);
        var dates = Candidates(document).Select(t => Later().Replace(t, " ")).SelectMany(WrittenTimes.Dates).ToList();
        var doubtful = dates.Count == 0;
        if (doubtful) dates = Candidates(document).SelectMany(WrittenTimes.Dates).ToList();
        var year = dates.Concat(document.Fields.SelectMany(f => WrittenTimes.Dates(f.Value))).Select(d => d.Year).FirstOrDefault(y => y is not null) ?? YearAlone(document) ?? 0;
        DateOnly? day = dates.Where(d => d.Year is not null || year > 0).Select(d => d.On(year)).FirstOrDefault(d => d is not null);
        var isDefault = document.Blocks.Any(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem && SaysDay().Match(b.Text) is { Success: true } said && WrittenTimes.Dates(said.Value).Count > 0);
        return new DocumentClock(zone, stated, day ?? Published(document, zone), year) { IsDefaultDay = isDefault && day is not null, DayDoubtful = doubtful && day is not null };
    }

    /// <summary>The moment of a written time; a date or day of the week beside it wins over <paramref name="day"/>. Null when no day is known.</summary>
    public DateTimeOffset? At(WrittenTime time, DateOnly? day)
    {
        if (Date(time, day) is not { } on) return null;
        return (time.Zone ?? Zone).At(on, time.Time);
    }

    /// <summary>The day that a written time is on.</summary>
    public DateOnly? Date(WrittenTime time, DateOnly? day)
    {
        if (time.Date is { } date) return date.On(Year > 0 ? Year : day?.Year ?? 2024) is { } on && (date.Year is not null || Year > 0 || day is not null) ? on : day;
        if (time.Weekday is { } weekday && (day ?? Day) is { } near)
        {
            var shift = ((int)weekday - (int)near.DayOfWeek + 7) % 7;
            return near.AddDays(shift > 4 ? shift - 7 : shift);
        }
        return day ?? Day;
    }

    private static (WrittenZone Zone, bool Stated) FindZone(PostmortemDocument document)
    {
        foreach (var section in document.Sections)
            if (TimelineHeading().IsMatch(section.Heading) && DocumentZones.InLabel(section.Heading) is { } inHeading) return (inHeading, true);
        foreach (var block in document.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem && b.Text.Length < 1_000))
            if (AllTimes().IsMatch(block.Text) && DocumentZones.Declared(block.Text) is { } declared) return (declared, true);
        foreach (var block in document.Blocks.Where(b => b.Kind == BlockKind.TableRow))
            foreach (var column in block.Columns)
                if (DocumentZones.InLabel(column) is { } inColumn) return (inColumn, true);
        foreach (var section in document.Sections)
            if (DocumentZones.InLabel(section.Heading) is { } inHeading) return (inHeading, true);
        var written = document.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)).SelectMany(b => WrittenTimes.Find(b.Text)).Select(t => t.Zone).OfType<WrittenZone>().ToList();
        return written.Count > 0 ? (written.GroupBy(z => z).MaxBy(g => g.Count())!.Key, true) : (WrittenZone.Utc, false);
    }

    /// <summary>Where the day of the incident is likely to stand, the likeliest first.</summary>
    private static IEnumerable<string> Candidates(PostmortemDocument document)
    {
        foreach (var block in document.Blocks.Take(60))
            if (block.Kind == BlockKind.TableRow ? block.Cells is [var label, ..] && DateLabel().IsMatch(label) : DateLine().IsMatch(block.Text)) yield return block.Kind == BlockKind.TableRow ? string.Join(' ', block.Cells.Skip(1)) : block.Text;
        foreach (var block in document.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem))
            if (SaysDay().IsMatch(block.Text)) yield return SaysDay().Match(block.Text).Value;
        yield return document.Title;
        foreach (var section in document.Sections.Take(2)) yield return section.Heading;
        yield return InName().Replace(document.Name, " ").Trim();
        foreach (var block in document.Blocks.Where(b => b.Kind is not (BlockKind.Code or BlockKind.Quote)).Take(8)) yield return block.Text;
        foreach (var section in document.Sections.Where(s => TimelineHeading().IsMatch(string.Join(' ', s.Path))))
            foreach (var text in section.Blocks.Select(b => b.Text).Prepend(section.Heading)) yield return text;
        foreach (var section in document.Sections.Where(s => !Ahead().IsMatch(s.Heading)))
            foreach (var block in section.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem)) yield return block.Text;
    }

    /// <summary>The day of publication, or the day before it where the document speaks of yesterday.</summary>
    private static DateOnly? Published(PostmortemDocument document, WrittenZone zone)
    {
        foreach (var field in document.Fields.Where(f => f.Key.Contains("date", StringComparison.OrdinalIgnoreCase) || f.Key.Contains("created", StringComparison.OrdinalIgnoreCase)))
        {
            if (!DateTimeOffset.TryParse(field.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) continue;
            var offset = zone.Offset ?? (TimeZoneInfo.TryFindSystemTimeZoneById(zone.Iana!, out var info) ? info.GetUtcOffset(at) : TimeSpan.Zero);
            var day = DateOnly.FromDateTime(at.ToOffset(offset).DateTime);
            return document.Blocks.Take(4).Any(b => b.Text.Contains("yesterday", StringComparison.OrdinalIgnoreCase)) ? day.AddDays(-1) : day;
        }
        return null;
    }

    private static int? YearAlone(PostmortemDocument document) =>
        document.Sections.SelectMany(s => s.Blocks.Select(b => b.Text).Prepend(s.Heading)).Prepend(document.Title).Select(t => Year4().Match(t)).Where(m => m.Success).Select(m => (int?)int.Parse(m.ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault();

    [GeneratedRegex(@"\b(?:timeline|chronology|sequence of events|what happened when|key events|events)\b", RegexOptions.IgnoreCase)] internal static partial Regex TimelineHeading();
    [GeneratedRegex(@"\b(?:actions?|follow-?ups?|next steps|remediation|prevent\w*|improvements?)\b", RegexOptions.IgnoreCase)] private static partial Regex Ahead();
    [GeneratedRegex(@"\btime(?:s|stamps?|zone)?\b|\btimeline\b", RegexOptions.IgnoreCase)] private static partial Regex AllTimes();
    [GeneratedRegex(@"^\W*(?:incident )?(?:dates?|day|when|date (?:and time )?of (?:the )?(?:incident|outage)|incident date|started|start|start time)\W*$", RegexOptions.IgnoreCase)] private static partial Regex DateLabel();
    [GeneratedRegex(@"(?:^|· |\| )\W{0,3}(?:dates?(?: of (?:the )?(?:incident|outage|event))?|incident date|day|when|start(?:ed| time)?)\W{0,3}:", RegexOptions.IgnoreCase)] private static partial Regex DateLine();
    [GeneratedRegex(@"\b(?:all (?:times|events)|times? (?:are|is)|events? (?:happened|occurred|took place))\b[^.\n]{0,100}", RegexOptions.IgnoreCase)] private static partial Regex SaysDay();
    [GeneratedRegex(@"\b(?:reviewed|published|approved|agreed|last (?:updated|modified|edited)|updated|modified|created|due|written)\b[^.\n|]{0,30}?\d{1,4}[^|·\n]{0,18}", RegexOptions.IgnoreCase)] private static partial Regex Later();
    [GeneratedRegex(@"[_\s]|\.[A-Za-z]{1,9}")] private static partial Regex InName();
    [GeneratedRegex(@"\b20[0-4]\d\b")] private static partial Regex Year4();
}
