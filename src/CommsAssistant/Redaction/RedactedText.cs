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
