using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>A clock time found in a text. <see cref="Offset"/> is null when no zone was written beside it.</summary>
/// <param name="Start">Position in the text.</param>
/// <param name="Length">Length in the text, the zone included.</param>
/// <param name="Time">Hour, minute and second as written, after am and pm are applied.</param>
/// <param name="HasMeridiem">True when am or pm was written.</param>
/// <param name="Offset">Offset from UTC of the written zone.</param>
/// <param name="Zone">An IANA zone for names that depend on the season (ET, PT); null otherwise.</param>
public readonly record struct ClockTime(int Start, int Length, TimeSpan Time, bool HasMeridiem, TimeSpan? Offset, string? Zone)
{
    /// <summary>The day of the month written beside it ("15:52 on the 14th"); null for none.</summary>
    public int? Day { get; init; }
    /// <summary>The day of the week written beside it ("Monday at 03:40"); null for none.</summary>
    public DayOfWeek? Weekday { get; init; }
    /// <summary>True when "my time", "here" or the like is written beside it: it is meant in the speaker's zone.</summary>
    public bool IsLocal { get; init; }
    /// <summary>True when "yesterday" or "last night" is written beside it.</summary>
    public bool IsYesterday { get; init; }
    /// <summary>True when a zone was written beside it.</summary>
    public bool HasZone => Offset is not null || Zone is not null;
}

