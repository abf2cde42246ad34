using CommsAssistant.Assistant;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Facts;
using CommsAssistant.Ingestion;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;
using CommsAssistant.Service.Hosting;

namespace CommsAssistant.Service.Cli;

/// <summary>The models that a verb uses, and what reads and writes with them.</summary>
internal sealed class CliModels : IDisposable
{
    private readonly ConfiguredModels models;
    private readonly ModelReader reader;
    private readonly ModelWriter writer;
    private readonly PostmortemReader documents;
    private readonly ReportWriter reports;
    private Redactor? redactor;

    private CliModels(ConfiguredModels models, PromptOptions options)
    {
        var prompts = PromptLibrary.Load(options.Folder);
        (this.models, reader, writer) = (models, new ModelReader(models, prompts, options), new ModelWriter(models, prompts, options));
        (documents, reports) = (new PostmortemReader(models, prompts, options), new ReportWriter(models, prompts, options));
    }

    /// <summary>Null with "none", and where the settings name no model.</summary>
    /// <exception cref="UnusableInputException">The settings cannot be used, or name no such model.</exception>
    public static CliModels? Open(string? option)
    {
        var models = ModelChoice.Open(option);
        if (models.For(ModelPurpose.Extract) is null && models.For(ModelPurpose.Write) is null)
        {
            models.Dispose();
            return null;
        }
        return new CliModels(models, ModelChoice.Configuration().GetSection(PromptOptions.Section).Get<PromptOptions>() ?? new PromptOptions());
    }

    /// <summary>The ledger with what a model reads beside the rules; failures are told on standard error and leave the rules' ledger.</summary>
    public async Task<FactLedger> ReadAsync(Incident incident, People people, FactLedger rules, IReadOnlyList<LogEntry> entries, DateTimeOffset now, CancellationToken ct)
    {
        if (!reader.IsConfigured) return rules;
        var read = await reader.ReadOnAsync(new ChannelReading(), new ReadingInput(incident, people, rules, entries, now), RedactorFor(people, incident), ct);
        var refused = string.Join("; ", read.Refused.OrderByDescending(r => r.Value).Select(r => FormattableString.Invariant($"{r.Key} {r.Value}")));
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"The model read {read.Facts.Count} facts{(refused.Length > 0 ? "; refused: " + refused : "")}{(read.Problem is { } problem ? ". Then it failed: " + problem : "")}."));
        var messages = entries.ToDictionary(e => e.Source);
        return FactMerge.Apply(rules, read, [], messages.GetValueOrDefault);
    }

    /// <summary>The draft in a model's words where they hold.</summary>
    public async Task<Draft> WriteAsync(Draft template, CheckContext context, CancellationToken ct)
    {
        if (!writer.IsConfigured) return template;
        var outcome = await writer.WriteAsync(template, context, RedactorFor(context.People, context.Incident), null, ct);
        if (outcome.Reason is { } reason) await Console.Error.WriteLineAsync("The template's words are used: " + reason);
        return outcome.Draft;
    }

    /// <summary>The report with what a model reads in the document, in a model's words where they hold.</summary>
    public async Task<CustomerReport> ReportAsync(PostmortemDocument document, ReportRequest request, CancellationToken ct)
    {
        var plain = CustomerReportWriter.Write(document, request);
        var names = request.Catalogue.With(request.Incident);
        var hides = new Redactor(plain.People, names, CustomerReportWriter.PublicHosts(document, request));
        PostmortemReading? read = null;
        if (documents.IsConfigured)
        {
            read = await documents.ReadAsync(document, request.Incident.Id, names.PublicNames, hides, ct);
            var refused = string.Join("; ", read.Refused.OrderByDescending(r => r.Value).Select(r => FormattableString.Invariant($"{r.Key} {r.Value}")));
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"The model read {read.Events.Count} events{(refused.Length > 0 ? "; refused: " + refused : "")}{(read.Problem is { } problem ? ". Then it failed: " + problem : "")}."));
        }
        if (!reports.IsConfigured) return CustomerReportWriter.Write(document, request, read?.Events ?? []);
        var outcome = await reports.WriteAsync(new ReportInput(document, request, read?.Events ?? [], null, new CheckOptions()), hides, null, ct);
        if (outcome.Reason is { } reason) await Console.Error.WriteLineAsync("The rules' words are used: " + reason);
        return outcome.Report;
    }

    public void Dispose() => models.Dispose();

    private Redactor RedactorFor(People people, Incident incident) => redactor ??= new Redactor(people, Catalogue.Empty.With(incident));
}
