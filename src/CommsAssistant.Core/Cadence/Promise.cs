using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Cadence;

/// <summary>Reads from a text when it says that the next update comes: the promise is what was published, not what was planned.</summary>
public static partial class Promise
{
    /// <summary>The promised moment, UTC; null when the text names none. A clock time is read in its zone, the first such moment after <paramref name="now"/>.</summary>
    public static DateTimeOffset? In(string text, DateTimeOffset now, string publicZone)
    {
        foreach (Match match in Sentence().Matches(text))
        {
            var times = ClockTimes.Find(match.Value);
            // The last one: "within 30 minutes, by 14:30 UTC", "we post at 14:00 UTC and again by 14:30 UTC".
            for (var i = times.Count - 1; i >= 0; i--)
                if (ClockTimes.Resolve(times[i], now, "UTC", publicZone, ahead: true, within: TimeSpan.FromHours(24)) is { } at) return at;
        }
        return null;
    }

    [GeneratedRegex(@"[^\n]{0,120}\b(?:next|another|further|an) update\b[^\n]{0,200}", RegexOptions.IgnoreCase)] private static partial Regex Sentence();
}
