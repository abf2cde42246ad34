namespace CommsAssistant.Models;

/// <summary>Why one model gave no usable answer. The outcome is made of our own words, status codes and the provider's error codes: never of text that a provider or a channel wrote.</summary>
internal sealed class ModelFault(string outcome) : Exception(outcome)
{
    /// <summary>For a person to read, without a full stop.</summary>
    public string Outcome { get; } = outcome;
    /// <summary>The provider is not well, so it counts towards leaving it alone. A refusal, a bad key or broken JSON does not.</summary>
    public bool IsUnwell { get; init; }
    /// <summary>False when surely no token was used.</summary>
    public bool MayHaveCost { get; init; } = true;
    /// <summary>The provider works, and would say as little to the same request again: a refusal, JSON of another form, an answer or a request that is too long.</summary>
    public bool IsAboutRequest { get; init; }
    /// <summary>The server rejected the wish for JSON by schema.</summary>
    public bool RefusedSchema { get; init; }
    /// <summary>The server rejected the temperature.</summary>
    public bool RefusedTemperature { get; init; }

    /// <summary>The fault somewhere inside what a client library threw; null when there is none.</summary>
    public static ModelFault? In(Exception? exception)
    {
        for (var depth = 0; exception is not null && depth < 10; exception = exception.InnerException, depth++)
        {
            if (exception is ModelFault fault) return fault;
            if (exception is AggregateException { InnerExceptions: var many } && many.Select(In).FirstOrDefault(f => f is not null) is { } inner) return inner;
        }
        return null;
    }
}
