using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Prevention names specific actions.</summary>
public sealed partial class PreventionRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "prevention";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.Draft.Kind.IsReport ? context.Of(Id, FindingSeverity.Block, Pattern(), "\"{0}\" is no specific action. Say what will be done.") : [];

    [GeneratedRegex(@"\bimprov(?:e|ing) our (?:processes|procedures|practices)\b|\bensure (?:that )?this (?:never|does not|doesn't) happen(?:s)? again\b|\bbe more careful\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
