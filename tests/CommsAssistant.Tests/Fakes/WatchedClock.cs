using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.Fakes;

/// <summary>A clock that stands still, and tells which timers were set on it, so that a test can pass the time that somebody waits for.</summary>
internal sealed class WatchedClock() : FakeTimeProvider(new DateTimeOffset(2025, 6, 10, 18, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody has set a timer for between these lengths of time, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan least, TimeSpan most)
    {
        while (true)
        {
            var due = await timers.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (due < least || due > most) continue;
            Advance(due);
            return;
        }
    }

    /// <summary>Waits until somebody has set a timer for so long, and lets that time pass.</summary>
    public Task PassAsync(TimeSpan wait) => PassAsync(wait, wait);

    /// <summary>Lets so much time pass whenever somebody waits for it, until the task has ended.</summary>
    public async Task PassUntilAsync(Task task, TimeSpan wait)
    {
        while (await Task.WhenAny(task, timers.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask()) != task)
            if (timers.Reader.TryRead(out var due) && due == wait) Advance(due);
    }
}
