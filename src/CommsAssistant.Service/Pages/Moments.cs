using System.Globalization;

namespace CommsAssistant.Service.Pages;

/// <summary>Times as people read them: absolute with the zone, and relative to now.</summary>
public static class Moments
{
    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    /// <summary>"14:30 UTC", with the date when it is not the day of <paramref name="now"/>.</summary>
    public static string Utc(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "d MMM yyyy HH:mm 'UTC'", Plain);

    /// <summary>For the datetime attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", Plain);

    /// <summary>For an input of the type datetime-local, to be read as UTC.</summary>
    public static string Input(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", Plain);

    /// <summary>"in 6 min", "6 min ago", "just now".</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now) =>
        (at - now).Duration() < TimeSpan.FromSeconds(45) ? "just now" : at > now ? "in " + Length(at - now) : Length(now - at) + " ago";

    /// <summary>A promise: "due in 6 min", "overdue by 3 min".</summary>
    public static string Due(DateTimeOffset at, DateTimeOffset now) => at <= now ? "Overdue by " + Length(now - at) : "Due in " + Length(at - now);

    /// <summary>"40 s", "6 min", "3 h 5 min", "4 days".</summary>
    public static string Length(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1)) return string.Create(Plain, $"{Math.Max(0, (int)span.TotalSeconds)} s");
        if (span < TimeSpan.FromMinutes(90)) return string.Create(Plain, $"{(int)Math.Round(span.TotalMinutes)} min");
        if (span < TimeSpan.FromHours(48)) return span.Minutes == 0 ? string.Create(Plain, $"{(int)span.TotalHours} h") : string.Create(Plain, $"{(int)span.TotalHours} h {span.Minutes} min");
        return string.Create(Plain, $"{(int)span.TotalDays} days");
    }

    /// <summary>The clock where a person is: "14:24 New York"; null where that is UTC or the zone is not known here.</summary>
    public static string? Local(DateTimeOffset at, string zone) =>
        zone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.GetUtcOffset(at) != TimeSpan.Zero
            ? TimeZoneInfo.ConvertTime(at, found).ToString("HH:mm", Plain) + " " + zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ')
            : null;
}
