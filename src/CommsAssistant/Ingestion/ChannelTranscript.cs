using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Ingestion.SlackExport;

namespace CommsAssistant.Ingestion;

/// <summary>The messages of one channel from a file or folder, whatever its form.</summary>
public abstract class ChannelTranscript(string id, string name, People people, bool isExact) : IAsyncDisposable
{
    /// <summary>The channel's id; its name when the source knows no id.</summary>
    public string Id { get; } = id;
    /// <summary>The channel's name.</summary>
    public string Name { get; } = name;
    /// <summary>Everyone that the source knows.</summary>
    public People People { get; } = people;
    /// <summary>True when texts can be had as they stood at any moment; false when only final texts are known.</summary>
    public bool IsExact { get; } = isExact;
    /// <summary>What was left out so far, and why; complete after reading to the end.</summary>
    public abstract IReadOnlyList<ImportProblem> Problems { get; }

    /// <summary>Everything that happened, in order of when it took effect.</summary>
    /// <exception cref="UnusableInputException">A file inside is broken.</exception>
    public abstract IAsyncEnumerable<LogEvent> EventsAsync(CancellationToken ct);

    /// <summary>The messages as they stood at <paramref name="until"/> (the end when null), oldest first.</summary>
    /// <exception cref="UnusableInputException">A file inside is broken.</exception>
    public abstract IAsyncEnumerable<LogEntry> EntriesAsync(DateTimeOffset? until, CancellationToken ct);

    /// <summary>Messages that were posted and deleted by then; empty where the source does not know.</summary>
    public virtual IReadOnlySet<SourceRef> DeletedAt(DateTimeOffset? until) => new HashSet<SourceRef>();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>Opens a channel's transcript.</summary>
public static class ChannelSource
{
    /// <summary>Opens a Slack export (folder or ZIP) or a file of Events API envelopes (.jsonl), by the path's form.</summary>
    /// <exception cref="UnusableInputException">The path or the channel cannot be used; the message says how to mend it.</exception>
    public static async Task<ChannelTranscript> OpenAsync(string path, string channel, CancellationToken ct)
    {
        if (!File.Exists(path) || !Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)) return await ExportTranscript.OpenAsync(path, channel, ct);
        return await EventsTranscript.OpenAsync(path, channel, ct);
    }
}
