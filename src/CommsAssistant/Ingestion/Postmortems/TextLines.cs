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
            text = lines.Where((l, i) => IsEntry(lines, i)).Skip(1).Any() ? Join(lines) : text.Replace(SoftBreak, ' ');
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
        for (var i = 1; i < lines.Length; i++) joined.Append(IsEntry(lines, i) ? '\n' : ' ').Append(lines[i]);
        return joined.ToString();
    }

    /// <summary>A line that begins with a time, unless the one before stops in the middle of a phrase ("… before", "… between 13:20 and"): then the author's editor broke it there.</summary>
    private static bool IsEntry(string[] lines, int at) => BeginsWithTime(lines[at]) && (at == 0 || !Unfinished().IsMatch(lines[at - 1].Length > 40 ? lines[at - 1][^40..] : lines[at - 1]));

    [GeneratedRegex(@"(?:,|\b(?:at|by|before|after|until|till|from|to|since|around|about|between|and|or|the|a|an|of|on|in|for|with|than|near|past|through|is|was|were|um|bis|vor|nach|seit|und|a las|desde|hasta|entre|à|vers|depuis))\s*$", RegexOptions.IgnoreCase)] private static partial Regex Unfinished();
}
