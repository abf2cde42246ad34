using System.Globalization;

namespace CommsAssistant.Service.StatusPage;

/// <summary>How times are written: absolute and with their zone, for people and for programs.</summary>
internal static class StatusTimes
{
    /// <summary>25 Nov 2026, 14:30 UTC.</summary>
    public static string Words(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>25 Nov 2026.</summary>
    public static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2026-11-25T14:30:00.000Z.</summary>
    public static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Wire(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time element with date, time and zone.</summary>
    public static Markup Time(DateTimeOffset at) => new HtmlText().Add($"<time datetime=\"{Wire(at)}\">{Words(at)}</time>").ToMarkup();

    /// <summary>A time element with the time and zone alone, for use beside a date; with the date where that is another day.</summary>
    public static Markup Time(DateTimeOffset at, DateOnly beside) => BoardComponent.Day(at) != beside
        ? Time(at)
        : new HtmlText().Add($"<time datetime=\"{Wire(at)}\">{at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC</time>").ToMarkup();

    public static Markup Time(DateOnly day) => new HtmlText().Add($"<time datetime=\"{Wire(day)}\">{Words(day)}</time>").ToMarkup();

    /// <summary>2 days 3 hours, 1 hour 20 minutes, 12 minutes, less than a minute.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => Count(length.Minutes, "minute"),
        { TotalDays: < 1 } => Count(length.Hours, "hour") + (length.Minutes > 0 ? " " + Count(length.Minutes, "minute") : ""),
        _ => Count(length.Days, "day") + (length.Hours > 0 ? " " + Count(length.Hours, "hour") : ""),
    };

    /// <summary>1 day, 2 days.</summary>
    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
