using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>A guess does not become a statement.</summary>
public sealed partial class CertaintyRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "certainty";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.Of(Id, FindingSeverity.Block, Pattern(), "\"{0}\" presents a guess as part of the message. State what is confirmed, or say that it is not known.");

    [GeneratedRegex(@"\b(?:we think|we believe|i think|probably|most likely|presumably|apparently|it seems(?: that)?|it looks like|maybe|perhaps)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
