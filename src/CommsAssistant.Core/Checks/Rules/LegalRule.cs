using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Legal words block unless somebody of legal or security has stated them in the channel; then they warn.</summary>
public sealed partial class LegalRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "legal";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        !context.IsPublic ? [] : context.Of(Id, FindingSeverity.Block, Pattern(), "The word \"{0}\" has a legal meaning. Use it only when somebody in that role has confirmed it.")
            .Select(f => WordOfRole.Stands(context, context.Text.Substring(f.Start, f.Length), PersonRole.Legal, PersonRole.Security)
                ? f with { Severity = FindingSeverity.Warn, Message = $"The word \"{context.Text.AsSpan(f.Start, f.Length)}\" has a legal meaning. Legal or security used it in the channel: see that it is meant as they meant it." } : f);

    [GeneratedRegex(@"\b(?:data )?breach(?:ed|es)?\b|\bleak(?:ed|s|age)?\b|\bunauthori[sz]ed\b|\bviolat(?:ed|ion|ions)\b|\billegal(?:ly)?\b|\bcompromised\b|\bhack(?:ed|ers?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
