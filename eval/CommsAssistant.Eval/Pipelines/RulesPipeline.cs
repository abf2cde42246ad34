using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Eval.Pipelines;

/// <summary>Rules and templates inside this process: what `comms timeline` and `comms draft` do with --model none, without a process for each case.</summary>
internal sealed class RulesPipeline : IPipeline
{
    private const int MostEntries = 60;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    public async Task<TimelineOutput> TimelineAsync(string bundle, CancellationToken ct)
    {
        var channel = EvalJson.Read(bundle, "incident.json").Text("channel")!;
        await using var transcript = await ChannelSource.OpenAsync(Path.Combine(bundle, "export"), channel, ct);
        var extractor = new FactExtractor(new Incident { Id = channel, Title = channel, Channel = channel }, transcript.People, Catalogue.Empty);
        await foreach (var entry in transcript.EntriesAsync(null, ct)) extractor.Read(entry);
        return new TimelineOutput([.. TimelineBuilder.Build(extractor.Ledger(), MostEntries).Entries.Select(e => new EntryOutput(ToSecond(e.At), e.Kind.Name(), e.Text, [.. e.Evidence.Select(x => new EvidenceOutput(x.Source.Channel, x.Source.Ts, x.Quote))]))]);
    }

    public async Task<DraftOutput> DraftAsync(string bundle, CheckpointHead checkpoint, CancellationToken ct)
    {
        var incident = await IncidentFile.ReadAsync(Path.Combine(bundle, "incident.json"), ct);
        await using var transcript = await ChannelSource.OpenAsync(Path.Combine(bundle, "events.jsonl"), incident.Channel, ct);
        var entries = await transcript.EntriesAsync(checkpoint.At, ct).ToListAsync(ct);
        var ledger = FactExtractor.Extract(incident, transcript.People, Catalogue.Empty, entries, transcript.DeletedAt(checkpoint.At));
        var kind = DraftKind.Parse(checkpoint.Draft) ?? throw new PipelineException($"There is no draft kind {checkpoint.Draft}.");
        var status = IncidentStatuses.Parse(checkpoint.Status) ?? throw new PipelineException($"There is no status {checkpoint.Status}.");
        var draft = DraftTemplates.Compose(kind, new DraftRequest(incident, ledger, transcript.People, status, checkpoint.At, Interval)) ?? throw new PipelineException($"There is no template for {checkpoint.Draft}.");
        var findings = new DraftChecker(DraftRules.All).Check(new CheckContext
        {
            Draft = draft, Incident = incident, Ledger = ledger, Messages = entries.ToDictionary(e => e.Source), People = transcript.People, Catalogue = Catalogue.Empty.With(incident), Now = checkpoint.At,
        });
        return new DraftOutput(draft.Text, draft.FiveWords, draft.Unknown, [.. findings.Select(f => new FindingOutput(f.Rule, f.Severity.ToString().ToLowerInvariant()))], new ProvenanceOutput(draft.Provenance.Engine, null, 0, 0));
    }

    public Task<ReportOutput> ReportAsync(string document, CancellationToken ct) => throw new PipelineException("Reports are made by the command line only: give --comms.");

    /// <summary>The command line writes whole seconds.</summary>
    private static DateTimeOffset ToSecond(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
