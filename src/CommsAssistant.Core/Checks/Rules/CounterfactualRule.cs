using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>History tells what happened.</summary>
public sealed partial class CounterfactualRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "counterfactual";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.Draft.Kind.IsReport || context.Draft.Kind == Drafting.DraftKind.Timeline ? context.Of(Id, FindingSeverity.Warn, Pattern(), "\"{0}\" tells what did not happen. Say what did.") : [];

    [GeneratedRegex(@"\bshould(?:n't| not)? have\b|\bwould(?:n't| not) have\b|\bfailed to\b|\bcould have\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
