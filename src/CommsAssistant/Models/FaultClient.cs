using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>Lets nothing through but answers, <see cref="ModelFault"/> and cancellation, so that no exception further out holds a provider's text.</summary>
internal sealed class FaultClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested || e is not OperationCanceledException)
        {
            throw Fault(e);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync()) yield break;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested || e is not OperationCanceledException)
            {
                throw Fault(e);
            }
            yield return updates.Current;
        }
    }

    private static ModelFault Fault(Exception e) => ModelFault.In(e) ?? new ModelFault($"answered something that cannot be read ({e.GetType().Name})") { IsUnwell = true };
}
