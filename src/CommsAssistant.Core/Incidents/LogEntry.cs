namespace CommsAssistant.Core.Incidents;

/// <summary>Who reacted with what.</summary>
public sealed record Reaction(string Name, IReadOnlyList<string> UserIds)
{
    /// <summary>When each of <see cref="UserIds"/> reacted, in the same order, UTC; empty where the source does not say (exports do not).</summary>
    public IReadOnlyList<DateTimeOffset> Times { get; init; } = [];

    /// <summary>When this user reacted; null when not known.</summary>
    public DateTimeOffset? TimeOf(string userId)
    {
        for (var i = 0; i < Times.Count && i < UserIds.Count; i++)
            if (UserIds[i] == userId) return Times[i];
        return null;
    }
}

/// <summary>A message as it stood at a moment: the view that facts are read from.</summary>
public sealed record LogEntry
{
    /// <summary>Which message it is.</summary>
    public required SourceRef Source { get; init; }
    /// <summary>When it was first posted, UTC.</summary>
    public required DateTimeOffset PostedAt { get; init; }
    /// <summary>Its content at that moment.</summary>
    public required MessageBody Body { get; init; }
    /// <summary>When the content that is shown here took effect, if it is not the first; later than the moment asked for when <see cref="EditedLater"/>; null when never edited.</summary>
    public DateTimeOffset? EditedAt { get; init; }
    /// <summary>True when only a text is known that came after the moment asked for (exports hold no history; an edit may be known and its message not).</summary>
    public bool EditedLater { get; init; }
    /// <summary>Reactions at that moment, by name; their users by id.</summary>
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    /// <summary>True for a reply inside a thread.</summary>
    public bool IsReply => Body.ThreadTs is { } thread && thread != Source.Ts;

    /// <summary>True when somebody reacted with one of these names.</summary>
    public bool HasReaction(params ReadOnlySpan<string> names)
    {
        foreach (var reaction in Reactions)
            if (reaction.UserIds.Count > 0 && names.Contains(reaction.Name)) return true;
        return false;
    }
}
