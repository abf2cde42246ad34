using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>By when an estimate expects the end. An estimate whose moment has come is none any more.</summary>
internal static partial class Expected
{
    /// <summary>The moment, UTC; null where the words name none that lies after they were said.</summary>
    public static DateTimeOffset? By(Fact estimate, Incident incident, People people)
    {
        var zone = people.Find(estimate.SpeakerId)?.TimeZone ?? "UTC";
        var moments = ClockTimes.Find(estimate.Text).Select(t => ClockTimes.Resolve(t, estimate.SaidAt, zone, incident.PublicTimeZone, ahead: true)).OfType<DateTimeOffset>()
            .Where(m => m > estimate.SaidAt && m - estimate.SaidAt < TimeSpan.FromHours(12)).ToList();
        if (moments.Count > 0) return moments.Max();
        var spans = Span().Matches(estimate.Text).Select(m => Of(m)).Where(s => s > TimeSpan.Zero && s < TimeSpan.FromHours(24)).ToList();
        return spans.Count > 0 ? estimate.SaidAt + spans.Max() : null;
    }

    /// <summary>True for words that speak of an end to come, not of how often or how long ago.</summary>
    public static bool IsOne(string words) => !Other().IsMatch(words);

    private static TimeSpan Of(Match span) =>
        double.TryParse(span.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) ? char.ToLowerInvariant(span.Groups["u"].Value[0]) == 'h' ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count) : TimeSpan.Zero;

    [GeneratedRegex(@"\b(?<n>\d{1,3}(?:\.\d)?)\s?(?:more )?(?<u>min(?:ute)?s?|hours?|hrs?|h|m)\b", RegexOptions.IgnoreCase)] private static partial Regex Span();
    [GeneratedRegex(@"\bevery \d|\bwill ask\b|\bago\b|\bput \d|\bback at\b.{0,12}\b(?:already|today)|\bonly if\b|\bwould be\b|\bif we\b|\bnext update\b|\bfor the last\b|\bhas been\b|\bsince\b", RegexOptions.IgnoreCase)] private static partial Regex Other();
}
