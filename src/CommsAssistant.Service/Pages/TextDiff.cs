using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CommsAssistant.Service.Pages;

/// <summary>What changed between two texts. Changed words that only blanks part are one change: first all that went, then all that came.</summary>
public static partial class TextDiff
{
    /// <summary>Texts with more words than this are compared line by line: a comparison by words would take too long.</summary>
    private const int MostWords = 4_000;

    /// <summary>The words of both in order, marked "ins", "del" or not.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var byLine = Words().Count(before) + Words().Count(after) > MostWords;
        var chunker = new CustomFunctionChunker(text => [.. (byLine ? Lines() : Words()).Matches(text).Select(m => m.Value)]);
        var (pieces, gone, come, blank) = (new List<Piece>(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var piece in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker).Lines)
        {
            var text = piece.Text ?? "";
            if (piece.Type is ChangeType.Inserted or ChangeType.Deleted)
            {
                if (blank.Length > 0) (gone, come) = (gone.Append(blank), come.Append(blank));
                blank.Clear();
                (piece.Type == ChangeType.Inserted ? come : gone).Append(text);
            }
            else if (gone.Length + come.Length > 0 && text.All(c => c == ' ')) blank.Append(text);
            else
            {
                Settle();
                Add(text, null);
            }
        }
        Settle();
        return pieces;

        void Settle()
        {
            Add(gone.ToString(), "del");
            Add(come.ToString(), "ins");
            Add(blank.ToString(), null);
            gone.Clear();
            come.Clear();
            blank.Clear();
        }

        void Add(string text, string? mark)
        {
            if (text.Length == 0) return;
            if (pieces.Count > 0 && pieces[^1].Mark == mark) pieces[^1] = new Piece(pieces[^1].Text + text, mark);
            else pieces.Add(new Piece(text, mark));
        }
    }

    [GeneratedRegex(@"\s{1,64}|[^\s.,;:!?]{1,256}|[.,;:!?]")] private static partial Regex Words();
    [GeneratedRegex(@"[^\n]{0,4096}\n?")] private static partial Regex Lines();
}
