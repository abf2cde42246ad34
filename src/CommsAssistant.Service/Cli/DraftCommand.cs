using System.CommandLine;
using System.Text.Json;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;
using CommsAssistant.Service.Api;
using CommsAssistant.Service.Hosting;

namespace CommsAssistant.Service.Cli;

/// <summary>comms draft: what an audience should be told at a moment.</summary>
internal static class DraftCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    public static Command Create()
    {
        var kind = new Option<string>("--kind") { Description = string.Join(", ", DraftTemplates.All.Select(t => t.Kind.Name)), Required = true };
        kind.AcceptOnlyFromAmong([.. DraftTemplates.All.Select(t => t.Kind.Name)]);
        var export = new Option<string>("--export") { Description = "Slack export (folder or ZIP), or a file of Events API envelopes (.jsonl), with which texts stand as they stood at the moment", Required = true };
        var channel = new Option<string>("--channel") { Description = "The incident's channel, by name or id", Required = true };
        var incident = new Option<string>("--incident") { Description = "The incident's head as JSON", Required = true };
        var at = new Option<DateTimeOffset>("--at") { Description = "The moment, for example 2025-06-10T18:40:00Z", Required = true };
        var status = new Option<string?>("--status") { Description = "investigating, identified, monitoring or resolved; read from the channel when not given" };
        var format = new Option<string>("--format") { Description = "json or text", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("json", "text");
        var file = new Option<string?>("--out") { Description = "Write to this file instead of standard output" };
        var model = ModelChoice.Option();
        var command = new Command("draft", "Draft what an audience should be told at a moment. Ends with code 1 when a finding blocks approval.\n\nExample:\n  comms draft --kind status-update --export samples/login-config/events.jsonl --channel inc-3107-login-errors --incident samples/login-config/incident.json --at 2025-06-10T18:29:30Z --status identified")
            { kind, export, channel, incident, at, status, format, file, model };
        command.SetAction((r, ct) => Output.GuardedAsync(() => RunAsync(DraftKind.Parse(r.GetValue(kind))!, r.GetValue(export)!, r.GetValue(channel)!, r.GetValue(incident)!, r.GetValue(at), r.GetValue(status), r.GetValue(format)!, r.GetValue(file), CliModels.Open(r.GetValue(model)), ct)));
        return command;
    }

    private static async Task<int> RunAsync(DraftKind kind, string export, string channel, string incidentFile, DateTimeOffset at, string? statusName, string format, string? file, CliModels? models, CancellationToken ct)
    {
        using var opened = models;
        var incident = await IncidentFile.ReadAsync(incidentFile, ct);
        if (statusName is not null && IncidentStatuses.Parse(statusName) is null) throw new UnusableInputException($"--status {statusName}: there is no such status. Give investigating, identified, monitoring or resolved.");
        await using var transcript = await ChannelSource.OpenAsync(export, channel, ct);
        var entries = new List<LogEntry>();
        await foreach (var entry in transcript.EntriesAsync(at, ct)) entries.Add(entry);
        await Output.ReportAsync(transcript.Problems);
        var (draft, findings) = await MakeAsync(kind, incident, transcript.People, entries, transcript.DeletedAt(at), at, IncidentStatuses.Parse(statusName), models, ct);
        await Output.WriteAsync(format == "json" ? Json(draft, findings) : Text(draft, findings), file, ct);
        return findings.Any(f => f.Severity != FindingSeverity.Warn) ? Output.Blocked : Output.Done;
    }

    private static async Task<(Draft Draft, IReadOnlyList<Finding> Findings)> MakeAsync(
        DraftKind kind, Incident incident, People people, List<LogEntry> entries, IReadOnlySet<SourceRef> deleted, DateTimeOffset at, IncidentStatus? status, CliModels? models, CancellationToken ct)
    {
        var ledger = FactExtractor.Extract(incident, people, Catalogue.Empty, entries, deleted);
        if (models is not null) ledger = await models.ReadAsync(incident, people, ledger, [.. entries.Where(e => !deleted.Contains(e.Source))], at, ct);
        var announced = status ?? (kind == DraftKind.StatusResolved ? IncidentStatus.Resolved : IncidentStatus.Investigating);
        var draft = DraftTemplates.Compose(kind, new DraftRequest(incident, ledger, people, announced, at, Interval))!;
        var context = new CheckContext { Draft = draft, Incident = incident, Ledger = ledger, Messages = entries.ToDictionary(e => e.Source), People = people, Catalogue = Catalogue.Empty.With(incident), Now = at };
        if (models is not null) draft = await models.WriteAsync(draft, context, ct);
        return (draft, new DraftChecker(DraftRules.All).Check(context with { Draft = draft }));
    }

    private static string Text(Draft draft, IReadOnlyList<Finding> findings) =>
        string.Join('\n', [draft.Text, "", .. draft.Unknown.Select(u => "? " + u), .. findings.Select(f => $"{f.Severity.ToString().ToLowerInvariant()} {f.Rule}: {f.Message}")]);

    private static string Json(Draft draft, IReadOnlyList<Finding> findings) => JsonSerializer.Serialize(Wire.Of(draft, findings), Output.Json);
}
