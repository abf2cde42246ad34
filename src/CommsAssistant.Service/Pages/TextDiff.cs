using System.Text.RegularExpressions;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CommsAssistant.Service.Pages;

/// <summary>What changed between two texts.</summary>
public static partial class TextDiff
{
    /// <summary>Texts with more words than this are compared line by line: a comparison by words would take too long.</summary>
    private const int MostWords = 4_000;

    /// <summary>The words of both in order, marked "ins", "del" or not.</summary>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var byLine = Words().Count(before) + Words().Count(after) > MostWords;
        var chunker = new CustomFunctionChunker(text => [.. (byLine ? Lines() : Words()).Matches(text).Select(m => m.Value)]);
        var pieces = new List<Piece>();
        foreach (var piece in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker).Lines)
        {
            var mark = piece.Type switch { ChangeType.Inserted => "ins", ChangeType.Deleted => "del", _ => null };
            if (pieces.Count > 0 && pieces[^1].Mark == mark) pieces[^1] = new Piece(pieces[^1].Text + piece.Text, mark);
            else pieces.Add(new Piece(piece.Text ?? "", mark));
        }
        return pieces;
    }

    [GeneratedRegex(@"\s{1,64}|[^\s.,;:!?]{1,256}|[.,;:!?]")] private static partial Regex Words();
    [GeneratedRegex(@"[^\n]{0,4096}\n?")] private static partial Regex Lines();
}
