using System.Globalization;
using System.Text.RegularExpressions;

namespace CommsAssistant.Facts;

/// <summary>Shortens what machines wrote: of a long block of code or log a tag and its first lines, of a long text its beginning and its end.</summary>
internal static partial class LongMatter
{
    private const int MostCode = 240, MostText = 1_400;

    public static string Shorten(string text)
    {
        if (text.Contains("```", StringComparison.Ordinal)) text = Code().Replace(text, m => m.Length <= MostCode ? m.Value : Tagged(m.Groups[1].Value.Trim('\n', ' ')));
        return text.Length <= MostText ? text : text[..(MostText - 300)] + string.Create(CultureInfo.InvariantCulture, $" (… {text.Length - MostText + 100} characters left out …) ") + text[^200..];
    }

    private static string Tagged(string code)
    {
        var lines = code.Split('\n');
        var head = string.Join(" / ", lines.Where(l => l.Trim().Length > 0).Take(2).Select(l => l.Trim()));
        return string.Create(CultureInfo.InvariantCulture, $"(log or code, {lines.Length} lines: {(head.Length <= MostCode / 2 ? head : head[..(MostCode / 2)])} …)");
    }

    [GeneratedRegex("```(.*?)(?:```|$)", RegexOptions.Singleline)] private static partial Regex Code();
}
