using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Core.Postmortems;

/// <summary>A part of the report under its heading.</summary>
/// <param name="Heading">Without marks.</param>
/// <param name="Text">Its lines.</param>
public sealed record ReportSection(string Heading, string Text);

/// <summary>Words of the document that were kept back, and why; credentials and personal data are taken out of them.</summary>
public sealed record WithheldText(string Text, string Why, Evidence Evidence);

/// <summary>The report for customers, with all that whoever approves it needs beside it.</summary>
public sealed record CustomerReport
{
    /// <summary>The text, sentence by sentence, as any draft; headings are lines that begin with "## ".</summary>
    public required Draft Draft { get; init; }
    /// <summary>The text by its headings, in order.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }
    /// <summary>When customers felt it, in order; empty when the document does not say.</summary>
    public required IReadOnlyList<ImpactSpan> Impact { get; init; }
    /// <summary>The first start, UTC; null when unknown.</summary>
    public DateTimeOffset? StartedAt { get; init; }
    /// <summary>The last end, UTC; null when unknown.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>In whole minutes: the sum of all periods; null when unknown.</summary>
    public int? DurationMinutes { get; init; }
    /// <summary>What the document says happened when, for responders.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
    /// <summary>What was kept back, in the document's order.</summary>
    public required IReadOnlyList<WithheldText> Withheld { get; init; }
    /// <summary>What the document tells as facts; the checks read them.</summary>
    public required FactLedger Ledger { get; init; }
    /// <summary>The document's pieces as the checks look them up, by the reference that evidence carries.</summary>
    public required IReadOnlyDictionary<SourceRef, LogEntry> Sources { get; init; }
    /// <summary>Whom the document names, so that the checks know them.</summary>
    public required People People { get; init; }
}

/// <summary>What a report is made for.</summary>
/// <param name="Incident">The incident's head; where there is none, one that says only what the document's name says.</param>
/// <param name="Catalogue">The organisation's names and words.</param>
/// <param name="People">Who is known around the incident.</param>
/// <param name="Now">The moment it is made for, UTC.</param>
public sealed record ReportRequest(Incident Incident, Catalogue Catalogue, People People, DateTimeOffset Now);
