namespace CommsAssistant.Core.Cadence;

/// <summary>What is owed.</summary>
public enum DeadlineKind
{
    /// <summary>The first public post after an incident was opened, or opened again.</summary>
    FirstPost,
    /// <summary>The update that the last post promised.</summary>
    Update,
    /// <summary>The customer report after resolution.</summary>
    Report,
}

/// <summary>Where a deadline stands at a moment.</summary>
public enum DeadlineOutcome
{
    /// <summary>Not met, not past.</summary>
    Open,
    /// <summary>Met in time.</summary>
    Kept,
    /// <summary>Met after its time.</summary>
    Late,
    /// <summary>Its time has passed and nothing was published.</summary>
    Missed,
    /// <summary>No longer owed: the incident was resolved without a post, or opened again before its report.</summary>
    Dropped,
}

/// <summary>Something that the readers of the status page are owed by a time.</summary>
/// <param name="Key">Unique within the incident and the same whenever it is computed: a reminder is given once for it.</param>
/// <param name="Kind">What is owed.</param>
/// <param name="MadeAt">When it was promised, or when the policy began to count, UTC.</param>
/// <param name="DueAt">By when, UTC.</param>
/// <param name="MetAt">When it was met, UTC; null while it is not.</param>
/// <param name="DroppedAt">When it ceased to be owed, UTC; null while it is.</param>
public sealed record Deadline(string Key, DeadlineKind Kind, DateTimeOffset MadeAt, DateTimeOffset DueAt, DateTimeOffset? MetAt = null, DateTimeOffset? DroppedAt = null)
{
    /// <summary>True while somebody still has to do something.</summary>
    public bool IsOwed => MetAt is null && DroppedAt is null;

    /// <summary>Where it stands at <paramref name="now"/>. What is met at its very time is kept.</summary>
    public DeadlineOutcome Outcome(DateTimeOffset now) =>
        MetAt is { } met ? (met <= DueAt ? DeadlineOutcome.Kept : DeadlineOutcome.Late)
        : DroppedAt is not null ? DeadlineOutcome.Dropped
        : now <= DueAt ? DeadlineOutcome.Open : DeadlineOutcome.Missed;
}
