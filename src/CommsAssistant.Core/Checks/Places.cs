using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks;

/// <summary>Makes findings out of places in the checked text.</summary>
internal static class Places
{
    public static IEnumerable<Finding> Of(this CheckContext context, string rule, FindingSeverity severity, Regex pattern, string message, string? suggestion = null)
    {
        foreach (Match match in pattern.Matches(context.Text))
            yield return new Finding(rule, severity, message.Replace("{0}", Short(match.Value), StringComparison.Ordinal), match.Index, match.Length, suggestion);
    }

    public static IEnumerable<Finding> OfNames(this CheckContext context, string rule, FindingSeverity severity, IEnumerable<string> names, string message)
    {
        var text = context.Text;
        foreach (var name in names.Where(n => n.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase))
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + name.Length;
                if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]))) continue;
                yield return new Finding(rule, severity, message.Replace("{0}", text[at..end], StringComparison.Ordinal), at, name.Length);
            }
    }

    /// <summary>A finding about the text as a whole.</summary>
    public static Finding Whole(string rule, FindingSeverity severity, string message) => new(rule, severity, message, 0, 0);

    private static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
