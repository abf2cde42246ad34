using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Lines of pages to headings, paragraphs and list items.</summary>
internal static partial class PdfText
{
    private const double Edge = 0.09;
    private const double LargerThanBody = 1.12;
    private const double Room = 0.93;

    public static void Write(DocumentBuilder builder, IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var lines = WithoutRunningHeads(pages);
        if (lines.Count == 0) return;
        var body = lines.GroupBy(l => Math.Round(l.Size, 1)).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var sizes = lines.Where(l => l.Size > body * LargerThanBody).Select(l => Math.Round(l.Size, 1)).Distinct().OrderDescending().ToList();
        var gap = Spacing(lines);
        var open = new StringBuilder();
        var (isItem, depth) = (false, 0);
        void Flush()
        {
            if (open.Length > 0)
            {
                if (isItem) builder.Item(open.ToString(), depth);
                else builder.Paragraph(open.ToString());
            }
            open.Clear();
            isItem = false;
        }
        for (var i = 0; i < lines.Count && !builder.IsFull; i++)
        {
            var line = lines[i];
            var before = i > 0 ? lines[i - 1] : null;
            var apart = before is null || before.Column != line.Column || before.Base - line.Base > gap * 1.45 || before.Base < line.Base;
            if (HeadingLevel(line, body, sizes, apart) is { } level)
            {
                Flush();
                var text = line.Text;
                while (i + 1 < lines.Count && HeadingLevel(lines[i + 1], body, sizes, false) == level && lines[i].Base - lines[i + 1].Base is > 0 and var step && step < line.Size * 1.6 && level < 6) text += " " + lines[++i].Text;
                builder.Heading(level, text.TrimEnd(':'));
                continue;
            }
            var bullet = Bullet().Match(line.Text);
            // A paragraph goes on over a page or column when its last line is full and does not end a sentence.
            var turned = before is not null && (before.Column != line.Column || before.Base < line.Base) && before.Fill > 0.7 && !SentenceEnd().IsMatch(before.Text);
            if (bullet.Success || TextLines.BeginsWithTime(line.Text) || apart && !turned || before is { Fill: < 0.6 } && SentenceEnd().IsMatch(before.Text) && char.IsUpper(line.Text[0]) && !isItem) Flush();
            else if (before is not null && !apart && IsBrokenOnPurpose(before, line))
            {
                Flush();
                isItem = line.Indent > 8;
            }
            if (bullet.Success) (isItem, depth) = (true, 0);
            Append(open, bullet.Success ? line.Text[bullet.Length..] : line.Text);
        }
        Flush();
    }

    /// <summary>True where the first word of a line would have found room on the line before: whoever wrote it began a new line.</summary>
    private static bool IsBrokenOnPurpose(PdfLine before, PdfLine line) =>
        before.Fill + line.Opens < Room && before.Text[^1] is not ('-' or '\u00AD' or '\u2010' or ',') && line.Text[0] is var first && (char.IsUpper(first) || char.IsAsciiDigit(first)) && Math.Abs(before.Left - line.Left) < 2;

    private static int? HeadingLevel(PdfLine line, double body, List<double> sizes, bool apart)
    {
        if (line.Text.Length > 140 || !line.Text.Any(char.IsLetter) || Bullet().IsMatch(line.Text)) return null;
        if (line.Size > body * LargerThanBody) return Math.Min(5, sizes.IndexOf(Math.Round(line.Size, 1)) + 1);
        return line.IsBold && apart && line.Text.Length < 80 && line.Fill < 0.85 && !TextLines.BeginsWithTime(line.Text) && line.Text[^1] is not ('.' or ',') ? 6 : null;
    }

    private static void Append(StringBuilder open, string text)
    {
        if (open.Length > 1 && open[^1] is '-' or '\u00AD' or '\u2010' && open.Length > 1 && char.IsLetter(open[^2]) && char.IsLower(text.FirstOrDefault())) open.Length--;
        else if (open.Length > 0) open.Append(' ');
        open.Append(text);
    }

    /// <summary>The usual distance of base lines.</summary>
    private static double Spacing(List<PdfLine> lines)
    {
        var steps = lines.Zip(lines.Skip(1), (a, b) => a.Base - b.Base).Where(s => s is > 2 and < 60).Select(s => Math.Round(s)).ToList();
        return steps.Count == 0 ? 14 : steps.GroupBy(s => s).MaxBy(g => g.Count())!.Key;
    }

    /// <summary>Takes out what stands at the head or foot of at least half of the pages, page numbers aside.</summary>
    private static List<PdfLine> WithoutRunningHeads(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        var repeated = pages.SelectMany(p => p.Where(IsAtEdge).Select(l => Digits().Replace(l.Text, "#")).Distinct(StringComparer.Ordinal)).GroupBy(t => t, StringComparer.Ordinal)
            .Where(g => pages.Count > 1 && g.Count() >= Math.Max(2, pages.Count / 2)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. pages.SelectMany(p => p.Where(l => !IsAtEdge(l) || !repeated.Contains(Digits().Replace(l.Text, "#")) && !PageNumber().IsMatch(l.Text)))];
    }

    private static bool IsAtEdge(PdfLine line) => line.Height is < Edge or > 1 - Edge;

    [GeneratedRegex(@"^\s*(?:[•●○▪◦‣·∙*–]|\d{1,2}[.)](?=\s\p{L})|-(?=\s))\s*")] private static partial Regex Bullet();
    [GeneratedRegex(@"[.!?:;)”""]\s*$")] private static partial Regex SentenceEnd();
    [GeneratedRegex(@"\d+")] private static partial Regex Digits();
    [GeneratedRegex(@"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", RegexOptions.IgnoreCase)] private static partial Regex PageNumber();
}
