namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>A word on a page; the base line is measured from the page's foot, in points.</summary>
internal sealed record PdfWord(string Text, double Left, double Right, double Base, double Size, bool IsBold);

/// <summary>A line of a page in reading order.</summary>
/// <param name="Fill">How much of its column's width it takes, 0 to 1.</param>
/// <param name="Opens">How much of it its first word takes, 0 to 1.</param>
/// <param name="Indent">How far its left edge is from its column's, in points.</param>
/// <param name="Height">Where it stands on the page, 0 at the foot, 1 at the head.</param>
internal sealed record PdfLine(string Text, double Left, double Base, double Size, bool IsBold, double Fill, double Opens, double Indent, double Height, int Column);

/// <summary>Words to lines, in reading order: two columns of running text one after the other, anything else from left to right.</summary>
internal static class PdfLayout
{
    private const double SameLine = 0.45;
    private const double FilledLine = 0.55;
    private const int FewestLines = 8;

    public static IReadOnlyList<PdfLine> Lines(List<PdfWord> words, double width, double height)
    {
        if (words.Count == 0) return [];
        if (Sidebar(words, width) is { } edge)
            return [.. Lines([.. words.Where(w => w.Left >= edge)], width, height), .. Make([.. words.Where(w => w.Left < edge)], height, 3)];
        if (Gutter(words, width) is { } gutter)
        {
            var (left, right) = (words.Where(w => w.Right <= gutter).ToList(), words.Where(w => w.Left >= gutter).ToList());
            var across = Rows(words.Where(w => w.Left < gutter && w.Right > gutter).ToList()).Select(r => r[0].Base).ToList();
            // A line that crosses the gutter takes the words beside it along, and divides what is above from what is below.
            var crossing = words.Where(w => across.Any(b => Math.Abs(b - w.Base) < 2)).ToList();
            left.RemoveAll(crossing.Contains);
            right.RemoveAll(crossing.Contains);
            var lines = new List<PdfLine>();
            var top = double.MaxValue;
            foreach (var row in Rows(crossing).Append([]))
            {
                var bottom = row.Count > 0 ? row[0].Base : double.MinValue;
                lines.AddRange(Make(left.Where(w => w.Base < top && w.Base > bottom).ToList(), height, 1));
                lines.AddRange(Make(right.Where(w => w.Base < top && w.Base > bottom).ToList(), height, 2));
                if (row.Count > 0) lines.AddRange(Make(row, height, 0));
                top = bottom;
            }
            return lines;
        }
        return Make(words, height, 0);
    }

    private static List<PdfLine> Make(List<PdfWord> words, double height, int column)
    {
        if (words.Count == 0) return [];
        var (from, to) = (words.Min(w => w.Left), words.Max(w => w.Right));
        return [.. Rows(words).Select(row => new PdfLine(string.Join(' ', row.Select(w => w.Text)), row[0].Left, row[0].Base, row.Max(w => w.Size), row.All(w => w.IsBold), (row[^1].Right - from) / Math.Max(1, to - from), (row[0].Right - row[0].Left) / Math.Max(1, to - from), row[0].Left - from, row[0].Base / Math.Max(1, height), column))];
    }

    /// <summary>Words on one base line, from the head of the page to its foot, each row from left to right.</summary>
    private static List<List<PdfWord>> Rows(List<PdfWord> words)
    {
        var rows = new List<List<PdfWord>>();
        foreach (var word in words.OrderByDescending(w => w.Base).ThenBy(w => w.Left))
            if (rows.Count > 0 && Math.Abs(rows[^1][0].Base - word.Base) <= Math.Max(rows[^1][0].Size, word.Size) * SameLine) rows[^1].Add(word);
            else rows.Add([word]);
        foreach (var row in rows) row.Sort((a, b) => a.Left.CompareTo(b.Left));
        return rows;
    }

    /// <summary>The middle of an upright white strip with running text on both sides; null where there is none. A table's columns hold short lines and are no running text.</summary>
    private static double? Gutter(List<PdfWord> words, double width)
    {
        var best = (At: 0.0, Crossing: int.MaxValue);
        for (var x = width * 0.35; x <= width * 0.65; x += 3)
            if (words.Count(w => w.Left < x && w.Right > x) is var crossing && crossing < best.Crossing) best = (x, crossing);
        if (best.Crossing > words.Count * 0.04) return null;
        var (left, right) = (words.Where(w => w.Right <= best.At).ToList(), words.Where(w => w.Left >= best.At).ToList());
        return IsRunning(left) && IsRunning(right) || best.Crossing == 0 && (IsRunning(left) && IsBeside(right, left) || IsRunning(right) && IsBeside(left, right)) ? best.At : null;
    }

    /// <summary>True for a column of lines that are not full, a chat or a list, as long as the running text beside it; owners and dates of a table are shorter.</summary>
    private static bool IsBeside(List<PdfWord> words, List<PdfWord> running) =>
        Rows(words) is var rows && rows.Count >= FewestLines && rows.Count >= Rows(running).Count * 0.6 && rows.Average(r => r.Count) >= 3;

    /// <summary>The right edge of a narrow strip of short lines beside running text, as web pages print their menus; null where there is none. A column of times or numbers is part of a table.</summary>
    private static double? Sidebar(List<PdfWord> words, double width)
    {
        for (var x = width * 0.12; x <= width * 0.3; x += 3)
        {
            if (words.Any(w => w.Left < x && w.Right > x)) continue;
            var (left, right) = (words.Where(w => w.Right <= x).ToList(), words.Where(w => w.Left >= x).ToList());
            if (left.Count < 12 || !IsRunning(right) || right.Count < left.Count) continue;
            var rows = Rows(left);
            if (rows.Count >= FewestLines && rows.Count(r => char.IsAsciiDigit(r[0].Text[0]) || r[0].Text[0] is '[' or '•') * 4 < rows.Count) return x;
        }
        return null;
    }

    private static bool IsRunning(List<PdfWord> words)
    {
        if (words.Count == 0) return false;
        var rows = Rows(words);
        var (from, to) = (words.Min(w => w.Left), words.Max(w => w.Right));
        return rows.Count >= FewestLines && rows.Average(r => (r[^1].Right - r[0].Left) / Math.Max(1, to - from)) >= FilledLine && rows.Average(r => r.Count) >= 3;
    }
}
