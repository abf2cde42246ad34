using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Eval.Cassettes;

/// <summary>Answers from the cassette. What is not on it is asked of the inner client and kept when recording; otherwise it is a failure, never a call.</summary>
internal sealed class CassetteChatClient(Cassette cassette, string model, IChatClient? recordFrom) : IChatClient
{
    private int hits;
    private int misses;

    public int Hits => Volatile.Read(ref hits);
    public int Misses => Volatile.Read(ref misses);

    /// <exception cref="CassetteMissException">The request was never recorded.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        var request = Cassette.Request(model, all, options);
        var tag = Cassette.TagOf(all);
        if (await cassette.FindAsync(request, cancellationToken) is { } known)
        {
            Interlocked.Increment(ref hits);
            return With(known, Cassette.Retagged(known.Text, Cassette.SteadyTag, tag));
        }
        if (recordFrom is null)
        {
            Interlocked.Increment(ref misses);
            throw new CassetteMissException(Cassette.KeyOf(request));
        }
        var answer = await recordFrom.GetResponseAsync(all, options, cancellationToken);
        await cassette.KeepAsync(request, With(answer, Cassette.Retagged(answer.Text, tag, Cassette.SteadyTag)), cancellationToken);
        return answer;
    }

    private static ChatResponse With(ChatResponse answer, string text) =>
        text == answer.Text ? answer : new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = answer.ModelId, FinishReason = answer.FinishReason, Usage = answer.Usage };

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>The inner client belongs to whoever made it.</summary>
    public void Dispose()
    {
    }
}

/// <summary>A request that the cassette does not hold: the prompts or the data have changed since it was recorded.</summary>
internal sealed class CassetteMissException(string key) : Exception($"The cassette holds no answer for the request {key[..32]}. Record it again: --record.");
