namespace CommsAssistant.Core.Cadence;

/// <summary>What a clock does about a deadline.</summary>
public enum Rung
{
    /// <summary>Has a draft made, so that there is something to sign.</summary>
    Draft,
    /// <summary>Reminds the commander.</summary>
    Commander,
    /// <summary>Tells the deputy too.</summary>
    Deputy,
    /// <summary>Tells everybody who may command.</summary>
    Pool,
}

/// <summary>When each rung of a ladder is reached, counted from the deadline; negative is before it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Commander">The commander.</param>
/// <param name="Deputy">The deputy.</param>
/// <param name="Pool">Everybody who may command.</param>
public sealed record Ladder(TimeSpan Draft, TimeSpan Commander, TimeSpan Deputy, TimeSpan Pool)
{
    /// <summary>Posts: a draft five minutes before, the commander two minutes before, the deputy at the time, the pool five minutes after.</summary>
    public static Ladder Posts { get; } = new(TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(-2), TimeSpan.Zero, TimeSpan.FromMinutes(5));

    /// <summary>Reports: a draft two days before, the commander one day before, the deputy at the time, the pool a day after.</summary>
    public static Ladder Reports { get; } = new(TimeSpan.FromHours(-48), TimeSpan.FromHours(-24), TimeSpan.Zero, TimeSpan.FromHours(24));

    /// <summary>The ladder of a kind of deadline.</summary>
    public static Ladder For(DeadlineKind kind) => kind == DeadlineKind.Report ? Reports : Posts;

    /// <summary>When a rung of a deadline is reached, UTC; never before it was made.</summary>
    public DateTimeOffset At(Deadline deadline, Rung rung)
    {
        var at = deadline.DueAt + rung switch { Rung.Draft => Draft, Rung.Commander => Commander, Rung.Deputy => Deputy, _ => Pool };
        return at < deadline.MadeAt ? deadline.MadeAt : at;
    }
}
