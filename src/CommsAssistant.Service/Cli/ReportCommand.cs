using System.CommandLine;
using System.Text.Json;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Ingestion;
using CommsAssistant.Ingestion.Postmortems;
using CommsAssistant.Service.Api;
using CommsAssistant.Service.Hosting;

namespace CommsAssistant.Service.Cli;

/// <summary>comms report: what customers should read after the incident, from its postmortem.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var postmortem = new Option<string>("--postmortem") { Description = "The postmortem: .md, .html, .txt, .docx, .pdf or .mediawiki", Required = true };
        var incident = new Option<string?>("--incident") { Description = "The incident's head as JSON; names what customers know and the zone they read times in" };
        var format = new Option<string>("--format") { Description = "json or md", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("json", "md");
        var file = new Option<string?>("--out") { Description = "Write to this file instead of standard output" };
        var model = ModelChoice.Option();
        var command = new Command("report", "Write the report for customers from a postmortem. Ends with code 1 when a finding blocks approval.\n\nExample:\n  comms report --postmortem samples/login-config/postmortem.md --format md") { postmortem, incident, format, file, model };
        command.SetAction((r, ct) => Output.GuardedAsync(() => RunAsync(r.GetValue(postmortem)!, r.GetValue(incident), r.GetValue(format)!, r.GetValue(file), CliModels.Open(r.GetValue(model)), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? incidentFile, string format, string? file, CliModels? models, CancellationToken ct)
    {
        using var opened = models;
        var document = await PostmortemFile.ReadAsync(path, ct);
        var incident = incidentFile is null ? new Incident { Id = document.Name, Title = document.Title.Length > 0 ? document.Title : document.Name } : await IncidentFile.ReadAsync(incidentFile, ct);
        var now = TimeProvider.System.GetUtcNow();
        var request = new ReportRequest(incident, Catalogue.Empty, People.None, now);
        var report = models is null ? CustomerReportWriter.Write(document, request) : await models.ReportAsync(document, request, ct);
        var findings = new DraftChecker(DraftRules.All).Check(new CheckContext
        {
            Draft = report.Draft, Incident = incident, Ledger = report.Ledger, Messages = report.Sources, People = report.People, Catalogue = Catalogue.Empty.With(incident), Now = now,
        });
        foreach (var left in document.LeftOut) await Console.Error.WriteLineAsync("Left out: " + left);
        await Output.WriteAsync(format == "json" ? JsonSerializer.Serialize(ReportWire.Of(report, findings), Output.Json) : Text(report, findings), file, ct);
        return findings.Any(f => f.Severity != FindingSeverity.Warn) ? Output.Blocked : Output.Done;
    }

    /// <summary>The report as Markdown; what the approver needs beside it comes after a rule.</summary>
    private static string Text(CustomerReport report, IReadOnlyList<Finding> findings)
    {
        var lines = new List<string> { "# " + report.Draft.Title, "", report.Draft.Body };
        if (report.Draft.Unknown.Count + findings.Count + report.Withheld.Count > 0) lines.AddRange(["", "---", "", "For whoever approves it, not for customers:", ""]);
        lines.AddRange(report.Draft.Unknown.Select(u => "- ? " + u));
        lines.AddRange(findings.Select(f => $"- {f.Severity.ToString().ToLowerInvariant()} {f.Rule}: {f.Message}"));
        lines.AddRange(report.Withheld.Select(w => $"- kept back ({w.Evidence.Source.Ts}): {w.Text} ({w.Why})"));
        return string.Join('\n', lines);
    }
}
