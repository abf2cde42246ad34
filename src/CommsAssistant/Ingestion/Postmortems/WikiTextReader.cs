using System.Net;
using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads MediaWiki's text: headings, lists, tables, links; templates and comments are left out.</summary>
internal static partial class WikiTextReader
{
    public static void Read(DocumentBuilder builder, string text)
    {
        text = Comment().Replace(text.ReplaceLineEndings("\n"), "");
        for (var i = 0; i < 4; i++) text = Template().Replace(text, m => m.Groups["v"].Success ? m.Groups["v"].Value : "");
        var lines = text.Split('\n');
        var plain = new List<string>();
        for (var i = 0; i < lines.Length && !builder.IsFull; i++)
        {
            var line = lines[i];
            if (Heading().Match(line) is { Success: true } heading) { Flush(builder, plain); builder.Heading(Math.Max(1, heading.Groups["l"].Length - 1), Words(builder, heading.Groups["t"].Value)); }
            else if (line.StartsWith("{|", StringComparison.Ordinal)) { Flush(builder, plain); i = Table(builder, lines, i + 1); }
            else if (Item().Match(line) is { Success: true } item) { Flush(builder, plain); builder.Item(Words(builder, line[item.Length..]), item.Groups["m"].Length - 1); }
            else if (line.StartsWith(' ') && line.Trim().Length > 0) { Flush(builder, plain); builder.Code(line); }
            else if (line.StartsWith(';')) { Flush(builder, plain); builder.Paragraph(Words(builder, line[1..])); }
            else if (string.IsNullOrWhiteSpace(line)) Flush(builder, plain);
            else plain.Add(Words(builder, line));
        }
        Flush(builder, plain);
    }

    private static void Flush(DocumentBuilder builder, List<string> lines)
    {
        if (lines.Count > 0) foreach (var line in TextLines.Split(string.Join(TextLines.SoftBreak, lines))) builder.Paragraph(line);
        lines.Clear();
    }

    private static int Table(DocumentBuilder builder, string[] lines, int from)
    {
        var (head, cells, isOpen, i) = (new List<string>(), new List<string>(), false, from);
        void Row()
        {
            if (!isOpen && head.Count > 0) { builder.Table(head); isOpen = true; }
            else if (!isOpen && cells.Count > 0) { builder.Table([]); isOpen = true; }
            if (cells.Count > 0) builder.Row(cells);
            cells = [];
        }
        for (; i < lines.Length && !builder.IsFull; i++)
        {
            var line = lines[i].TrimStart();
            if (line.StartsWith("|}", StringComparison.Ordinal)) break;
            if (line.StartsWith("|-", StringComparison.Ordinal)) Row();
            else if (line.StartsWith('!') && !isOpen && cells.Count == 0) head.AddRange(line[1..].Split("!!").Select(c => Words(builder, Attributes().Replace(c, ""))));
            else if (line.StartsWith('|') && !line.StartsWith("|+", StringComparison.Ordinal) || line.StartsWith('!')) cells.AddRange(line[1..].Split("||").Select(c => Words(builder, Attributes().Replace(c, ""))));
            else if (cells.Count > 0) cells[^1] += " " + Words(builder, line);
        }
        Row();
        return i;
    }

    private static string Words(DocumentBuilder builder, string text)
    {
        foreach (Match user in User().Matches(text)) builder.Mention(user.Groups["n"].Value);
        text = Link().Replace(text, m => m.Groups["label"].Success ? m.Groups["label"].Value : m.Groups["target"].Value.Split('#')[0]);
        text = Web().Replace(text, m => m.Groups["label"].Value);
        text = Code().Replace(text, "`$1`");
        text = Tag().Replace(text, "");
        return WebUtility.HtmlDecode(text.Replace("'''", "", StringComparison.Ordinal).Replace("''", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<!--.{0,20000}?-->|<ref[^>]{0,200}?/>|<ref[^>]{0,200}>.{0,4000}?</ref>", RegexOptions.Singleline)] private static partial Regex Comment();
    [GeneratedRegex(@"\{\{(?:(?:ircnick|nowrap|tt|code|mono)\|(?<v>[^{}|]{0,400})(?:\|[^{}]{0,200})?|[^{}]{0,4000})\}\}", RegexOptions.IgnoreCase)] private static partial Regex Template();
    [GeneratedRegex(@"^(?<l>={1,6})\s*(?<t>[^=].{0,300}?)\s*\k<l>\s*$")] private static partial Regex Heading();
    [GeneratedRegex(@"^(?<m>[*#:]{1,12})\s*")] private static partial Regex Item();
    [GeneratedRegex(@"^[^|\[\]]{1,200}\|(?!\|)")] private static partial Regex Attributes();
    [GeneratedRegex(@"\[\[\s*User:(?<n>[^\]|/]{1,60})", RegexOptions.IgnoreCase)] private static partial Regex User();
    [GeneratedRegex(@"\[\[(?<target>[^\]|]{1,300})(?:\|(?<label>[^\]]{0,300}))?\]\]")] private static partial Regex Link();
    [GeneratedRegex(@"\[(?:https?:)?//[^\s\]]{1,600}(?:\s(?<label>[^\]]{0,300}))?\]")] private static partial Regex Web();
    [GeneratedRegex(@"<(?:code|tt|nowiki|syntaxhighlight)[^>]{0,100}>(.{0,2000}?)</(?:code|tt|nowiki|syntaxhighlight)>", RegexOptions.IgnoreCase)] private static partial Regex Code();
    [GeneratedRegex(@"</?[a-z][^>\n]{0,300}>", RegexOptions.IgnoreCase)] private static partial Regex Tag();
}
