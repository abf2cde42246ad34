using System.CommandLine;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Ingestion;
using CommsAssistant.Service.Hosting;

namespace CommsAssistant.Service.Cli;

/// <summary>comms timeline: the story of a channel, from an export or from events.</summary>
internal static class TimelineCommand
{
    public static Command Create()
    {
        var export = new Option<string>("--export") { Description = "Slack export (folder or ZIP), or a file of Events API envelopes (.jsonl)", Required = true };
        var channel = new Option<string>("--channel") { Description = "The incident's channel, by name or id", Required = true };
        var incident = new Option<string?>("--incident") { Description = "The incident's head as JSON; names the commander and the public names" };
        var until = new Option<DateTimeOffset?>("--until") { Description = "Tell the story as it stood at this moment, for example 2025-06-10T18:40:00Z" };
        var format = new Option<string>("--format") { Description = "json, md or csv", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("json", "md", "csv");
        var file = new Option<string?>("--out") { Description = "Write to this file instead of standard output" };
        var most = new Option<int>("--most") { Description = "Entries at most", DefaultValueFactory = _ => 60 };
        var model = ModelChoice.Option();
        var command = new Command("timeline", "Rebuild the timeline of an incident from its channel.\n\nExample:\n  comms timeline --export samples/login-config/export --channel inc-3107-login-errors --format md") { export, channel, incident, until, format, file, most, model };
        command.SetAction((result, ct) => Output.GuardedAsync(() => RunAsync(result.GetValue(export)!, result.GetValue(channel)!, result.GetValue(incident), result.GetValue(until), result.GetValue(format)!, result.GetValue(file), result.GetValue(most), CliModels.Open(result.GetValue(model)), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string export, string channel, string? incidentFile, DateTimeOffset? until, string format, string? file, int most, CliModels? models, CancellationToken ct)
    {
        using var opened = models;
        var incident = incidentFile is null ? new Incident { Id = channel, Title = channel, Channel = channel } : await IncidentFile.ReadAsync(incidentFile, ct);
        await using var transcript = await ChannelSource.OpenAsync(export, channel, ct);
        var extractor = new FactExtractor(incident, transcript.People, Catalogue.Empty);
        var kept = new List<LogEntry>(); // only a model needs the messages again
        await foreach (var entry in transcript.EntriesAsync(until, ct))
        {
            extractor.Read(entry);
            if (models is not null) kept.Add(entry);
        }
        var ledger = extractor.Ledger();
        if (models is not null) ledger = await models.ReadAsync(incident, transcript.People, ledger, kept, until ?? kept.LastOrDefault()?.PostedAt ?? incident.OpenedAt, ct);
        var timeline = TimelineBuilder.Build(ledger, most);
        await Output.ReportAsync(transcript.Problems);
        if (format == "json") await Output.WriteJsonAsync(Json(incident.Id, timeline), file, ct);
        else await Output.WriteAsync(format switch { "csv" => TimelineFormats.Csv(timeline), _ => TimelineFormats.Markdown(timeline) }, file, ct);
        return Output.Done;
    }

    private static object Json(string incident, IncidentTimeline timeline) => new
    {
        incident,
        entries = timeline.Entries.Select(e => new
        {
            at = Output.Utc(e.At),
            kind = e.Kind.Name(),
            text = e.Text,
            evidence = e.Evidence.Select(x => new { channel = x.Source.Channel, ts = x.Source.Ts, quote = x.Quote }),
            key = e.IsKey,
            confidence = e.Confidence.ToString().ToLowerInvariant(),
            origin = e.Origin.ToString().ToLowerInvariant(),
        }),
        coverage = new
        {
            messages = timeline.Coverage.Messages,
            used = timeline.Coverage.Used,
            noise = timeline.Coverage.Noise.Select(n => new { reason = n.Key, count = n.Value }),
            leftOut = timeline.Coverage.LeftOut.Select(l => new { ts = l.Ts, reason = l.Reason }),
        },
    };
}
