using System.Collections.Concurrent;

namespace CommsAssistant.Slack;

/// <summary>Keeps calls below Slack's rates: a bucket for each key, and a pause where Slack asked for one.</summary>
internal sealed class SlackPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Waits until a call is due.</summary>
    /// <param name="burst">Calls that may follow each other at once after a silence.</param>
    public async Task WaitAsync(string key, int perMinute, int burst, CancellationToken ct)
    {
        var bucket = buckets.GetOrAdd(key, _ => new Bucket(perMinute, burst, clock.GetUtcNow()));
        while (bucket.Take(clock.GetUtcNow()) is { } wait) await Task.Delay(wait, clock, ct);
    }

    /// <summary>No call of this key before so much time has passed.</summary>
    public void Pause(string key, TimeSpan wait)
    {
        if (buckets.TryGetValue(key, out var bucket)) bucket.Pause(clock.GetUtcNow() + wait);
    }

    private sealed class Bucket(int perMinute, int burst, DateTimeOffset start)
    {
        private readonly Lock gate = new();
        private readonly double perTick = perMinute / (double)TimeSpan.TicksPerMinute;
        private double left = burst;
        private DateTimeOffset filled = start;
        private DateTimeOffset pausedUntil;

        /// <summary>Null when a call was taken; otherwise how long to wait before asking again.</summary>
        public TimeSpan? Take(DateTimeOffset now)
        {
            lock (gate)
            {
                if (pausedUntil > now) return pausedUntil - now;
                if (now > filled) (left, filled) = (Math.Min(burst, left + ((now - filled).Ticks * perTick)), now);
                if (left < 1) return TimeSpan.FromTicks((long)Math.Ceiling((1 - left) / perTick) + TimeSpan.TicksPerMillisecond);
                left--;
                return null;
            }
        }

        public void Pause(DateTimeOffset until)
        {
            lock (gate) pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }
}
