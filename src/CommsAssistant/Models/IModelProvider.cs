using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>A kind of model server. A further one is one more file and one line in <see cref="ModelProviders"/>.</summary>
internal interface IModelProvider
{
    /// <summary>Its name in the settings.</summary>
    string Name { get; }

    /// <summary>The address where the settings give none; null when there is no such address.</summary>
    string? DefaultEndpoint { get; }

    /// <summary>An address as the settings want it.</summary>
    string ExampleEndpoint { get; }

    /// <summary>A client that makes exactly one request a call over <paramref name="http"/>, and neither retries nor times out nor logs by itself.</summary>
    IChatClient Create(ModelOptions model, Uri endpoint, HttpClient http);
}

/// <summary>The kinds of model servers there are.</summary>
internal static class ModelProviders
{
    public static IReadOnlyList<IModelProvider> All { get; } = [new OpenAiProvider(), new AzureOpenAiProvider(), new AnthropicProvider()];

    public static IModelProvider? Find(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
