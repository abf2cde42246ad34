using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Legal words only when confirmed by a person with that role.</summary>
public sealed partial class LegalRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "legal";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.IsPublic ? context.Of(Id, FindingSeverity.Block, Pattern(), "The word \"{0}\" has a legal meaning. Use it only when somebody in that role has confirmed it.") : [];

    [GeneratedRegex(@"\b(?:data )?breach(?:ed|es)?\b|\bleak(?:ed|s|age)?\b|\bunauthori[sz]ed\b|\bviolat(?:ed|ion|ions)\b|\billegal(?:ly)?\b|\bcompromised\b|\bhack(?:ed|ers?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
