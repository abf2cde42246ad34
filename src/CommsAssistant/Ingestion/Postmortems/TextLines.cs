using System.Buffers;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Breaks a paragraph into what stands for itself.</summary>
internal static partial class TextLines
{
    /// <summary>Stands for a line end that the author need not have meant.</summary>
    public const char SoftBreak = '\r';

    /// <summary>Letters that stand in no word before a time at the beginning of a line (at, on, ~, Mon, Tue).</summary>
    private static readonly SearchValues<char> Unlikely = SearchValues.Create("bcdfgijklqvwxyz");

    /// <summary>Lines that the author broke by hand; also at line ends that need mean nothing where at least two lines begin with a clock time.</summary>
    public static List<string> Split(string text)
    {
        if (text.Contains(SoftBreak, StringComparison.Ordinal))
        {
            var lines = text.Split(SoftBreak);
            text = lines.Count(BeginsWithTime) >= 2 ? Join(lines) : text.Replace(SoftBreak, ' ');
        }
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    public static bool BeginsWithTime(string line)
    {
        var head = line.Length > 40 ? line[..40] : line;
        if (Compact().IsMatch(head)) return true;
        return ClockTimes.Find(head) is [{ Start: <= 16 } first, ..] && !head.AsSpan(0, first.Start).ContainsAny(Unlikely);
    }

    [GeneratedRegex(@"^\W{0,4}(?:\d{4}-\d{2}-\d{2}[ T])?(?:[01]\d|2[0-3])[ :.]?[0-5]\d(?::\d{2})?(?: ?(?:UTC|GMT|Z|[A-Z]{2,4}T)\b|:\s)")] private static partial Regex Compact();

    private static string Join(string[] lines)
    {
        var joined = new System.Text.StringBuilder(lines[0]);
        foreach (var line in lines.Skip(1)) joined.Append(BeginsWithTime(line) ? '\n' : ' ').Append(line);
        return joined.ToString();
    }
}
