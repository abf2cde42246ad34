using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommsAssistant.Tests.Models;

/// <summary>Chains over fake providers.</summary>
internal static class Chains
{
    public const string Key = "sk-test-not-a-real-key-000";
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(1);
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);

    public static ChatOptions AsJson(string? incident = null) => With(incident, new ChatOptions
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{"impact":{"type":"string"}},"required":["impact"],"additionalProperties":false}"""), "facts"),
    });

    public static ChatOptions With(string? incident, ChatOptions? options = null)
    {
        options ??= new ChatOptions();
        if (incident is not null) options.AdditionalProperties = new AdditionalPropertiesDictionary { [ModelCall.Incident] = incident };
        return options;
    }

    public static ModelOptions Link(FakeModelProvider provider, string name, string vendor = "openai", Action<ModelOptions>? more = null)
    {
        var model = new ModelOptions
        {
            Name = name, Provider = vendor, Model = "fake-1", ApiKey = Key, Endpoint = vendor == "openai" ? provider.OpenAi : provider.Address.AbsoluteUri,
            TimeoutSeconds = (int)Timeout.TotalSeconds, IdleSeconds = (int)Idle.TotalSeconds,
        };
        more?.Invoke(model);
        return model;
    }

    public static ModelsOptions Options(params ModelOptions[] chain) => new() { Chain = [.. chain] };

    public static ConfiguredModels Models(TimeProvider clock, params ModelOptions[] chain) => Models(clock, Options(chain));

    public static ConfiguredModels Models(TimeProvider clock, ModelsOptions options, ILoggerFactory? loggers = null) => new(options, clock, loggers ?? NullLoggerFactory.Instance);

    public static IChatClient Writer(this ConfiguredModels models) => models.For(ModelPurpose.Write).ShouldNotBeNull();

    public static Task<ChatResponse> AskAsync(this ConfiguredModels models, ChatOptions? options = null, CancellationToken? ct = null) =>
        models.Writer().GetResponseAsync([new ChatMessage(ChatRole.System, "You write updates."), new ChatMessage(ChatRole.User, "What happened?")], options, ct ?? TestContext.Current.CancellationToken);

    public static async Task<ModelUnavailableException> FailAsync(this ConfiguredModels models, ChatOptions? options = null) => await Should.ThrowAsync<ModelUnavailableException>(() => models.AskAsync(options));
}
