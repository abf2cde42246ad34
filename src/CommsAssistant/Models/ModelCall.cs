using Microsoft.Extensions.AI;

namespace CommsAssistant.Models;

/// <summary>How the place that asks a model tells what the call is for. The keys never reach a provider.</summary>
public static class ModelCall
{
    /// <summary>Key in <see cref="ChatOptions.AdditionalProperties"/>: the incident's id, to which the token budget of an incident is counted.</summary>
    public const string Incident = "comms.incident";
}
