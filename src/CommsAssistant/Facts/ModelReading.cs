using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Facts;

/// <summary>That a message takes an earlier fact back, or makes it out of date.</summary>
/// <param name="Of">The message whose facts are concerned: whoever read them, rules or model.</param>
/// <param name="By">Id of the fact that takes its place; null when none does.</param>
/// <param name="Evidence">What says so.</param>
/// <param name="SpeakerId">Who says so.</param>
/// <param name="SaidByCommander">True when that was the commander.</param>
/// <param name="SaidAt">When, UTC.</param>
public sealed record TakenBack(SourceRef Of, string? By, Evidence Evidence, string SpeakerId, bool SaidByCommander, DateTimeOffset SaidAt);

/// <summary>All that a model has read of an incident so far and that held.</summary>
/// <param name="Facts">Its facts.</param>
/// <param name="TakenBack">What it read as taken back or replaced.</param>
/// <param name="Refused">How many items were refused, by reason.</param>
/// <param name="Problem">Why the last batch was not read; null when it was.</param>
public sealed record ModelReading(IReadOnlyList<Fact> Facts, IReadOnlyList<TakenBack> TakenBack, IReadOnlyDictionary<string, int> Refused, string? Problem)
{
    /// <summary>Messages that it was shown and took nothing from, in batches of which it took something.</summary>
    public IReadOnlySet<SourceRef> Passed { get; init; } = new HashSet<SourceRef>();

    /// <summary>Nothing read.</summary>
    public static ModelReading None { get; } = new([], [], new Dictionary<string, int>(), null);
}
