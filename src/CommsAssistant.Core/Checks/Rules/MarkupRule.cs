using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Nothing that a destination would expand or run: mentions, Slack's angle brackets, images, HTML, links that are programs however they are spelt.</summary>
public sealed partial class MarkupRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "markup";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        const string Message = "\"{0}\" would be expanded or run where this is published.";
        return context.Of(Id, FindingSeverity.Never, Removable(), Message, "")
            .Concat(context.Of(Id, FindingSeverity.Never, Program(), Message))
            .Concat(DisguisedLinks.Find(context.Text).Select(m => new Finding(Id, FindingSeverity.Never, "A link that is a program stands here. Remove it.", m.Start, m.Length)));
    }

    [GeneratedRegex(@"[@＠](?:channel|here|everyone|all)\b|<\s{0,3}[@!#][^>\n]{0,80}>|<(?:https?|mailto|tel):[^>\n]{1,300}>|!\[[^\]\n]{0,200}\]\s?[([][^)\]\n]{0,300}[)\]]?|<!--|<[/?]?\s{0,3}(?:script|img|image|iframe|frame|frameset|applet|a|b|i|u|s|p|q|br|hr|h[1-6]|em|strong|code|pre|div|span|style|svg|math|object|embed|link|meta|base|form|input|button|textarea|select|option|video|audio|source|picture|template|details|marquee|table|tr|td|th|ul|ol|li|html|head|body|title|noscript|blockquote|font|center)\b[^>\n]{0,300}>?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Removable();
    [GeneratedRegex(@"\b(?:javascript|data|vbscript):[^\s]{1,200}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Program();
}
