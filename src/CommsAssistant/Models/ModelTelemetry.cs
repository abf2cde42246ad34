using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Models;

/// <summary>
/// What can be seen of model calls: spans and metrics in OpenTelemetry's GenAI names (gen_ai.client.operation.duration, gen_ai.client.token.usage) under <see cref="Source"/>, one for each model asked,
/// and two counters of our own. Never a word of prompt or answer.
/// </summary>
public static class ModelTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Source = "CommsAssistant.Models";

    private static readonly Meter Meter = new(Source);

    /// <summary>Models that gave no usable answer, by model and purpose.</summary>
    internal static Counter<long> Failures { get; } = Meter.CreateCounter<long>("comms.model.failures", "{call}", "Models that gave no usable answer");

    /// <summary>Calls that the token budget forbade.</summary>
    internal static Counter<long> Refusals { get; } = Meter.CreateCounter<long>("comms.model.budget_refusals", "{call}", "Calls that the token budget forbade");
}

/// <summary>Log lines about models: names, counts, outcomes.</summary>
internal static partial class ModelLog
{
    [LoggerMessage(1, LogLevel.Warning, "Model {Model} gave no usable answer ({Purpose}): it {Outcome}")]
    public static partial void Failed(this ILogger logger, string model, ModelPurpose purpose, string outcome);

    [LoggerMessage(2, LogLevel.Warning, "A model call was not made ({Purpose}): {Reason}")]
    public static partial void NotMade(this ILogger logger, ModelPurpose purpose, string reason);

    [LoggerMessage(3, LogLevel.Information, "Model {Model} does not take {What}; it is no longer sent to it")]
    public static partial void Adapted(this ILogger logger, string model, string what);

    [LoggerMessage(4, LogLevel.Debug, "Model {Model} answered ({Purpose}): {InputTokens} tokens in, {OutputTokens} out")]
    public static partial void Answered(this ILogger logger, string model, ModelPurpose purpose, long inputTokens, long outputTokens);
}
