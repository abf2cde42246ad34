using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>The last post says whether data was lost or effects last, or that there are none.</summary>
public sealed partial class LastingEffectsRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "lasting-effects";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Kind == DraftKind.StatusResolved && !Effects().IsMatch(context.Text))
            yield return Places.Whole(Id, FindingSeverity.Block, "Say whether data was lost or effects last, or that there are none, as somebody who may say so stated it.");
    }

    [GeneratedRegex(@"\b(?:no|nothing|not|without|some|any)\b[^.\n]{0,40}\b(?:lost|loss|data|charged|lasting|effects?)\b|\blost\b|\bremains?\b|\bstill (?:paused|open)\b", RegexOptions.IgnoreCase)] private static partial Regex Effects();
}
