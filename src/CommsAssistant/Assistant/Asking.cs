using System.Text.RegularExpressions;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Assistant;

/// <summary>What a model said to a prompt.</summary>
/// <param name="Text">The answer, without the fence that some models put around JSON.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Prompts">The prompts of the conversation.</param>
/// <param name="InputTokens">Tokens sent in all.</param>
/// <param name="OutputTokens">Tokens received in all.</param>
internal sealed record Answer(string Text, string Model, IReadOnlyList<PromptUse> Prompts, int InputTokens, int OutputTokens);

/// <summary>One conversation with a model: the messages only grow at the end, so that what a provider has cached of them stays of use.</summary>
internal sealed partial class Asking(IChatClient client, string incidentId, int mostOutput)
{
    private readonly List<ChatMessage> messages = [];
    private readonly List<PromptUse> prompts = [];
    private int inputTokens;
    private int outputTokens;

    /// <summary>Asks with a prompt's messages added to what was said before.</summary>
    /// <exception cref="ModelUnavailableException">No model answered.</exception>
    public async Task<Answer> AskAsync(RenderedPrompt prompt, ChatResponseFormat format, CancellationToken ct)
    {
        messages.AddRange(prompt.Messages);
        prompts.Add(prompt.Use);
        var options = new ChatOptions { Temperature = 0, MaxOutputTokens = mostOutput, ResponseFormat = format, AdditionalProperties = new AdditionalPropertiesDictionary { [ModelCall.Incident] = incidentId } };
        var response = await client.GetResponseAsync([.. messages], options, ct);
        inputTokens += (int)(response.Usage?.InputTokenCount ?? 0);
        outputTokens += (int)(response.Usage?.OutputTokenCount ?? 0);
        messages.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        var name = response.ModelId ?? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "model";
        return new Answer(Fence().Match(response.Text) is { Success: true } fenced ? fenced.Groups[1].Value : response.Text, name, [.. prompts], inputTokens, outputTokens);
    }

    [GeneratedRegex(@"^\s*```(?:json)?\s*(.*?)\s*```\s*$", RegexOptions.Singleline)] private static partial Regex Fence();
}
