using CommsAssistant.Assistant;

namespace CommsAssistant.Desk;

/// <summary>
/// When a model reads a channel on. The rules read each message at once; a model's reading is dear by the call and not by the message, so it waits for a batch, but not for long: most of
/// one waits a while, a few messages a while longer. After a failure it waits, longer each time.
/// </summary>
internal sealed class ReadingPace(TimeProvider clock)
{
    internal const int Full = 30;
    internal static readonly TimeSpan Wait = TimeSpan.FromMinutes(20), LongestWait = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Channel> channels = new(StringComparer.Ordinal);

    /// <summary>Incidents with something that waits to be read.</summary>
    public IReadOnlyList<string> Waiting
    {
        get { lock (gate) return [.. channels.Where(c => c.Value.Since is not null).Select(c => c.Key)]; }
    }

    /// <summary>Something happened in the channel.</summary>
    public void Stir(string incident)
    {
        lock (gate) ChannelOf(incident).Since ??= clock.GetUtcNow();
    }

    /// <summary>True when it is worth a call now.</summary>
    /// <param name="count">How many messages there are.</param>
    /// <param name="read">How many of them were read before this program started.</param>
    public bool IsDue(string incident, int count, int read)
    {
        lock (gate)
        {
            var (channel, now) = (ChannelOf(incident), clock.GetUtcNow());
            if (channel.Since is not { } since || now < channel.NotBefore) return false;
            var unread = count - (channel.ReadUpTo ?? read);
            return unread >= Full || now - since >= (unread >= ModelReader.Worthwhile ? Wait : LongestWait);
        }
    }

    /// <summary>It was read.</summary>
    /// <param name="count">How many messages there were.</param>
    /// <param name="left">How many of them were left for later.</param>
    public void WasRead(string incident, int count, int left)
    {
        lock (gate) channels[incident] = new Channel { Since = left == 0 ? null : clock.GetUtcNow(), ReadUpTo = count - left };
    }

    /// <summary>It could not be read.</summary>
    public void Failed(string incident)
    {
        lock (gate)
        {
            var channel = ChannelOf(incident);
            channel.Pause = channel.Pause == default ? FirstPause : channel.Pause * 2 < LongestPause ? channel.Pause * 2 : LongestPause;
            channel.NotBefore = clock.GetUtcNow() + channel.Pause;
            channel.Since ??= clock.GetUtcNow();
        }
    }

    private Channel ChannelOf(string incident) => channels.TryGetValue(incident, out var known) ? known : channels[incident] = new Channel();

    private sealed class Channel
    {
        public DateTimeOffset? Since { get; set; }
        public int? ReadUpTo { get; init; }
        public DateTimeOffset NotBefore { get; set; }
        public TimeSpan Pause { get; set; }
    }
}
