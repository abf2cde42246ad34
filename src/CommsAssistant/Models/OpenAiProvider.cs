using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace CommsAssistant.Models;

/// <summary>OpenAI and every server that speaks its chat completions: vLLM, llama.cpp, Ollama, gateways.</summary>
internal sealed class OpenAiProvider : IModelProvider
{
    public string Name => "openai";
    public string DefaultEndpoint => "https://api.openai.com/v1";
    public string ExampleEndpoint => "https://api.openai.com/v1 or http://127.0.0.1:11434/v1";

    public IChatClient Create(ModelOptions model, Uri endpoint, HttpClient http) =>
        new OpenAiRefusals(new ChatClient(model.Model, new ApiKeyCredential(model.ApiKey.Length > 0 ? model.ApiKey : "none"), Options(endpoint, http)).AsIChatClient());

    internal static OpenAIClientOptions Options(Uri endpoint, HttpClient http) => new()
    {
        Endpoint = endpoint,
        Transport = new HttpClientPipelineTransport(http, enableLogging: false, loggerFactory: null),
        RetryPolicy = new ClientRetryPolicy(0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
        EnableDistributedTracing = false,
        ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
    };
}

/// <summary>A refusal in a stream, which the client library drops: it would look like an empty answer.</summary>
internal sealed class OpenAiRefusals(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (update.RawRepresentation is StreamingChatCompletionUpdate { RefusalUpdate.Length: > 0 }) throw new ModelFault("refused to answer") { IsAboutRequest = true };
            yield return update;
        }
    }
}
