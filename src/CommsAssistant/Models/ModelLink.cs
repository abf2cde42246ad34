using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace CommsAssistant.Models;

/// <summary>One model of the chain: asks it in bounded time and takes nothing but a whole, usable answer.</summary>
internal sealed partial class ModelLink : IDisposable
{
    private const string AskForJson = "Answer with one JSON value and nothing else: no sentence before or after it, no code fence. It has to fit this JSON schema:\n";
    private static readonly TimeSpan Sampling = TimeSpan.FromMinutes(2);
    private readonly ModelOptions options;
    private readonly TimeProvider clock;
    private readonly IChatClient client;
    private readonly EndpointQuirks quirks;
    private readonly ILogger logger;
    private readonly ResiliencePipeline breaker;

    /// <param name="client">The provider's client; disposed with this link.</param>
    public ModelLink(ModelOptions options, BreakerOptions breaker, IChatClient client, EndpointQuirks quirks, TimeProvider clock, ILogger logger)
    {
        (this.options, this.clock, this.quirks, this.logger) = (options, clock, quirks, logger);
        this.client = new FaultClient(client).AsBuilder().UseOpenTelemetry(sourceName: ModelTelemetry.Source, configure: o => o.EnableSensitiveData = false).Build();
        this.breaker = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5, MinimumThroughput = breaker.MinimumCalls, SamplingDuration = Sampling, BreakDuration = TimeSpan.FromSeconds(breaker.OpenSeconds),
            ShouldHandle = new PredicateBuilder().Handle<ModelFault>(f => f.IsUnwell),
        }).Build();
    }

    public string Name => options.DisplayName;
    public int MaxOutputTokens(ChatOptions? asked) => Math.Min(asked?.MaxOutputTokens ?? options.MaxOutputTokens, options.MaxOutputTokens);
    public bool Serves(ModelPurpose purpose) => options.Purposes.Count == 0 || options.Purposes.Contains(purpose.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A whole, usable answer, or a <see cref="ModelFault"/>; the caller's own cancellation is the only other way out.</summary>
    public async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? asked, CancellationToken ct)
    {
        try
        {
            return await breaker.ExecuteAsync(async token => await InTimeAsync(messages, asked, token), ct);
        }
        catch (BrokenCircuitException e)
        {
            throw new ModelFault("was not asked: it failed too often just now" + (e.RetryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $", and is asked again in {wait.TotalSeconds:0} s") : "")) { MayHaveCost = false };
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<ChatResponse> InTimeAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? asked, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            return await AdaptingAsync(messages, asked, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new ModelFault(string.Create(CultureInfo.InvariantCulture, $"gave no whole answer within {options.TimeoutSeconds} s")) { IsUnwell = true };
        }
    }

    /// <summary>Asks; where the server rejects the schema or the temperature, remembers that and asks without. A rejected request was not worked on, so nothing is done twice.</summary>
    private async Task<ChatResponse> AdaptingAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? asked, CancellationToken ct)
    {
        var json = asked?.ResponseFormat as ChatResponseFormatJson;
        while (true)
        {
            var bySchema = json is not null && !options.SupportsJsonSchema.Equals("no", StringComparison.OrdinalIgnoreCase) && (options.SupportsJsonSchema.Equals("yes", StringComparison.OrdinalIgnoreCase) || !quirks.NoSchema);
            var warm = asked?.Temperature is not null && !quirks.NoTemperature;
            try
            {
                var answer = await SendAsync(json is null || bySchema ? messages : [.. messages, InWords(json)], Shape(asked, bySchema, warm), ct);
                return Usable(answer, json, bySchema);
            }
            catch (ModelFault fault) when (fault.RefusedSchema && bySchema && options.SupportsJsonSchema.Equals("auto", StringComparison.OrdinalIgnoreCase))
            {
                quirks.NoSchema = true;
                logger.Adapted(Name, "a JSON schema");
            }
            catch (ModelFault fault) when (fault.RefusedTemperature && warm)
            {
                quirks.NoTemperature = true;
                logger.Adapted(Name, "a temperature");
            }
        }
    }

    private async Task<ChatResponse> SendAsync(IReadOnlyList<ChatMessage> messages, ChatOptions shaped, CancellationToken ct)
    {
        if (!options.Streaming) return await client.GetResponseAsync(messages, shaped, ct);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(messages, shaped, ct)) updates.Add(update);
        var whole = updates.ToChatResponse();
        return whole.FinishReason is not null ? whole : throw new ModelFault(updates.Count == 0 ? "answered nothing" : "stopped before the end of its answer") { IsUnwell = true };
    }

    /// <summary>What is sent: no tools, no keys of ours, no more tokens than the settings allow.</summary>
    private ChatOptions Shape(ChatOptions? asked, bool bySchema, bool warm)
    {
        var shaped = asked?.Clone() ?? new ChatOptions();
        (shaped.ModelId, shaped.Tools, shaped.ToolMode, shaped.AllowMultipleToolCalls, shaped.ConversationId) = (null, null, null, null, null);
        shaped.MaxOutputTokens = MaxOutputTokens(asked);
        if (!warm) shaped.Temperature = null;
        if (shaped.ResponseFormat is ChatResponseFormatJson && !bySchema) shaped.ResponseFormat = null;
        foreach (var key in asked?.AdditionalProperties?.Keys.Where(k => k.StartsWith(ModelCall.Prefix, StringComparison.Ordinal)).ToList() ?? []) shaped.AdditionalProperties!.Remove(key);
        if (shaped.AdditionalProperties?.Count == 0) shaped.AdditionalProperties = null;
        return shaped;
    }

    private static ChatMessage InWords(ChatResponseFormatJson json) => new(ChatRole.User, AskForJson + (json.Schema?.GetRawText() ?? "{\"type\":\"object\"}"));

    private ChatResponse Usable(ChatResponse answer, ChatResponseFormatJson? json, bool bySchema)
    {
        var contents = answer.Messages.SelectMany(m => m.Contents).ToList();
        if (answer.FinishReason == ChatFinishReason.ContentFilter || contents.Any(c => c is ErrorContent)) throw AboutRequest("refused to answer");
        if (answer.FinishReason == ChatFinishReason.Length) throw AboutRequest(string.Create(CultureInfo.InvariantCulture, $"was cut off after {answer.Usage?.OutputTokenCount ?? MaxOutputTokens(null):N0} tokens; raise MaxOutputTokens, or its context is too small"));
        var text = string.Concat(contents.OfType<TextContent>().Select(t => t.Text));
        if (string.IsNullOrWhiteSpace(text)) throw new ModelFault("answered nothing") { IsUnwell = true };
        return json is null ? Answer(answer, Prose(text)) : Answer(answer, Json(text, json, bySchema));
    }

    private static string Prose(string text)
    {
        var prose = JsonAnswer.WithoutThought(text);
        return Refusal().IsMatch(prose) ? throw AboutRequest("refused to answer") : prose;
    }

    private string Json(string text, ChatResponseFormatJson json, bool bySchema)
    {
        var found = JsonAnswer.Find(text);
        if (bySchema) quirks.SawAnswer(found is not null);
        if (found is null) throw AboutRequest(Refusal().IsMatch(text) ? "refused to answer" : "answered without usable JSON");
        if (json.Schema is not { } schema) return found;
        using var value = JsonDocument.Parse(found);
        return SchemaFit.Mismatch(schema, value.RootElement) is { } miss ? throw AboutRequest($"answered with JSON of another shape: {miss}") : found;
    }

    private static ModelFault AboutRequest(string outcome) => new(outcome) { IsAboutRequest = true };

    private ChatResponse Answer(ChatResponse answer, string text) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        ResponseId = answer.ResponseId, ModelId = answer.ModelId ?? options.Model, CreatedAt = answer.CreatedAt, FinishReason = answer.FinishReason, Usage = answer.Usage,
        AdditionalProperties = new AdditionalPropertiesDictionary { [ModelCall.Model] = Name },
    };

    [GeneratedRegex(@"^\W{0,20}(?:i['’]?m sorry|i am sorry|sorry|i apologi[sz]e|unfortunately)?[,.!]?\W{0,5}(?:but )?(?:as an ai\b[^.]{0,80}|i (?:can['’]?t|cannot|can not|won['’]?t|am unable to|am not able to|['’]?m unable to) (?:help|assist|comply|do that|provide|create|fulfil|continue))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();
}
