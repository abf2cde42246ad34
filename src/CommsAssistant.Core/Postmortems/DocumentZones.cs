using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A time zone as it is written: a fixed distance from UTC, or the IANA name of a zone whose distance depends on the season.</summary>
internal readonly record struct WrittenZone(TimeSpan? Offset, string? Iana)
{
    public static WrittenZone Utc { get; } = new(TimeSpan.Zero, null);

    /// <summary>The moment of a wall clock in this zone, UTC. A time that the clock skips is moved on; of one that it shows twice, the first.</summary>
    public DateTimeOffset At(DateOnly day, TimeSpan time)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue) + time;
        if (Offset is { } fixedOffset) return new DateTimeOffset(wall, fixedOffset).ToUniversalTime();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Iana ?? "UTC", out var zone)) return new DateTimeOffset(wall, TimeSpan.Zero);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>Whether the clock of this zone shows UTC.</summary>
    public bool IsUtc => Offset == TimeSpan.Zero || Iana is "UTC" or "Etc/UTC";
}

/// <summary>Reads names of zones: abbreviations, "Pacific Time", "UTC+2", "+02:00", IANA names.</summary>
internal static partial class DocumentZones
{
    private static readonly Dictionary<string, WrittenZone> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = WrittenZone.Utc, ["GMT"] = WrittenZone.Utc, ["Z"] = WrittenZone.Utc, ["Zulu"] = WrittenZone.Utc, ["WET"] = WrittenZone.Utc,
        ["ET"] = Of("America/New_York"), ["Eastern"] = Of("America/New_York"), ["EST"] = Hours(-5), ["EDT"] = Hours(-4),
        ["CT"] = Of("America/Chicago"), ["Central"] = Of("America/Chicago"), ["CDT"] = Hours(-5), ["CST"] = Hours(-6),
        ["MT"] = Of("America/Denver"), ["Mountain"] = Of("America/Denver"), ["MDT"] = Hours(-6), ["MST"] = Hours(-7),
        ["PT"] = Of("America/Los_Angeles"), ["Pacific"] = Of("America/Los_Angeles"), ["PST"] = Hours(-8), ["PDT"] = Hours(-7), ["AKST"] = Hours(-9), ["AKDT"] = Hours(-8), ["HST"] = Hours(-10),
        ["BST"] = Hours(1), ["WEST"] = Hours(1), ["CET"] = Hours(1), ["CEST"] = Hours(2), ["MEZ"] = Hours(1), ["MESZ"] = Hours(2), ["EET"] = Hours(2), ["EEST"] = Hours(3), ["MSK"] = Hours(3),
        ["IST"] = Hours(5.5), ["SGT"] = Hours(8), ["HKT"] = Hours(8), ["AWST"] = Hours(8), ["JST"] = Hours(9), ["KST"] = Hours(9), ["AEST"] = Hours(10), ["AEDT"] = Hours(11), ["NZST"] = Hours(12), ["NZDT"] = Hours(13), ["BRT"] = Hours(-3), ["ART"] = Hours(-3),
    };

    /// <summary>The zone that stands right after <paramref name="end"/>, which is moved behind it; null when none does.</summary>
    public static WrittenZone? After(string text, ref int end)
    {
        if (Next().Match(text, end) is not { Success: true } match || Read(match) is not { } zone) return null;
        end += match.Length;
        return zone;
    }

    /// <summary>The zone that a text says its times are in ("all times in UTC", "Timeline (UTC)"); null when it says none.</summary>
    public static WrittenZone? Declared(string text)
    {
        foreach (Match match in Declaration().Matches(text)) if (Read(match) is { } zone) return zone;
        return null;
    }

    /// <summary>The zone that a heading or a column gives in brackets or at its end ("Timeline (UTC)", "Time UTC").</summary>
    public static WrittenZone? InLabel(string label) => Label().Match(label) is { Success: true } match ? Read(match) : null;

    private static WrittenZone? Read(Match match)
    {
        if (match.Groups["iana"].Success) return TimeZoneInfo.TryFindSystemTimeZoneById(match.Groups["iana"].Value, out _) ? Of(match.Groups["iana"].Value) : null;
        if (match.Groups["sign"].Success)
        {
            var hours = int.Parse(match.Groups["oh"].ValueSpan, CultureInfo.InvariantCulture);
            var minutes = match.Groups["om"].Success ? int.Parse(match.Groups["om"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (hours > 14 || minutes > 59) return null;
            var offset = new TimeSpan(hours, minutes, 0);
            return new WrittenZone(match.Groups["sign"].Value is "-" or "−" or "–" ? -offset : offset, null);
        }
        return match.Groups["z"].Success && Names.TryGetValue(match.Groups["z"].Value, out var zone) ? zone : null;
    }

    private static WrittenZone Of(string iana) => new(null, iana);

    private static WrittenZone Hours(double hours) => new(TimeSpan.FromHours(hours), null);

    private const string Zone = @"(?:(?:(?:UTC|GMT)\s?(?<sign>[+−–-])|(?<sign>\+))(?<oh>\d{1,2})(?::?(?<om>\d{2}))?(?!\d)|(?<iana>(?:America|Europe|Asia|Africa|Australia|Pacific|Atlantic|Indian|Etc)/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?)|(?<z>UTC|GMT|Zulu|Z|ET|EST|EDT|CT|CDT|CST|MT|MDT|MST|PT|PST|PDT|AKST|AKDT|HST|BST|WEST|WET|CEST|CET|MEZ|MESZ|EEST|EET|MSK|IST|SGT|HKT|AWST|JST|KST|AEST|AEDT|NZST|NZDT|BRT|ART|Eastern|Central|Mountain|Pacific)(?:,? (?:Standard |Daylight |Summer )?Time)?\b(?![-/]\w))";

    [GeneratedRegex(@"\G\s?[\[(]?" + Zone + @"(?:[)\]]|(?=\W|$))")] private static partial Regex Next();
    [GeneratedRegex(@"\b(?:times?(?:stamps?)?|timeline|hours|clock)\b[^.\n|]{0,50}?(?<![A-Za-z])" + Zone, RegexOptions.IgnoreCase)] private static partial Regex Declaration();
    [GeneratedRegex(@"[(\[,]\s{0,2}(?:all |times? |in |local ){0,4}" + Zone + @"|\b(?:Time|Timeline|When|Timestamp|Date),?\s{1,3}(?:in )?" + Zone + @"\W{0,3}$")] private static partial Regex Label();
}
