using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every text about an incident that is not over says when the next update comes, as a clock time with its zone that lies ahead.</summary>
public sealed partial class NextUpdateRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "next-update";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Status == IncidentStatus.Resolved || context.Draft.Kind.IsReport || context.Draft.Kind == DraftKind.Timeline) yield break;
        var said = Promise().Matches(context.Text).Any(m => ClockTimes.Find(m.Value).Any(t => t.HasZone));
        if (!said) yield return Places.Whole(Id, FindingSeverity.Block, "Say when the next update comes, as a time with its zone: \"We will post another update by 14:30 UTC.\"");
        else if (context.Draft.NextUpdateAt is { } promised && promised <= context.Now)
            yield return Places.Whole(Id, FindingSeverity.Block, $"The time that it promises, {promised.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC, has passed. Ask for a new draft, or give a later time.");
    }

    [GeneratedRegex(@"\bupdate\b[^\n]{0,120}", RegexOptions.IgnoreCase)] private static partial Regex Promise();
}
