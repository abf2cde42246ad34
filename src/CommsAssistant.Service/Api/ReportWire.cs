using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Service.Api;

internal sealed record SectionWire(string Heading, string Text);
internal sealed record WithheldWire(string Text, string Why, string Place);

/// <summary>A report: a draft, its sections, its times and what was kept back.</summary>
internal sealed record ReportWire(string Kind, string Audience, string Status, string FiveWords, string Title, string Body, string Text, IReadOnlyList<SentenceWire> Sentences, IReadOnlyList<string> Unknown, IReadOnlyList<FindingWire> Findings,
    ProvenanceWire Provenance, IReadOnlyList<SectionWire> Sections, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int? DurationMinutes, IReadOnlyList<TimelineEntryWire> Timeline, IReadOnlyList<WithheldWire> Withheld)
{
    public static ReportWire Of(CustomerReport report, IReadOnlyList<Finding> findings)
    {
        var d = Wire.Of(report.Draft, findings);
        return new ReportWire(d.Kind, d.Audience, d.Status, d.FiveWords, d.Title, d.Body, d.Text, d.Sentences, d.Unknown, d.Findings, d.Provenance, [.. report.Sections.Select(s => new SectionWire(s.Heading, s.Text))],
            report.StartedAt, report.EndedAt, report.DurationMinutes, [.. report.Timeline.Select(Wire.Of)], [.. report.Withheld.Select(w => new WithheldWire(w.Text, w.Why, w.Evidence.Source.Ts))]);
    }
}
