using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads plain text: paragraphs between blank lines, lists by their marks, headings by an underline, by capitals, or by standing short and alone.</summary>
internal static partial class PlainTextReader
{
    public static void Read(DocumentBuilder builder, string text) => ReadLines(builder, FrontMatter.Take(builder, text).ReplaceLineEndings("\n").Split('\n'));

    public static void ReadLines(DocumentBuilder builder, IReadOnlyList<string> lines)
    {
        var paragraph = new StringBuilder();
        var depth = -1;
        var wrapped = Wraps(lines);
        for (var i = 0; i < lines.Count && !builder.IsFull; i++)
        {
            var line = lines[i].Length > 40_000 ? lines[i][..40_000] : lines[i];
            if (string.IsNullOrWhiteSpace(line)) { Flush(builder, paragraph, ref depth); continue; }
            if (i + 1 < lines.Count && Underline().IsMatch(lines[i + 1]) && line.Trim().Length is > 1 and < 120 && paragraph.Length == 0)
            {
                builder.Heading(lines[i + 1].TrimStart().StartsWith('=') ? 1 : 2, line);
                i++;
                continue;
            }
            if (Rule().IsMatch(line)) { Flush(builder, paragraph, ref depth); continue; }
            if (Item().Match(line) is { Success: true } item)
            {
                Flush(builder, paragraph, ref depth);
                depth = item.Groups["in"].Value.Replace("\t", "    ", StringComparison.Ordinal).Length / 2;
                paragraph.Append(line, item.Length, line.Length - item.Length);
                continue;
            }
            if (paragraph.Length == 0 && IsHeading(lines, i)) { builder.Heading(2, line.Trim().TrimEnd(':')); continue; }
            // A line goes on with the one before it only where the text is wrapped and it does not begin with a time.
            var goesOn = paragraph.Length > 0 && (wrapped || depth >= 0 && char.IsWhiteSpace(line[0]) || char.IsLower(line[0]) && paragraph[^1] is not ('.' or '!' or '?' or ':')) && !TextLines.BeginsWithTime(line);
            if (!goesOn) Flush(builder, paragraph, ref depth);
            if (paragraph.Length > 0) paragraph.Append(' ');
            if (paragraph.Length < 100_000) paragraph.Append(line.Trim());
        }
        Flush(builder, paragraph, ref depth);
    }

    private static void Flush(DocumentBuilder builder, StringBuilder paragraph, ref int depth)
    {
        if (paragraph.Length > 0)
        {
            if (depth >= 0) builder.Item(paragraph.ToString(), depth);
            else builder.Paragraph(paragraph.ToString());
        }
        paragraph.Clear();
        depth = -1;
    }

    /// <summary>A short line between others that ends in a colon, stands in capitals, or has words like a title's, and is no sentence and no time.</summary>
    private static bool IsHeading(IReadOnlyList<string> lines, int i)
    {
        var line = lines[i].Trim();
        if (line.Length is < 3 or > 70 || char.IsWhiteSpace(lines[i][0]) || line[^1] is '.' or ',' or ';' or '!' || TextLines.BeginsWithTime(line) || !char.IsLetter(line[0])) return false;
        var (before, after) = (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]), i + 1 < lines.Count && !string.IsNullOrWhiteSpace(lines[i + 1]));
        if (line.Any(char.IsLetter) && !line.Any(char.IsLower) && line.Length > 4) return true;
        if (after && char.IsLower(lines[i + 1].TrimStart()[0])) return false; // the next line goes on with this one
        if (line[^1] == ':') return before && line.Count(c => c == ' ') < 6;
        if (!before || line.Contains(':', StringComparison.Ordinal) || line.Split(' ').Length > 7) return false;
        return after || KnownHeading().IsMatch(line);
    }

    /// <summary>Text is wrapped when its long lines end near the same column.</summary>
    private static bool Wraps(IReadOnlyList<string> lines)
    {
        var lengths = lines.Where(l => l.Trim().Length > 20).Select(l => l.Length).ToList();
        return lengths.Count > 3 && lengths.Count(l => l > 110) < lengths.Count / 10 + 1;
    }

    [GeneratedRegex(@"^(?<in>[ \t]{0,20})(?:[*•·‣▪◦○●–-]|\d{1,3}[.)]|\([a-z\d]{1,3}\))[ \t]+(?=\S)")] private static partial Regex Item();
    [GeneratedRegex(@"^\s{0,3}(?:={3,}|-{3,}|~{3,})\s*$")] private static partial Regex Underline();
    [GeneratedRegex(@"^\s*[-=_*~]{3,}\s*$")] private static partial Regex Rule();
    [GeneratedRegex(@"^(?:(?:executive )?summary|overview|impact|customer impact|root causes?|timeline|detection|resolution|recovery|response|background|lessons(?: learned)?|action items|actions|follow[- ]?ups?|next steps|remediation|prevention|what happened|contributing factors|conclusions?|actionables)\b", RegexOptions.IgnoreCase)] private static partial Regex KnownHeading();
}
