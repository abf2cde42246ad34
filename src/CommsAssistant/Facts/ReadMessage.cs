using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Facts;

/// <summary>One message of a batch as a model was shown it.</summary>
/// <param name="Id">The name by which the model speaks of it.</param>
/// <param name="Entry">The message.</param>
/// <param name="Speaker">Who wrote it.</param>
/// <param name="Plain">What a reader sees of it.</param>
/// <param name="Own">The writer's own words: no code, no quoted lines, no forwarded messages.</param>
/// <param name="SaidByCommander">True when the writer held command then.</param>
/// <param name="FindQuote">Finds what a quotation names in the message as it was written; null when it is not there.</param>
public sealed record ReadMessage(string Id, LogEntry Entry, Person Speaker, string Plain, string Own, bool SaidByCommander, Func<string, string?> FindQuote)
{
    /// <summary>True when the message, or the one that opened its thread, says that this is not for outside.</summary>
    public bool IsSealed { get; init; }
}
