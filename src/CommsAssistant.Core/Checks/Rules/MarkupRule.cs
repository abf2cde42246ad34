using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Nothing that a destination would expand.</summary>
public sealed partial class MarkupRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "markup";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) =>
        context.Of(Id, FindingSeverity.Never, Pattern(), "\"{0}\" would be expanded or run where this is published.");

    [GeneratedRegex(@"@(?:channel|here|everyone)\b|<[@!#][^>\n]{0,80}>|!\[[^\]\n]{0,200}\]\(|<\/?(?:script|img|iframe|a|b|i|div|span|style|svg|object|embed|link|meta|form|input)\b[^>\n]{0,300}>?|\b(?:javascript|data|vbscript):[^\s]{1,200}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
