using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>The word outage only when a component is fully down.</summary>
public sealed partial class OutageWordRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "outage-word";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.IsPublic ? context.Of(Id, FindingSeverity.Warn, Pattern(), "\"{0}\" means that a component is fully down. Say what does not work.") : [];

    [GeneratedRegex(@"\b(?:outages?|total failure|completely down)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
