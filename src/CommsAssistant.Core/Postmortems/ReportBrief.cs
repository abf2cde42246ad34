using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>What a line of a brief is about.</summary>
public enum ReportPart
{
    /// <summary>What customers felt.</summary>
    Impact,
    /// <summary>How it came about and how it ended.</summary>
    Story,
    /// <summary>A step, with its time.</summary>
    Timeline,
    /// <summary>Something that the document commits to.</summary>
    Measure,
}

/// <summary>Something that a report may be written from.</summary>
/// <param name="Id">Its name within the brief.</param>
/// <param name="Part">What it is about.</param>
/// <param name="Text">Words of the document with times in UTC; nothing in it is closed to customers, though it may be in words that they do not know.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Fact">The fact behind a step; null for anything else.</param>
/// <param name="State">What is said of a measure: done, in progress, when it is due; empty for anything else.</param>
public sealed record ReportLine(string Id, ReportPart Part, string Text, DocumentPlace Place, Fact? Fact, string State);

/// <summary>A sentence of a report in words that are not the document's.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="From">What it rests on; at least one.</param>
public sealed record WordedSentence(string Text, IReadOnlyList<ReportLine> From);

/// <summary>A report's sections in other words than the rules'. An empty one is written by the rules.</summary>
public sealed record ReportWords
{
    /// <summary>No words: everything is written by the rules.</summary>
    public static ReportWords None { get; } = new();
    /// <summary>The impact in at most five words; empty to keep the rules'.</summary>
    public string FiveWords { get; init; } = "";
    /// <summary>What customers felt; the first sentence opens the report.</summary>
    public IReadOnlyList<WordedSentence> Impact { get; init; } = [];
    /// <summary>How it came about.</summary>
    public IReadOnlyList<WordedSentence> Happened { get; init; } = [];
    /// <summary>The steps; each with a time is told with it.</summary>
    public IReadOnlyList<WordedSentence> Did { get; init; } = [];
    /// <summary>What prevents it; rests on measures only.</summary>
    public IReadOnlyList<WordedSentence> Prevention { get; init; } = [];
}

/// <summary>What may be told of a document, and what a sentence for customers must not hold.</summary>
public sealed class ReportBrief
{
    private readonly Func<string, bool, bool, string?> refusal;

    internal ReportBrief(IReadOnlyList<ReportLine> lines, IReadOnlyCollection<string> names, Func<string, bool, bool, string?> refusal) => (Lines, Names, this.refusal) = (lines, names, refusal);

    /// <summary>In the order of the report.</summary>
    public IReadOnlyList<ReportLine> Lines { get; }

    /// <summary>Names that may be said: of the product, and those of the title.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Why customers may not read this sentence; null when they may.</summary>
    /// <param name="sentence">In any words.</param>
    /// <param name="isImpact">It tells what customers felt.</param>
    /// <param name="isMeasure">It tells what will be done.</param>
    public string? Refusal(string sentence, bool isImpact, bool isMeasure) => refusal(sentence, isImpact, isMeasure);
}
