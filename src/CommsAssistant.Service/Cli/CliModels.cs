using System.CommandLine;
using CommsAssistant.Assistant;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;
using CommsAssistant.Ingestion;
using CommsAssistant.Redaction;
using CommsAssistant.Service.Hosting;

namespace CommsAssistant.Service.Cli;

/// <summary>The models that a verb uses: those of the settings, unless --model none says otherwise.</summary>
internal sealed class CliModels : IDisposable
{
    private readonly ServiceProvider services;
    private readonly ModelReader reader;
    private readonly ModelWriter writer;
    private Redactor? redactor;

    private CliModels(ServiceProvider services) => (this.services, reader, writer) = (services, services.GetRequiredService<ModelReader>(), services.GetRequiredService<ModelWriter>());

    public static Option<string?> Option(string description) => new("--model") { Description = description };

    /// <summary>Null with "none", and where the settings name no model.</summary>
    /// <exception cref="UnusableInputException">Another word than none was given.</exception>
    public static CliModels? Open(string? option)
    {
        if (option is "none") return null;
        if (option is not null) throw new UnusableInputException($"--model {option}: give none, or leave it out to use the models of the settings.");
        var models = new CliModels(ModelServices.Build());
        if (models.reader.IsConfigured || models.writer.IsConfigured) return models;
        models.Dispose();
        return null;
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

    public void Dispose() => services.Dispose();

    private Redactor RedactorFor(People people, Incident incident) => redactor ??= new Redactor(people, Catalogue.Empty.With(incident));
}
