namespace CommsAssistant.Service.Demo;

/// <summary>A clock that starts at a past moment and runs faster than the wall's, until an end from which on it runs as fast. Its timers run faster with it.</summary>
internal sealed class ReplayClock(DateTimeOffset start, DateTimeOffset end, double speed, TimeProvider wall) : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private long? begun;

    /// <summary>Lets the time pass; until then this clock stands at its start.</summary>
    public void Begin() => begun ??= wall.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        if (begun is not { } begin) return start;
        var elapsed = wall.GetElapsedTime(begin);
        var fast = (end - start) / speed;
        return elapsed < fast ? start + (elapsed * speed) : end + (elapsed - fast);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => wall.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    /// <summary>How long the wall's clock takes until this one shows a moment.</summary>
    public TimeSpan Until(DateTimeOffset moment) => moment <= GetUtcNow() ? TimeSpan.Zero : (moment - GetUtcNow()) / (GetUtcNow() < end ? speed : 1);

    private TimeSpan Scaled(TimeSpan span) => span <= TimeSpan.Zero ? span : span / speed < Shortest ? Shortest : span / speed;
}
