using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CommsAssistant.Storage;

/// <summary>Something that was stored: which incident, and which draft if one.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="What">messages, facts, incident, draft or publication.</param>
/// <param name="DraftId">The draft concerned; null when none is.</param>
public sealed record Change(string IncidentId, string What, string? DraftId = null);

/// <summary>Tells open pages what was stored. A reader that does not keep up loses the oldest changes, never slows a writer.</summary>
public sealed class ChangeFeed
{
    private const int Kept = 64;
    private readonly ConcurrentDictionary<Channel<Change>, byte> readers = new();

    /// <summary>Tells all readers.</summary>
    public void Publish(Change change)
    {
        foreach (var reader in readers.Keys) reader.Writer.TryWrite(change);
    }

    /// <summary>Changes from now on, until the token is cancelled.</summary>
    public async IAsyncEnumerable<Change> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<Change>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        readers[channel] = 0;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(ct)) yield return change;
        }
        finally
        {
            readers.TryRemove(channel, out _);
        }
    }
}
