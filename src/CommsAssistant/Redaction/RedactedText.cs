using System.Text;

namespace CommsAssistant.Redaction;

/// <summary>A text as it may leave for a model, with the way back to the text it was made from.</summary>
public sealed class RedactedText
{
    private readonly IReadOnlyList<Span> spans;

    internal RedactedText(string text, string source, IReadOnlyList<Span> spans)
    {
        (Text, Source) = (text, source);
        this.spans = spans;
    }

    /// <summary>What may leave: no credentials, no personal data, no names of people, customers or machines.</summary>
    public string Text { get; }

    /// <summary>What a reader sees, invisible characters taken out and wide letters made plain.</summary>
    public string Source { get; }

    /// <summary>
    /// The stretch of <see cref="Source"/> behind a stretch of <see cref="Text"/>, cut before the first thing that is never restored, at its end where it stands in the middle. A stretch
    /// that begins or ends within a placeholder reaches over the whole of it.
    /// </summary>
    public string SourceOf(int start, int length)
    {
        var (from, to) = (SourceIndex(start, atEnd: false), SourceIndex(start + length, atEnd: true));
        foreach (var span in spans)
        {
            if (span.Restorable || span.SourceStart + span.SourceLength <= from || span.SourceStart >= to) continue;
            if (span.SourceStart - from >= 8) to = span.SourceStart;
            else from = span.SourceStart + span.SourceLength;
        }
        return to > from ? Source[from..to].Trim() : "";
    }

    /// <summary>
    /// The stretch of <see cref="Source"/> that a quotation from <see cref="Text"/> names, without regard to white space, emphasis marks, the shape of quotation marks and case; null when
    /// it stands nowhere in it.
    /// </summary>
    public string? SourceOfQuote(string quote)
    {
        var (text, places) = Folded(Text);
        var (wanted, _) = Folded(quote.Normalize(NormalizationForm.FormKC));
        wanted = wanted.Trim();
        if (wanted.Length == 0 || text.IndexOf(wanted, StringComparison.Ordinal) is var at && at < 0) return null;
        var (start, last) = (places[at], places[at + wanted.Length - 1]);
        return SourceOf(start, last - start + 1);
    }

    private static (string Text, List<int> Places) Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '“' or '”' => '"', '’' or '‘' => '\'', '*' or '_' or '~' or '`' => ' ', var other => char.IsWhiteSpace(other) ? ' ' : char.ToLowerInvariant(other) };
            if (c == ' ' && folded.Length > 0 && folded[^1] == ' ') continue;
            folded.Append(c);
            places.Add(i);
        }
        return (folded.ToString(), places);
    }

    private int SourceIndex(int at, bool atEnd)
    {
        var shift = 0;
        foreach (var span in spans)
        {
            if (at <= span.Start) break;
            if (at < span.Start + span.Length) return atEnd ? span.SourceStart + span.SourceLength : span.SourceStart;
            shift = span.SourceStart + span.SourceLength - (span.Start + span.Length);
        }
        return Math.Clamp(at + shift, 0, Source.Length);
    }

    internal readonly record struct Span(int Start, int Length, int SourceStart, int SourceLength, bool Restorable);
}

/// <summary>What came of putting values back.</summary>
/// <param name="Text">The text, with what the audience may see in place of its placeholders and a label in place of the rest.</param>
/// <param name="Unknown">How many placeholders stand for nothing here: invented, or forged.</param>
/// <param name="Closed">How many stand for what the audience may not see.</param>
public sealed record RestoredText(string Text, int Unknown, int Closed);
