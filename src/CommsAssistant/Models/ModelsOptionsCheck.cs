using Microsoft.Extensions.Options;

namespace CommsAssistant.Models;

/// <summary>Says what is wrong with the settings and how to mend it. Never shows a key.</summary>
internal sealed class ModelsOptionsCheck : IValidateOptions<ModelsOptions>
{
    /// <summary>The provider that is no model; and the word after --model that means none.</summary>
    public const string None = "none";

    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        var problems = options.Chain.SelectMany((model, i) => Problems(model, $"Models:Chain:{i}", options.AllowHttp)).ToList();
        foreach (var twice in options.Chain.Where(m => !IsNone(m)).GroupBy(m => m.DisplayName, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            problems.Add($"Models:Chain has {twice.Count()} models called \"{twice.Key}\". Give each a Name of its own.");
        Range("Attempts", options.Attempts, 1, 5);
        Range("MaxRetryAfterSeconds", options.MaxRetryAfterSeconds, 0, 300);
        Range("MaxAnswerBytes", options.MaxAnswerBytes, 1 << 10, 64 << 20);
        Range("FirstDraftDeadlineSeconds", options.FirstDraftDeadlineSeconds, 1, 3_600);
        Range("Budget:PerCall", options.Budget.PerCall, 1, int.MaxValue);
        Range("Budget:PerIncident", options.Budget.PerIncident, 1, int.MaxValue);
        Range("Budget:PerHour", options.Budget.PerHour, 1, int.MaxValue);
        Range("Breaker:MinimumCalls", options.Breaker.MinimumCalls, 2, 100);
        Range("Breaker:OpenSeconds", options.Breaker.OpenSeconds, 1, 3_600);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Range(string setting, int value, int least, int most)
        {
            if (value < least || value > most) problems.Add(FormattableString.Invariant($"Models:{setting} is {value}. Give a number from {least} to {most}."));
        }
    }

    public static bool IsNone(ModelOptions model) => model.Provider.Equals(None, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Problems(ModelOptions model, string at, bool allowHttp)
    {
        if (IsNone(model)) yield break;
        if (ModelProviders.Find(model.Provider) is not { } provider)
        {
            yield return $"{at}:Provider is \"{model.Provider}\". Give {string.Join(", ", ModelProviders.All.Select(p => p.Name))} or none; openai stands for any server that speaks OpenAI's chat completions.";
            yield break;
        }
        if (string.IsNullOrWhiteSpace(model.Model)) yield return $"{at}:Model is empty. Give the model's name at the provider{(provider is AzureOpenAiProvider ? ", which is the deployment's name" : "")}.";
        if (model.DisplayName.Equals(None, StringComparison.OrdinalIgnoreCase)) yield return $"{at}:Name is \"none\", which stands for no model. Give another name.";
        if (Endpoint(model, provider) is not { } endpoint)
            yield return model.Endpoint.Length == 0 ? $"{at}:Endpoint is empty. Give the resource's address, for example {provider.ExampleEndpoint}." : $"{at}:Endpoint is not an address. Give one like {provider.ExampleEndpoint}.";
        else
        {
            if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0) yield return $"{at}:Endpoint holds a user, a password or a query. Give the address alone, and the key as {at}:ApiKey.";
            if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !allowHttp)
                yield return $"{at}:Endpoint is http:// to another machine, over which messages and the key would travel readable. Give https://, or set Models:AllowHttp to true in a network that you trust.";
            if (string.IsNullOrWhiteSpace(model.ApiKey) && !endpoint.IsLoopback)
                yield return $"{at}:ApiKey is empty, and {endpoint.Host} asks for one. Set the environment variable {at.Replace(":", "__", StringComparison.Ordinal)}__ApiKey, or: dotnet user-secrets set \"{at}:ApiKey\" KEY --project src/CommsAssistant.Service";
            else if (model.ApiKey.Any(c => c is < '!' or > '~')) yield return $"{at}:ApiKey holds white space or characters that no key has. Was it copied whole, without a line break?";
        }
        foreach (var purpose in model.Purposes.Where(p => !Enum.GetNames<ModelPurpose>().Contains(p, StringComparer.OrdinalIgnoreCase)))
            yield return $"{at}:Purposes holds \"{purpose}\". Give {string.Join(", ", Enum.GetNames<ModelPurpose>())}, or nothing for all.";
        if (!SchemaChoices.Contains(model.SupportsJsonSchema, StringComparer.OrdinalIgnoreCase)) yield return $"{at}:SupportsJsonSchema is \"{model.SupportsJsonSchema}\". Give auto, yes or no.";
        if (model.TimeoutSeconds is < 1 or > 3_600) yield return FormattableString.Invariant($"{at}:TimeoutSeconds is {model.TimeoutSeconds}. Give a number from 1 to 3600.");
        if (model.IdleSeconds is < 1 or > 3_600) yield return FormattableString.Invariant($"{at}:IdleSeconds is {model.IdleSeconds}. Give a number from 1 to 3600.");
        if (model.MaxOutputTokens is < 16 or > 200_000) yield return FormattableString.Invariant($"{at}:MaxOutputTokens is {model.MaxOutputTokens}. Give a number from 16 to 200000.");
    }

    /// <summary>The address of a model, in the form its client wants; null when it is none.</summary>
    public static Uri? Endpoint(ModelOptions model, IModelProvider provider)
    {
        var text = model.Endpoint.Length > 0 ? model.Endpoint.Trim() : provider.DefaultEndpoint;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 ? uri : null;
    }

    private static readonly string[] SchemaChoices = ["auto", "yes", "no"];
}
