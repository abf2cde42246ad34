using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Names and values before a text, between lines of --- (YAML) or +++ (TOML). Only plain "name: value" lines are read.</summary>
internal static partial class FrontMatter
{
    private const int Longest = 20_000;

    /// <summary>The text after the front matter, whose fields go to the document.</summary>
    public static string Take(DocumentBuilder builder, string text)
    {
        if (Block().Match(text.Length > Longest ? text[..Longest] : text) is not { Success: true } block) return text;
        foreach (Match line in Line().Matches(block.Groups["in"].Value))
        {
            var (key, value) = (line.Groups["k"].Value, line.Groups["v"].Value.Trim().Trim('"', '\'', '[', ']'));
            builder.Field(key, value);
            if (key.Equals("title", StringComparison.OrdinalIgnoreCase)) builder.Title(value);
        }
        return text[block.Length..];
    }

    [GeneratedRegex(@"^\s{0,20}(?<f>---|\+\+\+)[ \t]*\r?\n(?<in>.{0,19000}?)\n\k<f>[ \t]*(?:\r?\n|$)", RegexOptions.Singleline)] private static partial Regex Block();
    [GeneratedRegex(@"^(?<k>[A-Za-z][\w -]{0,60}?)\s{0,4}[:=]\s{0,4}(?<v>[^\r\n]{1,2000})", RegexOptions.Multiline)] private static partial Regex Line();
}
