using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every clock time carries its zone.</summary>
public sealed partial class ZoneRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "zone";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Audience == Audience.Responders) yield break;
        foreach (var time in ClockTimes.Find(context.Text))
            if (!time.HasZone && !FollowedByZonedRange().IsMatch(context.Text.AsSpan(time.Start + time.Length)))
                yield return new Finding(Id, FindingSeverity.Block, "This time has no zone: readers elsewhere will read it as theirs.", time.Start, time.Length, $"{context.Text.AsSpan(time.Start, time.Length)} UTC");
    }

    [GeneratedRegex(@"^\s?(?:to|and|until|–|-)\s?\d{1,2}:\d{2}(?:\s?[ap]m)?\s?\(?(?:UTC|GMT|[A-Z]{2,4}T)\b", RegexOptions.IgnoreCase)] private static partial Regex FollowedByZonedRange();
}
