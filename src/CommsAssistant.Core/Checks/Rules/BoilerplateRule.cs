using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No boilerplate.</summary>
public sealed partial class BoilerplateRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "boilerplate";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.IsPublic ? context.Of(Id, FindingSeverity.Warn, Pattern(), "\"{0}\" says nothing to a reader in trouble. Leave it out.") : [];

    [GeneratedRegex(@"\bany inconvenience\b|\bmay have caused\b|\b(?:we )?take [^.\n]{1,40} (?:very )?seriously\b|\bworking (?:hard|diligently|around the clock|tirelessly)\b|\bthank you for your patience\b|\bappreciate your patience\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
