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
        ["IST"] = (TimeSpan.FromHours(5.5), null), ["SGT"] = (TimeSpan.FromHours(8), null), ["JST"] = (TimeSpan.FromHours(9), null), ["AEST"] = (TimeSpan.FromHours(10), null), ["AEDT"] = (TimeSpan.FromHours(11), null),
    };

    /// <summary>All clock times, left to right; text without digits costs nothing.</summary>
    public static IReadOnlyList<ClockTime> Find(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<ClockTime>();
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
            found.Add(new ClockTime(match.Index, match.Length, new TimeSpan(hour, minute, second), meridiem != ' ', offset, zone));
        }
        return found;
    }

    /// <summary>
    /// The moment that a clock time names, said at <paramref name="said"/> by somebody in <paramref name="speakerZone"/>. A bare time is read in the zone (UTC, the speaker's, the
    /// public one; morning or afternoon where twelve hours leave it open) that puts it closest before the moment it was said, or closest after when <paramref name="ahead"/>.
    /// Null when no reading lies within <paramref name="within"/>.
    /// </summary>
    public static DateTimeOffset? Resolve(ClockTime time, DateTimeOffset said, string speakerZone, string publicZone, bool ahead = false, TimeSpan? within = null, DateTimeOffset? before = null)
    {
        var limit = within ?? TimeSpan.FromHours(14);
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

    private static IEnumerable<DateTimeOffset> Candidates(ClockTime time, DateTimeOffset said, string speakerZone, string publicZone)
    {
        if (time.Offset is { } offset)
        {
            foreach (var at in Days(time.Time, said, _ => offset)) yield return at;
            yield break;
        }
        string[] zones = time.Zone is { } named ? [named] : ["UTC", speakerZone, publicZone];
        foreach (var name in zones.Distinct(StringComparer.Ordinal))
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) continue;
            foreach (var at in Days(time.Time, said, zone.GetUtcOffset)) yield return at;
            var openHalf = !time.HasMeridiem && time.Time.Hours is >= 1 and <= 12 && name != "UTC" && time.Zone is null && zone.BaseUtcOffset < TimeSpan.FromHours(-2);
            if (!openHalf) continue;
            foreach (var at in Days(new TimeSpan((time.Time.Hours + 12) % 24, time.Time.Minutes, time.Time.Seconds), said, zone.GetUtcOffset)) yield return at;
        }
    }

    private static IEnumerable<DateTimeOffset> Days(TimeSpan time, DateTimeOffset said, Func<DateTimeOffset, TimeSpan> offsetAt)
    {
        var offset = offsetAt(said);
        var day = said.ToOffset(offset).Date;
        for (var shift = -1; shift <= 1; shift++)
            yield return new DateTimeOffset(day.AddDays(shift) + time, offset).ToUniversalTime();
    }

    [GeneratedRegex(@"(?<![\w:.#/,-])(?:(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d{1,6})?)?(?:\s?(?<ap>[ap])\.?m\b\.?)?|(?<h>\d{1,2})(?:[.:](?<m>\d{2}))?\s?(?<ap>[ap])\.?m\b\.?)(?:\s?\(?(?<z>UTC|GMT|Z|ET|EST|EDT|CT|CDT|MST|MDT|PT|PST|PDT|BST|CEST|CET|EEST|EET|IST|SGT|JST|AEST|AEDT|Eastern|Pacific)\b)?(?![\d:%])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
