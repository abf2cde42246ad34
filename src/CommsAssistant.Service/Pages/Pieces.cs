using CommsAssistant.Core.Checks;

namespace CommsAssistant.Service.Pages;

/// <summary>A run of text, marked or not.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mark">Why it is marked; null when it is not.</param>
public sealed record Piece(string Text, string? Mark);

/// <summary>Cuts texts at what is to be marked in them.</summary>
public static class Pieces
{
    /// <summary>The part of the checked text from <paramref name="start"/>, with the words that findings concern marked by the finding's severity; the worst wins where two overlap.</summary>
    public static IReadOnlyList<Piece> Of(string text, int start, IReadOnlyList<Finding> findings)
    {
        var marks = new FindingSeverity?[text.Length];
        foreach (var finding in findings)
        {
            var from = Math.Max(0, finding.Start - start);
            var to = Math.Min(text.Length, finding.Start - start + finding.Length);
            for (var i = from; i < to; i++)
                if (marks[i] is null || marks[i] < finding.Severity) marks[i] = finding.Severity;
        }
        return Runs(text, i => marks[i] switch { null => null, FindingSeverity.Warn => "warn", _ => "block" });
    }

    /// <summary>A message with the quote in it marked; null when the quote does not stand in it. White space, emphasis marks and case do not count.</summary>
    public static IReadOnlyList<Piece>? Quoted(string text, string quote)
    {
        var (letters, places) = Letters(text);
        var wanted = Letters(quote).Text;
        if (wanted.Length == 0 || letters.IndexOf(wanted, StringComparison.Ordinal) is not (>= 0 and var at)) return null;
        var (from, to) = (places[at], places[at + wanted.Length - 1] + 1);
        return [.. new[] { new Piece(text[..from], null), new Piece(text[from..to], "quote"), new Piece(text[to..], null) }.Where(p => p.Text.Length > 0)];
    }

    private static (string Text, List<int> Places) Letters(string text)
    {
        var letters = new System.Text.StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '“' or '”' => '"', '’' or '‘' => '\'', var other => char.ToLowerInvariant(other) };
            if (char.IsWhiteSpace(c) || c is '*' or '_' or '`' or '~') continue;
            letters.Append(c);
            places.Add(i);
        }
        return (letters.ToString(), places);
    }

    private static List<Piece> Runs(string text, Func<int, string?> markAt)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var mark = markAt(at);
            var end = at + 1;
            while (end < text.Length && markAt(end) == mark) end++;
            pieces.Add(new Piece(text[at..end], mark));
            at = end;
        }
        return pieces;
    }
}
