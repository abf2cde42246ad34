using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>What a model is asked for. A model of the chain may be kept to some purposes.</summary>
public enum ModelPurpose
{
    /// <summary>Reading facts out of messages.</summary>
    Extract,

    /// <summary>Wording a draft from facts.</summary>
    Write,

    /// <summary>Grading a text.</summary>
    Judge,
}

/// <summary>The models that the settings name.</summary>
public interface IModels
{
    /// <summary>
    /// The client for a purpose, or null when no model is configured for it: the caller uses rules and templates. The client belongs to this object; nobody disposes it.
    /// A call either answers or throws <see cref="ModelUnavailableException"/>; nothing else escapes but the cancellation of the caller's own token. An answer that was asked for
    /// as JSON (<see cref="ChatOptions.ResponseFormat"/>) is JSON that parses and has the required shape. A stream begins when the answer is whole, so that a dropped or refused one never shows.
    /// </summary>
    IChatClient? For(ModelPurpose purpose);
}
