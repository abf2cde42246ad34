using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Slack;

/// <summary>What a channel's history tells beyond what the log holds. A history knows last texts and standing reactions, and not when these came: what events told already is not told again by it.</summary>
internal static class SlackMissing
{
    /// <summary>Of what the history says of one message, what is not known.</summary>
    /// <param name="known">The message as the log has it; null when it does not, or knows that it was deleted.</param>
    /// <param name="at">When the history was asked for: of a deleted message that others answered, it says no more than that it is gone by then.</param>
    public static IReadOnlyList<LogEvent> In(IReadOnlyList<LogEvent> told, LogEntry? known, DateTimeOffset at) => known is null
        ? [.. told.Where(e => e is not MessageDeleted)]
        : [.. told.Where(e => e switch
        {
            MessagePosted posted => !IsSame(posted.Body, known.Body),
            ReactionChanged reaction => !Stands(known, reaction.Name, reaction.UserId),
            _ => true,
        }).Select(e => e is MessageDeleted deleted ? deleted with { At = at } : e)];

    /// <summary>Messages and reactions that the log has and the history no longer: they went without an event.</summary>
    /// <param name="known">The messages of the log as they stood before the history was asked for.</param>
    /// <param name="told">What the history said, by message.</param>
    /// <param name="at">When the history was asked for.</param>
    /// <param name="wasRead">True for a message that the history would have shown.</param>
    public static IReadOnlyList<LogEvent> Gone(IEnumerable<LogEntry> known, IReadOnlyDictionary<SourceRef, ToldMessage> told, DateTimeOffset at, Func<LogEntry, bool> wasRead)
    {
        var gone = new List<LogEvent>();
        foreach (var entry in known)
        {
            if (!told.TryGetValue(entry.Source, out var message))
            {
                if (wasRead(entry)) gone.Add(new MessageDeleted(entry.Source, at));
                continue;
            }
            foreach (var reaction in entry.Reactions.Where(r => !message.IsCut(r.Name)))
                foreach (var user in reaction.UserIds)
                    if (!message.Reactions.Contains((reaction.Name, user))) gone.Add(new ReactionChanged(entry.Source, at, user, reaction.Name, Added: false));
        }
        return gone;
    }

    private static bool Stands(LogEntry known, string name, string user) => known.Reactions.Any(r => r.Name == name && r.UserIds.Contains(user));

    private static bool IsSame(MessageBody a, MessageBody b)
    {
        var (source, at) = (new SourceRef("C", "1"), DateTimeOffset.UnixEpoch);
        return LogEventJson.Write(new MessageEdited(source, at, a)) == LogEventJson.Write(new MessageEdited(source, at, b));
    }
}

/// <summary>What the history said of one message.</summary>
/// <param name="Reactions">Who reacted with what.</param>
/// <param name="Cut">Reactions of which Slack named only some users.</param>
internal sealed record ToldMessage(IReadOnlySet<(string Name, string User)> Reactions, IReadOnlySet<string> Cut)
{
    public bool IsCut(string name) => Cut.Contains(name);
}
