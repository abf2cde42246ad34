using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Models;

/// <summary>The models of the settings, put together once.</summary>
public sealed class ConfiguredModels : IModels, IDisposable
{
    private readonly List<ModelLink> links = [];
    private readonly Dictionary<ModelPurpose, IChatClient> clients = [];

    /// <summary>Makes the clients; opens no connection.</summary>
    /// <exception cref="OptionsValidationException">The settings cannot be used; the message says how to mend them.</exception>
    public ConfiguredModels(ModelsOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        var verdict = new ModelsOptionsCheck().Validate(null, options);
        if (verdict.Failed) throw new OptionsValidationException(ModelsOptions.Section, typeof(ModelsOptions), verdict.Failures);
        var logger = loggers.CreateLogger(ModelTelemetry.Source);
        var quirks = new ConcurrentDictionary<(Uri, string), EndpointQuirks>();
        foreach (var model in options.Chain.Where(m => !ModelsOptionsCheck.IsNone(m)))
        {
            var provider = ModelProviders.Find(model.Provider)!;
            var endpoint = ModelsOptionsCheck.Endpoint(model, provider)!;
            var client = provider.Create(model, endpoint, ModelHttp.Create(options, model, endpoint, clock));
            links.Add(new ModelLink(model, options.Breaker, client, quirks.GetOrAdd((endpoint, model.Model), _ => new EndpointQuirks()), clock, logger));
        }
        var budget = new TokenBudget(options.Budget, clock);
        foreach (var purpose in Enum.GetValues<ModelPurpose>())
            if (links.Where(l => l.Serves(purpose)).ToList() is { Count: > 0 } serving) clients[purpose] = new ChainClient(purpose, serving, budget, logger);
    }

    /// <inheritdoc/>
    public IChatClient? For(ModelPurpose purpose) => clients.GetValueOrDefault(purpose);

    /// <summary>
    /// The settings with the chain that a person asked for: all of it when <paramref name="name"/> is null, nothing for "none", else the one model of that name, which is then asked for every purpose.
    /// </summary>
    /// <exception cref="OptionsValidationException">There is no such model; the message lists those there are.</exception>
    public static ModelsOptions Choose(ModelsOptions options, string? name)
    {
        if (name is null) return options;
        var chosen = name.Equals(ModelsOptionsCheck.None, StringComparison.OrdinalIgnoreCase) ? [] : options.Chain.Where(m => !ModelsOptionsCheck.IsNone(m) && m.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0 && !name.Equals(ModelsOptionsCheck.None, StringComparison.OrdinalIgnoreCase))
        {
            var names = options.Chain.Where(m => !ModelsOptionsCheck.IsNone(m)).Select(m => m.DisplayName).ToList();
            throw new OptionsValidationException(ModelsOptions.Section, typeof(ModelsOptions), [$"--model {name}: the settings name no such model. {(names.Count == 0 ? "They name none; see Models:Chain in docs/operating.md" : $"They name {string.Join(", ", names)}")}. Give none for rules and templates alone."]);
        }
        foreach (var model in chosen) model.Purposes = [];
        return new ModelsOptions
        {
            Chain = chosen, FirstDraftDeadlineSeconds = options.FirstDraftDeadlineSeconds, Attempts = options.Attempts, MaxRetryAfterSeconds = options.MaxRetryAfterSeconds,
            AllowHttp = options.AllowHttp, MaxAnswerBytes = options.MaxAnswerBytes, Budget = options.Budget, Breaker = options.Breaker,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var link in links) link.Dispose();
    }
}
