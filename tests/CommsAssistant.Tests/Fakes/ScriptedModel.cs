using System.Text.RegularExpressions;
using CommsAssistant.Models;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Fakes;

/// <summary>A model that answers what a test says, and keeps all that it was sent.</summary>
internal sealed partial class ScriptedModel(Func<IReadOnlyList<ChatMessage>, string> answer) : IChatClient, IModels
{
    public List<IReadOnlyList<ChatMessage>> Asked { get; } = [];

    /// <summary>Everything that reached the model, for assertions on what may not.</summary>
    public string Everything => string.Join('\n', Asked.SelectMany(m => m).Select(m => m.Text));

    public IChatClient? For(ModelPurpose purpose) => this;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        Asked.Add(sent);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(sent))) { ModelId = "scripted-1", Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 10 } });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException("Nothing streams here.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    /// <summary>A model that is down.</summary>
    public static ScriptedModel Down() => new(_ => throw new ModelUnavailableException("the provider answered 503", []));

    /// <summary>The JSON objects of the n-th block between the delimiters, by line.</summary>
    public static IReadOnlyList<System.Text.Json.JsonElement> Block(IReadOnlyList<ChatMessage> messages, int number)
    {
        var fenced = messages.Where(m => Fence().IsMatch(m.Text)).Select(m => Fence().Match(m.Text).Groups[1].Value).ElementAt(number);
        return [.. fenced.Split('\n').Where(l => l.StartsWith('{')).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement)];
    }

    [GeneratedRegex(@"^BEGIN [0-9a-f]{24}\n(.*)\nEND [0-9a-f]{24}$", RegexOptions.Singleline)] private static partial Regex Fence();
}

/// <summary>No model at all.</summary>
internal sealed class NoModels : IModels
{
    public IChatClient? For(ModelPurpose purpose) => null;
}
