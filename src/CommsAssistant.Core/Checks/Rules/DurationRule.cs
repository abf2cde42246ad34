using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Where a line gives start, end and duration, the three agree to the minute. "About" lets five minutes pass.</summary>
public sealed partial class DurationRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "duration";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Kind != DraftKind.StatusResolved && !context.Draft.Kind.IsReport) yield break;
        foreach (Match line in Line().Matches(context.Text))
        {
            if (ClockTimes.Find(line.Value) is not [var start, var end] || !Between().IsMatch(line.Value.AsSpan(start.Start + start.Length, Math.Max(0, end.Start - start.Start - start.Length)))) continue;
            if (Stated().Match(line.Value, end.Start + end.Length) is not { Success: true } stated) continue;
            // An end before the start is the next day: no incident line spans more than a day without a date.
            var real = end.Time - (end.Offset ?? start.Offset ?? TimeSpan.Zero) - (start.Time - (start.Offset ?? end.Offset ?? TimeSpan.Zero));
            if (real < TimeSpan.Zero) real += TimeSpan.FromDays(1);
            var off = Math.Abs((Minutes(stated) - real).TotalMinutes);
            if (off < 1 || (stated.Groups["about"].Success && off <= 5)) continue;
            yield return new Finding(Id, FindingSeverity.Block, $"From start to end it is {Words(real)}, not {stated.Groups["d"].Value.Trim()}.", line.Index + stated.Groups["d"].Index, stated.Groups["d"].Length, Words(real));
        }
    }

    private static TimeSpan Minutes(Match stated) =>
        TimeSpan.FromHours(Number(stated.Groups["h"])) + TimeSpan.FromMinutes(Number(stated.Groups["m"]));

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string Words(TimeSpan span)
    {
        var (hours, minutes) = ((int)span.TotalHours, span.Minutes);
        var short_ = minutes == 1 ? "1 minute" : FormattableString.Invariant($"{minutes} minutes");
        if (hours == 0) return short_;
        var long_ = hours == 1 ? "1 hour" : FormattableString.Invariant($"{hours} hours");
        return minutes == 0 ? long_ : long_ + " " + short_;
    }

    [GeneratedRegex(@"[^\n.!?]{8,400}")] private static partial Regex Line();
    [GeneratedRegex(@"^[ ,)]{0,4}(?:to|until|and|–|—|-)[ (]{0,3}$")] private static partial Regex Between();
    [GeneratedRegex(@"(?<about>about |around |approximately )?\b(?<d>(?<h>[0-9]{1,3}) ?(?:hours?|h)(?:(?:,| and)? ?(?<m>[0-9]{1,4}) ?(?:minutes?|min|m))?\b|(?<m>[0-9]{1,4}) ?(?:minutes?|min)\b)", RegexOptions.IgnoreCase)] private static partial Regex Stated();
}
