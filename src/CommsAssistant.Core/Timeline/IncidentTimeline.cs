using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Timeline;

/// <summary>One line of the story.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">One plain sentence.</param>
/// <param name="Evidence">Messages with quotes, at least one.</param>
/// <param name="IsKey">True when the story would be wrong without it.</param>
/// <param name="Confidence">How sure the speaker was.</param>
/// <param name="Origin">Who made the fact behind it.</param>
/// <param name="FactIds">The facts behind it.</param>
public sealed record TimelineEntry(DateTimeOffset At, FactKind Kind, string Text, IReadOnlyList<Evidence> Evidence, bool IsKey, Confidence Confidence, FactOrigin Origin, IReadOnlyList<string> FactIds);

/// <summary>The story of an incident, in the order in which things happened, and what became of every message.</summary>
public sealed record IncidentTimeline(IReadOnlyList<TimelineEntry> Entries, Coverage Coverage);

