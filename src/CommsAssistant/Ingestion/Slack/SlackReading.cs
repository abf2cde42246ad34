using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>What came of a batch of Slack's message objects.</summary>
/// <param name="Messages">For each object of which something came, in the order given, the events that it stands for; never an empty list.</param>
/// <param name="Problems">What was left out, and why; each reason once with its first place and how many objects it concerns.</param>
public sealed record SlackReading(IReadOnlyList<IReadOnlyList<LogEvent>> Messages, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>All events, in the order given.</summary>
    public IEnumerable<LogEvent> Events => Messages.SelectMany(m => m);
}

/// <summary>What came of one envelope of the Events API.</summary>
/// <param name="EventId">Slack's id of the delivery, the same on every repeat; null when the envelope has none.</param>
/// <param name="Channel">The channel of the message that the event concerns; null when it concerns none.</param>
/// <param name="Events">What happened; empty when the event concerns no message.</param>
/// <param name="Problem">Why nothing came of it; null when something did.</param>
public sealed record SlackDelivery(string? EventId, string? Channel, IReadOnlyList<LogEvent> Events, ImportProblem? Problem);

/// <summary>What came of a list of Slack's user objects.</summary>
/// <param name="People">Everyone in it, by id.</param>
/// <param name="Problems">What was left out, and why.</param>
public sealed record SlackDirectory(People People, IReadOnlyList<ImportProblem> Problems);

/// <summary>What is taken in at most; Slack itself keeps far below each.</summary>
public static class SlackLimits
{
    /// <summary>Bytes of one message object or envelope, as JSON. Slack cuts texts at 40,000 characters.</summary>
    public const int MostBytes = 1 << 20;
    /// <summary>Message objects in one call; the rest is left out with a reason.</summary>
    public const int MostMessages = 10_000;
    /// <summary>User objects in one call; the rest is left out with a reason.</summary>
    public const int MostUsers = 200_000;
    /// <summary>Characters of an id, a name of a reaction or a subtype; a longer one is no such thing.</summary>
    public const int LongestName = 255;
}
