using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Nothing that helps an attacker while the hole is open. A word that security itself has stated in the channel warns, but not in a restricted incident.</summary>
public sealed partial class SecurityDetailRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "security-detail";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        !context.IsPublic ? [] : context.Of(Id, FindingSeverity.Block, Pattern(), "\"{0}\" may help an attacker while the hole is open.")
            .Select(f => !context.Incident.IsRestricted && WordOfRole.Stands(context, context.Text.Substring(f.Start, f.Length), PersonRole.Security) ? f with { Severity = FindingSeverity.Warn } : f);

    [GeneratedRegex(@"\b(?:vulnerabilit(?:y|ies)|exploit(?:ed|s)?|CVE-\d{4}-\d+|injection|bypass(?:ed)?|rate limit(?:s|ing)?|brute[- ]force|privilege escalation|unpatched|take ?over|hijack(?:ed|ing)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
