using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No vendor or colleague as an excuse.</summary>
public sealed partial class BlameRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "blame";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.IsPublic ? context.Of(Id, FindingSeverity.Warn, Pattern(), "Names somebody else as the cause (\"{0}\"). Say what customers can expect, not whose fault it is.") : [];

    [GeneratedRegex(@"\b(?:our (?:vendor|hosting provider|supplier|contractor|third[- ]party)|human error|(?:vendor|provider|engineer|developer|employee)(?:'s)? (?:mistake|fault|error))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
