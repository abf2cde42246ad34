using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Service.StatusPage;

/// <summary>Makes published texts fit to be shown: nothing in them can steer a reader's terminal, browser, feed reader or the direction of other text.</summary>
internal static partial class PublicText
{
    private const int LongestSearchForSpace = 40;

    /// <summary>
    /// The text without characters that XML forbids, without controls other than line breaks and tabs, and without those that turn the direction of what follows. Line breaks are "\n".
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsUnwanted(rune)) clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>Clean, on one line, without space around it.</summary>
    public static string Line(string text) => Space().Replace(Clean(text), " ").Trim();

    /// <summary>A title without the status label before it and the word "Update" behind it, which are shown apart; never empty.</summary>
    public static string Symptom(string title)
    {
        var line = Line(title);
        var bare = Ending().Replace(Label().Replace(line, ""), "").Trim();
        return bare.Length > 0 ? bare : line.Length > 0 ? line : "Incident";
    }

    /// <summary>At most <paramref name="length"/> characters and an ellipsis, cut between words where there is a space near.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        var space = text.LastIndexOfAny([' ', '\n'], end - 1, Math.Min(end, LongestSearchForSpace));
        return text[..(space > 0 ? space : end)].TrimEnd() + "…";
    }

    /// <summary>Paragraphs with line breaks. An https address becomes a link to exactly what it shows; nothing else becomes mark-up.</summary>
    public static Markup Paragraphs(string text)
    {
        var html = new HtmlText();
        foreach (var paragraph in BlankLines().Split(Clean(text)).Where(p => !string.IsNullOrWhiteSpace(p)))
        {
            html.Add($"<p dir=\"auto\">");
            var lines = paragraph.Trim('\n').Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0) html.Add($"<br>");
                AddLine(html, lines[i]);
            }
            html.Add($"</p>");
        }
        return html.ToMarkup();
    }

    private static void AddLine(HtmlText html, string line)
    {
        var done = 0;
        foreach (Match match in Address().Matches(line))
        {
            var shown = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', ']', '*', '_');
            if (!IsPlainAddress(shown, out var url)) continue;
            html.Add($"{line[done..match.Index]}<a href=\"{url.AbsoluteUri}\" rel=\"nofollow noopener\">{shown}</a>");
            done = match.Index + shown.Length;
        }
        html.Add($"{line[done..]}");
    }

    /// <summary>No user name that could pass for the host, and no host in letters that look like others.</summary>
    private static bool IsPlainAddress(string shown, out Uri url) =>
        Uri.TryCreate(shown, UriKind.Absolute, out url!) && url is { Scheme: "https", UserInfo: "" } && url.Host.Length > 0 && Ascii.IsValid(url.Host)
        && Ascii.IsValid(shown.AsSpan(0, shown.IndexOf('/', "https://".Length) is var slash and > 0 ? slash : shown.Length));

    private static bool IsUnwanted(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF or (>= 0xE0000 and <= 0xE007F);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^\[(INVESTIGATING|IDENTIFIED|MONITORING|RESOLVED|UPDATE)\]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s[—–-]\sUpdate$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\n[ \t]{0,200}\n\s{0,200}")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"https://[^\s<>""'`\\^{}|\p{Cc}\p{Cf}]{1,2000}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
