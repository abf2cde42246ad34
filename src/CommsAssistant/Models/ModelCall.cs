using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>What a call and its answer tell beside the messages. The keys never reach a provider.</summary>
public static class ModelCall
{
    internal const string Prefix = "comms.";

    /// <summary>Key in <see cref="ChatOptions.AdditionalProperties"/>: the incident's id, to which the token budget of an incident is counted.</summary>
    public const string Incident = Prefix + "incident";

    /// <summary>Key in <see cref="ChatResponse.AdditionalProperties"/>: the name of the model of the chain that answered.</summary>
    public const string Model = Prefix + "model";
}
