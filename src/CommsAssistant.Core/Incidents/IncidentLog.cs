using System.Globalization;

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
/// set of its versions, ordered by the time at which each took effect; a delete is a tombstone that no later arrival takes away. Not safe for concurrent writers.
/// </summary>
public sealed class IncidentLog
{
    private readonly Dictionary<SourceRef, Message> messages = [];

    /// <summary>How many messages are known, deleted ones among them.</summary>
    public int Count => messages.Count;

    /// <summary>Adds one event.</summary>
    public AppendResult Append(LogEvent happened)
    {
        var isNew = !messages.TryGetValue(happened.Source, out var message);
        message ??= messages[happened.Source] = new Message();
        var changed = happened switch
        {
            MessagePosted posted => message.Post(posted),
            MessageEdited edited => message.AddVersion(new Version(edited.At, edited.Body, IsFinalOnly: false)),
            MessageDeleted deleted => message.Delete(deleted.At),
            ReactionChanged reaction => message.React(reaction),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no such event"),
        };
        return isNew ? AppendResult.New : changed ? AppendResult.Changed : AppendResult.Known;
    }

    /// <summary>
    /// The messages as they stood at <paramref name="moment"/>, oldest first. Deleted ones are absent. A message of which only a final text is
    /// known, changed after the moment, is there with that text and <see cref="LogEntry.EditedLater"/>.
    /// </summary>
    public IReadOnlyList<LogEntry> At(DateTimeOffset moment)
    {
        var entries = new List<LogEntry>(messages.Count);
        foreach (var (source, message) in messages)
            if (message.At(source, moment) is { } entry) entries.Add(entry);
        entries.Sort(static (a, b) =>
        {
            var byTime = a.PostedAt.CompareTo(b.PostedAt);
            return byTime != 0 ? byTime : string.CompareOrdinal(a.Source.Ts + a.Source.Channel, b.Source.Ts + b.Source.Channel);
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
        messages.TryGetValue(source, out var message) ? [.. message.Versions.Select(v => (v.At, v.Body))] : [];

    private sealed record Version(DateTimeOffset At, MessageBody Body, bool IsFinalOnly)
    {
        public string Order => Body.Text + "\u0001" + string.Join('\u0001', Body.Attachments.Select(a => a.Title + a.Text)) + (IsFinalOnly ? "1" : "0");
    }

    private sealed class Message
    {
        private readonly List<Version> versions = [];
        private readonly Dictionary<(string User, string Name), (DateTimeOffset At, bool Added)> reactions = [];

        public DateTimeOffset? DeletedAt { get; private set; }
        public DateTimeOffset? PostedAt { get; private set; }
        public IReadOnlyList<Version> Versions => versions;

        public bool Post(MessagePosted posted)
        {
            var first = PostedAt is null;
            if (first || posted.At < PostedAt) PostedAt = posted.At;
            return AddVersion(new Version(posted.EditedAt ?? posted.At, posted.Body, posted.EditedAt is not null)) || first;
        }

        public bool AddVersion(Version version)
        {
            foreach (var known in versions)
                if (known.At == version.At && known.Order == version.Order) return false;
            versions.Add(version);
            versions.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Order, b.Order));
            return true;
        }

        public bool Delete(DateTimeOffset at)
        {
            if (DeletedAt is { } known && known <= at) return false;
            DeletedAt = at;
            return true;
        }

        public bool React(ReactionChanged change)
        {
            var key = (change.UserId, change.Name);
            if (reactions.TryGetValue(key, out var known) && (known.At > change.At || known.At == change.At && (known.Added == change.Added || known.Added))) return false;
            reactions[key] = (change.At, change.Added);
            return true;
        }

        public LogEntry? At(SourceRef source, DateTimeOffset moment)
        {
            if (versions.Count == 0) return null;
            if (DeletedAt is { } deleted && deleted <= moment) return null;
            var postedAt = PostedAt ?? (SlackTs.TryParse(source.Ts, out var at) ? at : versions[0].At);
            if (postedAt > moment) return null;
            var shown = versions.LastOrDefault(v => v.At <= moment);
            var editedLater = shown is null;
            shown ??= versions[0];
            return new LogEntry
            {
                Source = source,
                PostedAt = postedAt,
                Body = shown.Body,
                EditedAt = shown.At > postedAt ? shown.At : null,
                EditedLater = editedLater && shown.IsFinalOnly,
                Reactions = [.. reactions.Where(r => r.Value.Added && r.Value.At <= moment).GroupBy(r => r.Key.Name, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Reaction(g.Key, [.. g.Select(r => r.Key.User).Order(StringComparer.Ordinal)]))],
            };
        }
    }

    /// <summary>A text that is equal for equal logs, for comparing in tests and for the audit: every message with its versions, tombstone and reactions at the end of time.</summary>
    public string Fingerprint()
    {
        var lines = messages.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal).Select(m => string.Join('|',
            m.Key, m.Value.PostedAt?.ToString("O", CultureInfo.InvariantCulture), m.Value.DeletedAt?.ToString("O", CultureInfo.InvariantCulture),
            string.Join('\u0002', m.Value.Versions.Select(v => v.At.ToString("O", CultureInfo.InvariantCulture) + v.Order)),
            string.Join(',', m.Value.At(m.Key, DateTimeOffset.MaxValue)?.Reactions.Select(r => r.Name + ":" + string.Join('+', r.UserIds)) ?? [])));
        return string.Join('\n', lines);
    }
}
