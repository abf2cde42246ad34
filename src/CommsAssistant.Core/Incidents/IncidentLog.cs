namespace CommsAssistant.Core.Incidents;

/// <summary>What an append did.</summary>
public enum AppendResult
{
    /// <summary>The message was not known before.</summary>
    New,
    /// <summary>Nothing changed: the same event had been seen.</summary>
    Known,
    /// <summary>A known message has another content, state or reaction now.</summary>
    Changed,
}

/// <summary>
/// The append-only log of a channel's messages. Any order and any repetition of the same events gives the same log: each message is the
/// set of its versions, told apart by every field and ordered by the time at which each took effect, and the set of its reactions' comings and goings;
/// a delete is a tombstone that no later arrival takes away. Not safe for concurrent writers.
/// </summary>
public sealed class IncidentLog
{
    private readonly Dictionary<SourceRef, LoggedMessage> messages = [];

    /// <summary>How many messages are known, deleted ones among them.</summary>
    public int Count => messages.Count;

    /// <summary>Adds one event.</summary>
    public AppendResult Append(LogEvent happened)
    {
        var isNew = !messages.TryGetValue(happened.Source, out var message);
        message ??= messages[happened.Source] = new LoggedMessage();
        var changed = happened switch
        {
            MessagePosted posted => message.Post(posted),
            MessageEdited edited => message.Take(edited.At, edited.Body),
            MessageDeleted deleted => message.Delete(deleted.At),
            ReactionChanged reaction => message.React(reaction),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no such event"),
        };
        return isNew ? AppendResult.New : changed ? AppendResult.Changed : AppendResult.Known;
    }

    /// <summary>
    /// The messages as they stood at <paramref name="moment"/>, oldest first, each with its text and its reactions of then. Deleted ones are absent. A
    /// message of which only a text from after the moment is known is there with the earliest such text and <see cref="LogEntry.EditedLater"/>.
    /// </summary>
    public IReadOnlyList<LogEntry> At(DateTimeOffset moment)
    {
        var entries = new List<LogEntry>(messages.Count);
        foreach (var (source, message) in messages)
            if (message.At(source, moment) is { } entry) entries.Add(entry);
        entries.Sort(static (a, b) =>
        {
            var order = a.PostedAt.CompareTo(b.PostedAt);
            if (order == 0) order = string.CompareOrdinal(a.Source.Ts, b.Source.Ts);
            return order != 0 ? order : string.CompareOrdinal(a.Source.Channel, b.Source.Channel);
        });
        return entries;
    }

    /// <summary>One message as it stood at a moment; null when it was not there, or deleted by then.</summary>
    public LogEntry? Find(SourceRef source, DateTimeOffset moment) => messages.TryGetValue(source, out var message) ? message.At(source, moment) : null;

    /// <summary>The messages that had been posted and were deleted by <paramref name="moment"/>.</summary>
    public IReadOnlySet<SourceRef> DeletedAt(DateTimeOffset moment) =>
        messages.Where(m => m.Value.DeletedAt <= moment).Select(m => m.Key).ToHashSet();

    /// <summary>All versions of one message with the time at which each took effect, oldest first; empty when the message is not known.</summary>
    public IReadOnlyList<(DateTimeOffset At, MessageBody Body)> History(SourceRef source) =>
        messages.TryGetValue(source, out var message) ? [.. message.Versions] : [];

    /// <summary>A text that is equal for equal logs and for no others: every message with all fields of all versions, its tombstone and each change of its reactions.</summary>
    public string Fingerprint()
    {
        var fingerprint = new LogFingerprint();
        foreach (var (source, message) in messages.OrderBy(m => m.Key.Channel, StringComparer.Ordinal).ThenBy(m => m.Key.Ts, StringComparer.Ordinal)) fingerprint.Add(source, message);
        return fingerprint.ToString();
    }
}
