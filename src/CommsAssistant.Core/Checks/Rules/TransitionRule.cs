using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>A status goes back only with a reason.</summary>
public sealed partial class TransitionRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "transition";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Kind.IsStatusPost && context.LastPublished is { } last && context.Draft.Status < last.Status && !Reason().IsMatch(context.Text))
            yield return Places.Whole(Id, FindingSeverity.Block, $"The last post said {last.Status.Name()}; this one goes back to {context.Draft.Status.Name()}. Say why, for example that the problem has come back.");
    }

    [GeneratedRegex(@"\b(?:reopen\w*|come back|came back|returned|again|correction|too early|no longer)\b", RegexOptions.IgnoreCase)] private static partial Regex Reason();
}
