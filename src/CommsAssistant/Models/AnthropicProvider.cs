using Anthropic;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>Anthropic's Messages API through its own SDK.</summary>
internal sealed class AnthropicProvider : IModelProvider
{
    /// <summary>Longer than any call may take here: the whole-call time-out of the chain decides.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromHours(2);

    public string Name => "anthropic";
    public string DefaultEndpoint => "https://api.anthropic.com";
    public string ExampleEndpoint => "https://api.anthropic.com";

    public IChatClient Create(ModelOptions model, Uri endpoint, HttpClient http)
    {
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        if (address.EndsWith("/v1", StringComparison.OrdinalIgnoreCase)) address = address[..^3];
        var client = new AnthropicClient
        {
            ApiKey = model.ApiKey.Length > 0 ? model.ApiKey : "none", BaseUrl = address, HttpClient = http, MaxRetries = 0, Timeout = Never,
            OpenTelemetry = false, // The chain's own spans tell it, without content whatever the environment says.
        };
        return client.AsIChatClient(model.Model, model.MaxOutputTokens);
    }
}
