using System.CommandLine;
using System.Text.Json;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Service.Cli;

/// <summary>comms check: what the rules find in a text, whoever wrote it.</summary>
internal static class CheckCommand
{
    private const int LongestFile = 1 << 20;

    public static Command Create()
    {
        var kind = new Option<string>("--kind") { Description = string.Join(", ", DraftKind.All.Select(k => k.Name)), Required = true };
        kind.AcceptOnlyFromAmong([.. DraftKind.All.Select(k => k.Name)]);
        var file = new Argument<string>("file") { Description = "The text: the title on the first line, then the body" };
        var export = new Option<string?>("--export") { Description = "With the channel, names and facts are checked too" };
        var channel = new Option<string?>("--channel") { Description = "The incident's channel" };
        var incident = new Option<string?>("--incident") { Description = "The incident's head as JSON" };
        var at = new Option<DateTimeOffset?>("--at") { Description = "The moment at which the facts are read" };
        var status = new Option<string>("--status") { Description = "The status that the text announces", DefaultValueFactory = _ => "investigating" };
        status.AcceptOnlyFromAmong("investigating", "identified", "monitoring", "resolved");
        var format = new Option<string>("--format") { Description = "json or text", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("json", "text");
        var command = new Command("check", "List what the rules find in a text. Ends with code 1 when a finding blocks approval.\n\nExample:\n  comms check --kind status-update post.txt") { kind, file, export, channel, incident, at, status, format };
        command.SetAction((r, ct) => Output.GuardedAsync(() => RunAsync(DraftKind.Parse(r.GetValue(kind))!, r.GetValue(file)!, r.GetValue(export), r.GetValue(channel), r.GetValue(incident), r.GetValue(at), IncidentStatuses.Parse(r.GetValue(status))!.Value, r.GetValue(format)!, ct)));
        return command;
    }

    private static async Task<int> RunAsync(DraftKind kind, string file, string? export, string? channel, string? incidentFile, DateTimeOffset? at, IncidentStatus status, string format, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new UnusableInputException($"{file}: there is no such file. Give the text to check: its title on the first line, then its body.");
        if (new FileInfo(file).Length > LongestFile) throw new UnusableInputException($"{file}: longer than {LongestFile:N0} bytes; no destination takes that much.");
        if (export is null != channel is null) throw new UnusableInputException("--export and --channel go together.");
        var incident = incidentFile is null ? new Incident { Id = channel ?? "check", Title = channel ?? "check" } : await IncidentFile.ReadAsync(incidentFile, ct);
        var people = People.None;
        var entries = new List<LogEntry>();
        if (export is not null)
        {
            await using var transcript = await ChannelSource.OpenAsync(export, channel!, ct);
            people = transcript.People;
            await foreach (var entry in transcript.EntriesAsync(at, ct)) entries.Add(entry);
            await Output.ReportAsync(transcript.Problems);
        }
        var findings = Check(kind, (await File.ReadAllTextAsync(file, ct)).ReplaceLineEndings("\n"), incident, people, entries, at, status);
        await Output.WriteAsync(format == "json" ? JsonSerializer.Serialize(findings.Select(f => new { rule = f.Rule, severity = f.Severity.ToString().ToLowerInvariant(), message = f.Message, start = f.Start, length = f.Length, suggestion = f.Suggestion }), Output.Json)
            : findings.Count == 0 ? "Nothing found." : string.Join('\n', findings.Select(f => $"{f.Severity.ToString().ToLowerInvariant()} {f.Rule}: {f.Message}{(f.Length > 0 ? $" (at {f.Start})" : "")}")), null, ct);
        return findings.Any(f => f.Severity != FindingSeverity.Warn) ? Output.Blocked : Output.Done;
    }

    private static IReadOnlyList<Finding> Check(DraftKind kind, string text, Incident incident, People people, List<LogEntry> entries, DateTimeOffset? at, IncidentStatus status)
    {
        var lines = text.Split('\n', 2);
        var now = at ?? (entries.Count > 0 ? entries[^1].PostedAt : incident.OpenedAt);
        var draft = new Draft
        {
            Kind = kind, Status = status, Title = lines[0], Body = lines.Length > 1 ? lines[1].TrimEnd() : "", FiveWords = lines[0], AsOf = now,
            Sentences = entries.Count == 0 ? [] : [.. ChatText.Sentences(text).Select(DraftSentence.Unsupported)], Provenance = new Provenance("person", null, 0, entries.Count, []),
        };
        return new DraftChecker(DraftRules.All).Check(new CheckContext { Draft = draft, Incident = incident, Ledger = FactExtractor.Extract(incident, people, Catalogue.Empty, entries), Messages = entries.ToDictionary(e => e.Source), People = people, Catalogue = Catalogue.Empty.With(incident), Now = now });
    }
}
