using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A date as it is written; the year is null where none stands there.</summary>
internal readonly record struct WrittenDate(int Start, int Length, int? Year, int Month, int Day)
{
    public int End => Start + Length;

    /// <summary>The day, with the year of another date where this one has none; null when there is no such day.</summary>
    public DateOnly? On(int year) => Month is >= 1 and <= 12 && (Year ?? year) is >= 1970 and <= 2199 && Day >= 1 && Day <= DateTime.DaysInMonth(Year ?? year, Month) ? new DateOnly(Year ?? year, Month, Day) : null;
}

/// <summary>A clock time as it is written, with the date, the day of the week and the zone that stand beside it.</summary>
internal readonly record struct WrittenTime(int Start, int Length, TimeSpan Time, WrittenDate? Date, DayOfWeek? Weekday, WrittenZone? Zone)
{
    public int End => Start + Length;
}

/// <summary>Finds dates and clock times as documents write them, in English: 24 and 12 hours, ISO, "14h05", "0847 UTC", dates before and after the time, zones in brackets.</summary>
internal static partial class WrittenTimes
{
    private const string Month = @"(?<mn>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?";
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All dates, left to right.</summary>
    public static IReadOnlyList<WrittenDate> Dates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<WrittenDate>();
        foreach (Match match in Date().Matches(text))
        {
            int? year = match.Groups["y"].Success ? Number(match.Groups["y"]) : null;
            if (year is < 100) year += 2000;
            var (month, day) = match.Groups["mn"].Success
                ? (Array.IndexOf(Months, match.Groups["mn"].Value[..3].ToLowerInvariant()) + 1, Number(match.Groups["d"]))
                : match.Groups["a"].Success ? Order(Number(match.Groups["a"]), Number(match.Groups["b"]), match.Groups["sep"].Value == ".") : (Number(match.Groups["m"]), Number(match.Groups["d"]));
            var date = new WrittenDate(match.Index, match.Length, year, month, day);
            if (date.On(year ?? 2024) is null) continue;
            // "17 and 18 March": the first day has the month of the second.
            if (match.Groups["mn"].Success && FirstOfTwo().Match(text[..match.Index]) is { Success: true } first && Number(first.Groups["d"]) is >= 1 and var sooner && sooner < day)
                found.Add(new WrittenDate(first.Index, first.Length, year, month, sooner));
            found.Add(date);
        }
        return found;
    }

    /// <summary>All clock times with what stands beside them, left to right.</summary>
    public static IReadOnlyList<WrittenTime> Find(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var dates = Dates(text);
        var found = new List<WrittenTime>();
        foreach (Match match in Clock().Matches(text))
        {
            if (dates.Any(d => match.Index < d.End && match.Index + match.Length > d.Start) || Value(match) is not { } time) continue;
            var (start, end) = (match.Index, match.Index + match.Length);
            var zone = DocumentZones.After(text, ref end);
            if (match.Groups["compact"].Success && zone is null) continue;
            WrittenDate? date = null;
            if (dates.LastOrDefault(d => d.End <= start && start - d.End <= 12) is { Length: > 0 } before && Between().IsMatch(text.AsSpan(before.End, start - before.End)) && (found.Count == 0 || found[^1].End <= before.Start))
                (date, start) = (before, before.Start);
            else if (dates.FirstOrDefault(d => d.Start >= end && d.Start - end <= 6) is { Length: > 0 } after && Beside().IsMatch(text.AsSpan(end, after.Start - end)))
            {
                (date, end) = (after, after.End);
                if (end < text.Length && text[end] == ')') end++;
            }
            DayOfWeek? weekday = null;
            if (date is null && Weekday().Match(text[..start]) is { Success: true } day && (found.Count == 0 || found[^1].End <= day.Index))
                (weekday, start) = (Enum.GetValues<DayOfWeek>().First(d => d.ToString().StartsWith(day.Groups["w"].Value[..3], StringComparison.OrdinalIgnoreCase)), day.Index);
            found.Add(new WrittenTime(start, end - start, time, date, weekday, zone));
        }
        return found;
    }

    private static TimeSpan? Value(Match match)
    {
        var (hour, minute, second) = (Number(match.Groups["h"]), match.Groups["m"].Success ? Number(match.Groups["m"]) : 0, match.Groups["s"].Success ? Number(match.Groups["s"]) : 0);
        var half = match.Groups["ap"].Success ? char.ToLowerInvariant(match.Groups["ap"].Value[0]) : ' ';
        if (hour == 24 && minute == 0) hour = 0;
        if (hour > 23 || minute > 59 || second > 59 || half != ' ' && hour is 0) return null;
        if (half == 'p' && hour < 12) hour += 12;
        if (half == 'a' && hour == 12) hour = 0;
        return new TimeSpan(hour, minute, second);
    }

    private static (int Month, int Day) Order(int first, int second, bool dayFirst) => first > 12 || dayFirst && second <= 12 ? (second, first) : (first, second);

    private static int Number(Capture digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.:/-])(?:(?<y>(?:19|20)\d{2})(?:(?<sep>[-/.])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})|(?<m>[01]\d)(?<d>[0-3]\d)(?=[-_. ]|$))|(?<a>\d{1,2})(?<sep>[/.])(?<b>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})|(?<d>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2}(?:st|nd|rd|th)?)?(?: of)?[ -]" + Month + @"(?:,?[ -](?<y>(?:19|20)\d{2}))?|\b" + Month + @" (?<d>\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2}(?:st|nd|rd|th)?)?(?:,? (?<y>(?:19|20)\d{2}))?|(?<=^\W{0,3})(?<m>[01]\d)-(?<d>[0-3]\d)(?=[ ,T]))(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Date();
    [GeneratedRegex(@"(?<![\d:.,/-])(?<d>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:and|to|until|&|–|-|/)\s?$")] private static partial Regex FirstOfTwo();
    [GeneratedRegex(@"(?<![\d.:,/#$€+])(?<!\d[-–]?)(?<!(?:v|version )\d{0,3})(?:(?<h>\d{1,2}):(?<m>[0-5]\d)(?::(?<s>[0-5]\d)(?:[.,]\d{1,9})?)?(?:\s?(?<ap>[ap])\.?m\b\.?)?|(?<h>\d{1,2})(?:\.(?<m>[0-5]\d))?\s?(?<ap>[ap])\.?m\b\.?|(?<h>[01]?\d|2[0-3])h(?<m>[0-5]\d)\b|(?<compact>(?<h>[01]\d|2[0-3])[ .]?(?<m>[0-5]\d)(?=\s?\(?(?:UTC|GMT|Z|[A-Z]{1,4}T)\b)))(?![\d%]|:\d)|(?<=\d[-–]|\d(?:UTC|Z) ?[-–])(?<h>\d{1,2}):(?<m>[0-5]\d)(?::(?<s>[0-5]\d))?(?:\s?(?<ap>[ap])\.?m\b\.?)?(?![\d%]|:\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
    [GeneratedRegex(@"^(?:[\s,T@–—|*-]|\bat\b|\baround\b|\babout\b|~){0,10}$", RegexOptions.IgnoreCase)] private static partial Regex Between();
    [GeneratedRegex(@"^[\s,]{0,3}(?:on |\()?$", RegexOptions.IgnoreCase)] private static partial Regex Beside();
    [GeneratedRegex(@"\b(?<w>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|urs)?(?:day)?[.,]?\s{1,2}(?:at )?$", RegexOptions.IgnoreCase)] private static partial Regex Weekday();
}
