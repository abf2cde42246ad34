using System.Buffers;
using System.Globalization;
using System.Text;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Checks;

/// <summary>Finds links that are programs when their scheme is broken up by white space, invisible characters or character references, as browsers read past them.</summary>
internal static class DisguisedLinks
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("&\t\n\r\u200B\u200C\u200D\u2060\uFEFF\u00AD");
    private static readonly string[] Schemes = ["javascript:", "vbscript:", "data:text/", "data:image/", "data:application/"];

    public static IEnumerable<TextMatch> Find(string text)
    {
        var read = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var (c, length) = CharacterAt(text, i);
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                read.Append(char.ToLowerInvariant(c));
                places.Add(i);
            }
            i += length;
        }
        var plain = read.ToString();
        foreach (var scheme in Schemes)
            for (var at = plain.IndexOf(scheme, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(scheme, at + 1, StringComparison.Ordinal))
            {
                var last = places[at + scheme.Length - 1];
                var end = last + CharacterAt(text, last).Length;
                // Spelt plainly it is found as such, and before a blank it is a word with a colon. Blanks alone between letters of prose are no disguise unless they break lines or tabs.
                var between = text.AsSpan(places[at], end - places[at]);
                if (between.Length > scheme.Length && between.ContainsAny(Breaks)) yield return new TextMatch(places[at], between.Length, between.ToString(), "link");
            }
    }

    private static (char Character, int Length) CharacterAt(string text, int at)
    {
        if (text[at] is not '&') return (text[at], 1);
        var rest = text.AsSpan(at, Math.Min(12, text.Length - at));
        foreach (var (name, character) in (ReadOnlySpan<(string, char)>)[("&Tab;", '\t'), ("&NewLine;", '\n'), ("&colon;", ':'), ("&nbsp;", ' ')])
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return (character, name.Length);
        if (rest.Length < 3 || rest[1] is not '#') return ('&', 1);
        var isHex = rest[2] is 'x' or 'X';
        var (value, i) = (0, isHex ? 3 : 2);
        for (; i < rest.Length && (isHex ? char.IsAsciiHexDigit(rest[i]) : char.IsAsciiDigit(rest[i])); i++) value = (value * (isHex ? 16 : 10) + Convert.ToInt32(rest[i].ToString(), 16)) & 0xFFFF;
        if (value is 0 or >= 0xD800) return ('&', 1);
        return ((char)value, i < rest.Length && rest[i] is ';' ? i + 1 : i);
    }
}
