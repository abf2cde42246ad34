using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Facts;

/// <summary>
/// Turns what a model says that it read in a document into events, or refuses it with a reason. An event needs a piece that exists, words that stand in it, and a clock time that stands
/// there or above it. Its sentence may use other words than the document, but no other numbers, times, names or ids, and no other certainty; else the document's own words stand for it.
/// </summary>
/// <param name="outline">The document.</param>
/// <param name="names">Names that may be said: of the product and its services.</param>
internal sealed partial class DocumentVerifier(DocumentOutline outline, IReadOnlyCollection<string> names)
{
    private const int ShortestQuote = 6, LongestQuote = 400, ShortestText = 12, LongestText = 260;
    private static readonly string[] Contradicting = ["number", "time", "id", "name", "quote", "negation", "certainty", "attribution"];

    /// <summary>The event, or the reason for refusing it.</summary>
    /// <remarks>An event whose sentence was not taken comes with the reason for that.</remarks>
    public (ReadEvent? Event, string? Refusal) Verify(DocumentEntry said)
    {
        if (Place().Match(said.Place ?? "") is not { Success: true } place) return (null, "no such place");
        var at = new DocumentPlace(int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        if (outline.TextAt(at) is not { Length: > 0 } text) return (null, "no such place");
        if (Instructions.IsIn(text)) return (null, "the piece gives orders to a machine");
        var quote = (said.Quote ?? "").Trim();
        if (quote.Length is < ShortestQuote or > LongestQuote || !MessageText.Normalise(text).Contains(MessageText.Normalise(quote), StringComparison.Ordinal)) return (null, "the quotation is not in the piece");
        DateOnly? day = DateOnly.TryParseExact(said.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : null;
        var (moment, refusal) = outline.Moment(at, said.Time ?? "", day);
        if (moment is not { } when) return (null, refusal);
        var clean = Redact.UpToFirst(quote);
        if (clean.Length < ShortestQuote) return (null, "nothing can be quoted beside what is kept secret");
        var kind = FactKinds.Parse(said.Kind) is { } named && (KindCues.Fits(named, quote) || KindCues.Fits(named, text)) ? named : DocumentOutline.KindOf(quote);
        var confidence = said.Confidence == "hypothesis" || kind == FactKind.Hypothesis ? Confidence.Hypothesis : said.Confidence == "hedged" || Grounded.IsGuess(quote) ? Confidence.Hedged : Confidence.Stated;
        var (sentence, fault) = TextOf(said.Text, text, when);
        return (new ReadEvent(when, at, clean, sentence, kind, confidence), fault);
    }

    /// <summary>The model's sentence where it says nothing else than the piece; null otherwise.</summary>
    private (string? Text, string? Fault) TextOf(string? said, string piece, DateTimeOffset at)
    {
        var text = (said ?? "").ReplaceLineEndings(" ").Trim();
        if (text.Length is < ShortestText or > LongestText || Instructions.IsIn(text) || text.Any(char.IsControl)) return (null, "the document's words were used: no sentence");
        // A table's cells and a list's items carry no stops: a sentence may rest on any of them.
        var sources = new[] { new GroundingSource(piece.Replace(" | ", ". ", StringComparison.Ordinal), [at]) };
        var problem = Paraphrase.Problems(text, sources, names, DocumentOutline.IsEverydayWord).FirstOrDefault(p => Contradicting.Contains(p.Kind));
        return problem is null ? (text[^1] is '.' or '!' or '?' ? text : text + ".", null) : (null, "the document's words were used: another " + problem.Kind);
    }

    [GeneratedRegex(@"^s(\d{1,5})\.p(\d{1,5})$")] private static partial Regex Place();
}
