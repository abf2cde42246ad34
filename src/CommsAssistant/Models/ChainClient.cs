using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Models;

/// <summary>Asks the models of a chain one after another until one answers; within the token budget.</summary>
internal sealed class ChainClient(ModelPurpose purpose, IReadOnlyList<ModelLink> links, TokenBudget budget, ILogger logger) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> all = [.. messages];
        var incident = options?.AdditionalProperties?.TryGetValue(ModelCall.Incident, out var id) == true ? id?.ToString() : null;
        var input = TokenCounter.Count(all, options);
        var attempts = new List<ModelAttempt>();
        var aboutRequest = false;
        foreach (var link in links)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (lease, refusal) = budget.Reserve(incident, (long)input + link.MaxOutputTokens(options));
            if (lease is null)
            {
                ModelTelemetry.Refusals.Add(1);
                logger.NotMade(purpose, refusal!);
                throw new ModelUnavailableException(refusal!, attempts);
            }
            var used = (long)input;
            try
            {
                var answer = await link.AskAsync(all, options, cancellationToken);
                var (sent, received) = (answer.Usage?.InputTokenCount ?? input, answer.Usage?.OutputTokenCount ?? TokenCounter.Count(answer.Text));
                used = sent + received;
                logger.Answered(link.Name, purpose, sent, received);
                return answer;
            }
            catch (Exception e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var fault = ModelFault.In(e) ?? new ModelFault($"could not be asked: a fault inside this program ({e.GetType().Name})");
                if (!fault.MayHaveCost) used = 0;
                attempts.Add(new ModelAttempt(link.Name, fault.Outcome));
                aboutRequest |= fault.IsAboutRequest;
                ModelTelemetry.Failures.Add(1, new("model", link.Name), new("purpose", purpose.ToString()));
                logger.Failed(link.Name, purpose, fault.Outcome);
            }
            finally
            {
                budget.Settle(lease, used);
            }
        }
        throw new ModelUnavailableException($"No model answered. {string.Join("; ", attempts.Select(a => $"{a.Model} {a.Outcome}"))}.", attempts) { IsAboutRequest = aboutRequest };
    }

    /// <summary>A stream begins when the answer is whole, so that a dropped, refused or broken one never shows.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType.IsInstanceOfType(this) ? this : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("chain", null, links[0].Name) : null;

    /// <summary>The links belong to whoever made them.</summary>
    public void Dispose()
    {
    }
}
