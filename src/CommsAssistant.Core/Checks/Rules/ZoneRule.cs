using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every clock time in digits carries its zone; "midnight" and "noon" are read as words.</summary>
public sealed partial class ZoneRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "zone";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Kind == DraftKind.Timeline) yield break;
        var severity = context.Audience == Audience.Responders ? FindingSeverity.Warn : FindingSeverity.Block;
        HashSet<int>? known = null;
        foreach (var time in ClockTimes.Find(context.Text))
            if (!time.HasZone && char.IsDigit(context.Text[time.Start]) && !FollowedByZonedRange().IsMatch(context.Text.AsSpan(time.Start + time.Length)))
                yield return new Finding(Id, severity, "This time has no zone: readers elsewhere will read it as theirs.", time.Start, time.Length, Mend(context, time, known ??= Known(context)));
    }

    /// <summary>The time with UTC beside it when something known happened at that minute of UTC, and at no other reading of it; null when a person must decide.</summary>
    private static string? Mend(CheckContext context, ClockTime time, HashSet<int> known)
    {
        if (time.HasMeridiem || !known.Contains((int)time.Time.TotalMinutes)) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(context.Incident.PublicTimeZone, out var zone) && zone.GetUtcOffset(context.Draft.AsOf) is var offset && offset != TimeSpan.Zero)
        {
            var other = ((int)(time.Time - offset).TotalMinutes % 1440 + 1440) % 1440;
            if (known.Contains(other)) return null;
        }
        return $"{context.Text.AsSpan(time.Start, time.Length)} UTC";
    }

    private static HashSet<int> Known(CheckContext context)
    {
        var moments = new List<DateTimeOffset?> { context.Draft.AsOf, context.Draft.NextUpdateAt, context.LastPublished?.PublishedAt, context.LastPublished?.NextUpdateAt };
        foreach (var fact in context.Ledger.Facts.Where(f => f.IsUsable)) moments.Add(fact.At);
        return [.. moments.OfType<DateTimeOffset>().Select(m => (int)m.UtcDateTime.TimeOfDay.TotalMinutes)];
    }

    [GeneratedRegex(@"^\s?(?:to|and|until|–|-)\s?\d{1,2}:\d{2}(?:\s?[ap]m)?\s?\(?(?:UTC|GMT|[A-Z]{2,4}T)\b", RegexOptions.IgnoreCase)] private static partial Regex FollowedByZonedRange();
}
