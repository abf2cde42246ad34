namespace CommsAssistant.Models;

/// <summary>One model's part in a call that failed. Neither field holds a key or a word of prompt or answer.</summary>
public sealed record ModelAttempt(string Model, string Outcome);

/// <summary>No model answered this call. The caller goes on with rules and templates.</summary>
public sealed class ModelUnavailableException(string reason, IReadOnlyList<ModelAttempt> attempts) : Exception(reason)
{
    /// <summary>What happened, for a person to read.</summary>
    public string Reason { get; } = reason;

    /// <summary>What happened at each model, in the order in which they were asked; empty when none was.</summary>
    public IReadOnlyList<ModelAttempt> Attempts { get; } = attempts;

    /// <summary>True when a model answered, or refused to, and what it said to this very request cannot be used: to ask the same again would be paid for again and help as little.</summary>
    public bool IsAboutRequest { get; init; }
}