/// <summary>Finds clock times in chat and resolves them to moments, with the speaker's zone where none is written.</summary>
public static partial class ClockTimes
{
    private static readonly Dictionary<string, (TimeSpan? Offset, string? Zone)> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = (TimeSpan.Zero, null), ["GMT"] = (TimeSpan.Zero, null), ["Z"] = (TimeSpan.Zero, null),
        ["ET"] = (null, "America/New_York"), ["Eastern"] = (null, "America/New_York"), ["EST"] = (TimeSpan.FromHours(-5), null), ["EDT"] = (TimeSpan.FromHours(-4), null),
        ["CT"] = (null, "America/Chicago"), ["CDT"] = (TimeSpan.FromHours(-5), null), ["MDT"] = (TimeSpan.FromHours(-6), null), ["MST"] = (TimeSpan.FromHours(-7), null),
        ["PT"] = (null, "America/Los_Angeles"), ["Pacific"] = (null, "America/Los_Angeles"), ["PST"] = (TimeSpan.FromHours(-8), null), ["PDT"] = (TimeSpan.FromHours(-7), null),
        ["BST"] = (TimeSpan.FromHours(1), null), ["CET"] = (TimeSpan.FromHours(1), null), ["CEST"] = (TimeSpan.FromHours(2), null), ["EET"] = (TimeSpan.FromHours(2), null), ["EEST"] = (TimeSpan.FromHours(3), null),
        ["WEST"] = (TimeSpan.FromHours(1), null), ["MSK"] = (TimeSpan.FromHours(3), null), ["EAT"] = (TimeSpan.FromHours(3), null), ["SAST"] = (TimeSpan.FromHours(2), null), ["BRT"] = (TimeSpan.FromHours(-3), null),
        ["HKT"] = (TimeSpan.FromHours(8), null), ["PHT"] = (TimeSpan.FromHours(8), null), ["KST"] = (TimeSpan.FromHours(9), null), ["NZST"] = (TimeSpan.FromHours(12), null), ["NZDT"] = (TimeSpan.FromHours(13), null), ["CST"] = (TimeSpan.FromHours(-6), null),
        ["Central"] = (null, "America/Chicago"), ["Mountain"] = (null, "America/Denver"),
        ["IST"] = (TimeSpan.FromHours(5.5), null), ["SGT"] = (TimeSpan.FromHours(8), null), ["JST"] = (TimeSpan.FromHours(9), null), ["AEST"] = (TimeSpan.FromHours(10), null), ["AEDT"] = (TimeSpan.FromHours(11), null),
    };

    /// <summary>All clock times, left to right; text without digits costs nothing.</summary>
    public static IReadOnlyList<ClockTime> Find(string text)
    {
        var found = new List<ClockTime>();
        if (text.Contains("midnight", StringComparison.OrdinalIgnoreCase) || text.Contains("noon", StringComparison.OrdinalIgnoreCase))
            foreach (Match match in Named().Matches(text))
                found.Add(Dated(text, new ClockTime(match.Index, match.Length, TimeSpan.FromHours(char.ToLowerInvariant(match.Value[0]) == 'm' ? 0 : 12), true, match.Groups["z"].Success ? TimeSpan.Zero : null, null)));
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return found;
        foreach (Match match in Pattern().Matches(text))
        {
            var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            var second = match.Groups["s"].Success ? int.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            var meridiem = match.Groups["ap"].Success ? char.ToLowerInvariant(match.Groups["ap"].Value[0]) : ' ';
            if (hour > 23 || minute > 59 || second > 59 || (meridiem != ' ' && hour is 0 or > 12 && meridiem != ' ')) continue;
            if (meridiem == 'p' && hour < 12) hour += 12;
            if (meridiem == 'a' && hour == 12) hour = 0;
            var (offset, zone) = match.Groups["z"].Success ? Zones[match.Groups["z"].Value] : (null, null);
            found.Add(Dated(text, new ClockTime(match.Index, match.Length, new TimeSpan(hour, minute, second), meridiem != ' ', offset, zone)));
        }
        foreach (Match match in Elsewhere().Matches(text))
        {
            var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (hour > 23 || minute > 59 || found.Exists(f => f.Start < match.Index + match.Length && match.Index < f.Start + f.Length)) continue;
            found.Add(Dated(text, new ClockTime(match.Index, match.Length, new TimeSpan(hour, minute, 0), true, null, null)));
        }
        if (found.Count > 1) found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>The time with the day that stands right behind it or right before it.</summary>
    private static ClockTime Dated(string text, ClockTime time)
    {
        var behind = text.AsSpan(time.Start + time.Length);
        var after = behind[..Math.Min(behind.Length, 28)].ToString();
        var before = text[Math.Max(0, time.Start - 16)..time.Start];
        if (!time.HasZone && Local().IsMatch(after)) time = time with { IsLocal = true };
        if (DayAfter().Match(after) is { Success: true } day && int.Parse(day.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var number) return time with { Day = number };
        if (Week().Match(after) is { Success: true } later) return time with { Weekday = DayNamed(later.Groups["w"].Value) };
        if (WeekBefore().Match(before) is { Success: true } earlier) return time with { Weekday = DayNamed(earlier.Groups["w"].Value) };
        return Yesterday().IsMatch(after) || YesterdayBefore().IsMatch(before) ? time with { IsYesterday = true } : time;
    }

    private static DayOfWeek DayNamed(string word) => word[..2].ToLowerInvariant() switch { "mo" => DayOfWeek.Monday, "tu" => DayOfWeek.Tuesday, "we" => DayOfWeek.Wednesday, "th" => DayOfWeek.Thursday, "fr" => DayOfWeek.Friday, "sa" => DayOfWeek.Saturday, _ => DayOfWeek.Sunday };

    /// <summary>
    /// The moment that a clock time names, said at <paramref name="said"/> by somebody in <paramref name="speakerZone"/>. A bare time is read in the zone (UTC, the speaker's, the
    /// public one; morning or afternoon where twelve hours leave it open) that puts it closest before the moment it was said, or closest after when <paramref name="ahead"/>.
    /// Null when no reading lies within <paramref name="within"/>.
    /// </summary>
    public static DateTimeOffset? Resolve(ClockTime time, DateTimeOffset said, string speakerZone, string publicZone, bool ahead = false, TimeSpan? within = null, DateTimeOffset? before = null)
    {
        var limit = within ?? (time.Day is not null || time.Weekday is not null || time.IsYesterday ? TimeSpan.FromDays(8) : TimeSpan.FromHours(14));
        DateTimeOffset? best = null;
        foreach (var candidate in Candidates(time, said, speakerZone, publicZone))
        {
            if (before is { } bound && candidate >= bound) continue;
            var gap = ahead ? candidate - said : said - candidate;
            if (gap < TimeSpan.FromMinutes(-2) || gap > limit) continue;
            if (best is null || gap < (ahead ? best.Value - said : said - best.Value)) best = candidate;
        }
        return best;
    }

    /// <summary>Every moment near <paramref name="said"/> that a bare clock time may name in one zone, morning and afternoon alike where twelve hours leave it open.</summary>
    internal static IEnumerable<DateTimeOffset> Readings(ClockTime time, DateTimeOffset said, string zoneName)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone)) return [];
        var days = Days(time.Time, said, zone.GetUtcOffset, time);
        return time.HasMeridiem || time.Time.Hours is 0 or > 12 ? days : days.Concat(Days(new TimeSpan((time.Time.Hours + 12) % 24, time.Time.Minutes, time.Time.Seconds), said, zone.GetUtcOffset, time));
    }

    private static IEnumerable<DateTimeOffset> Candidates(ClockTime time, DateTimeOffset said, string speakerZone, string publicZone)
    {
        if (time.Offset is { } offset)
        {
            foreach (var at in Days(time.Time, said, _ => offset, time)) yield return at;
            yield break;
        }
        string[] zones = time.Zone is { } named ? [named] : time.IsLocal ? [speakerZone] : ["UTC", speakerZone, publicZone];
        foreach (var name in zones.Distinct(StringComparer.Ordinal))
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) continue;
            foreach (var at in Days(time.Time, said, zone.GetUtcOffset, time)) yield return at;
            var openHalf = !time.HasMeridiem && time.Time.Hours is >= 1 and <= 12 && name != "UTC" && time.Zone is null && zone.BaseUtcOffset < TimeSpan.FromHours(-2);
            if (!openHalf) continue;
            foreach (var at in Days(new TimeSpan((time.Time.Hours + 12) % 24, time.Time.Minutes, time.Time.Seconds), said, zone.GetUtcOffset, time)) yield return at;
        }
    }

    private static IEnumerable<DateTimeOffset> Days(TimeSpan time, DateTimeOffset said, Func<DateTimeOffset, TimeSpan> offsetAt, ClockTime written)
    {
        var offset = offsetAt(said);
        var day = said.ToOffset(offset).Date;
        var dated = written.Day is not null || written.Weekday is not null;
        for (var shift = dated ? -8 : -1; shift <= 1; shift++)
        {
            var on = day.AddDays(shift);
            if (written.Day is { } number && on.Day != number || written.Weekday is { } weekday && on.DayOfWeek != weekday || written.IsYesterday && shift != -1) continue;
            yield return new DateTimeOffset(on + time, offset).ToUniversalTime();
        }
    }

    [GeneratedRegex(@"(?<![\w:.#/,-])(?:(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d{1,6})?)?(?:\s?(?<ap>[ap])\.?m\b\.?)?|(?<h>\d{1,2})(?:[.:](?<m>\d{2}))?\s?(?<ap>[ap])\.?m\b\.?)(?:\s?\(?(?<z>UTC|GMT|Z|ET|EST|EDT|CT|CDT|MST|MDT|PT|PST|PDT|BST|CEST|CET|EEST|EET|IST|SGT|JST|AEST|AEDT|WEST|MSK|EAT|SAST|BRT|HKT|PHT|KST|NZST|NZDT|CST|Eastern|Pacific|Central|Mountain)\b)?(?!\d|:\d|%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
    [GeneratedRegex(@"\b(?:midnight|noon)\b(?:\s?(?<z>UTC|GMT)\b)?", RegexOptions.IgnoreCase)] private static partial Regex Named();
    [GeneratedRegex(@"\b(?<h>\d{1,2})(?:[.:](?<m>\d{2}))? Uhr\b(?: (?<m>\d{2})\b)?|(?<=(?<!\p{L})(?:à|às|as|las|desde|depuis|vers|at|since|from) )(?<h>\d{1,2})\s?h\s?(?<m>\d{2})?(?![\w])|(?<!\d)(?<h>\d{1,2})時(?:(?<m>\d{1,2})分)?", RegexOptions.IgnoreCase)] private static partial Regex Elsewhere();
    [GeneratedRegex(@"^ (?:my|our|local) time\b|^ (?:\(?here\)?|hier|bei uns|aquí|ici|aqui|local|ortszeit)(?=$|[\s,.)])", RegexOptions.IgnoreCase)] private static partial Regex Local();
    [GeneratedRegex(@"^,? (?:\([^)\n]{0,12}\) )?(?:(?:on|of) (?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?\b(?!:)|\((?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)\))", RegexOptions.IgnoreCase)] private static partial Regex DayAfter();
    [GeneratedRegex(@"^,? (?:on )?(?<w>mon|tues|wednes|thurs|fri|satur|sun)day\b", RegexOptions.IgnoreCase)] private static partial Regex Week();
    [GeneratedRegex(@"\b(?<w>mon|tues|wednes|thurs|fri|satur|sun)day,? (?:at |around |about )?$", RegexOptions.IgnoreCase)] private static partial Regex WeekBefore();
    [GeneratedRegex(@"^ (?:yesterday|last night|gestern|ayer|hier|ontem)\b", RegexOptions.IgnoreCase)] private static partial Regex Yesterday();
    [GeneratedRegex(@"\b(?:yesterday|gestern|ayer|hier|ontem),? (?:at |around |um |a las |à )?$", RegexOptions.IgnoreCase)] private static partial Regex YesterdayBefore();
}
