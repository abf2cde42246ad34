namespace CommsAssistant.Core.Incidents;

/// <summary>One message of the log: sets of versions and of changes of reactions, each in an order that the events' arrival has no part in.</summary>
internal sealed class LoggedMessage
{
    private readonly SortedSet<(DateTimeOffset At, MessageBody Body)> versions = new(ByTime);
    private SortedSet<ReactionStep>? reactions;

    private static readonly Comparer<(DateTimeOffset At, MessageBody Body)> ByTime =
        Comparer<(DateTimeOffset At, MessageBody Body)>.Create(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : BodyOrder.Compare(a.Body, b.Body));

    public DateTimeOffset? DeletedAt { get; private set; }
    public DateTimeOffset? PostedAt { get; private set; }
    public IReadOnlyCollection<(DateTimeOffset At, MessageBody Body)> Versions => versions;
    public IEnumerable<ReactionStep> ReactionSteps => reactions ?? [];

    public bool Post(MessagePosted posted)
    {
        var earlier = PostedAt is null || posted.At < PostedAt;
        if (earlier) PostedAt = posted.At;
        return Take(posted.EditedAt ?? posted.At, posted.Body) || earlier;
    }

    public bool Take(DateTimeOffset at, MessageBody body) => versions.Add((at, body));

    public bool Delete(DateTimeOffset at)
    {
        if (DeletedAt is { } known && known <= at) return false;
        DeletedAt = at;
        return true;
    }

    public bool React(ReactionChanged change) => (reactions ??= []).Add(new ReactionStep(change.Name, change.UserId, change.At, change.Added));

    public LogEntry? At(SourceRef source, DateTimeOffset moment)
    {
        if (versions.Count == 0 || DeletedAt <= moment) return null;
        var postedAt = PostedAt ?? (SlackTs.TryParse(source.Ts, out var at) ? at : versions.Min.At);
        if (postedAt > moment) return null;
        var (body, since, isLater) = Shown(moment);
        return new LogEntry
        {
            Source = source,
            PostedAt = postedAt,
            Body = body,
            EditedAt = since > postedAt ? since : null,
            EditedLater = isLater,
            Reactions = reactions is null ? [] : ReactionsAt(reactions, moment),
        };
    }

    /// <summary>The text at the moment and since when it stands: the same content seen again took no effect. The earliest one known when all are later.</summary>
    private (MessageBody Body, DateTimeOffset Since, bool IsLater) Shown(DateTimeOffset moment)
    {
        (MessageBody Body, DateTimeOffset Since)? shown = null;
        foreach (var version in versions)
        {
            if (version.At > moment) break;
            if (shown is null || BodyOrder.Compare(shown.Value.Body, version.Body) != 0) shown = (version.Body, version.At);
        }
        return shown is { } known ? (known.Body, known.Since, false) : (versions.Min.Body, versions.Min.At, true);
    }

    private static List<Reaction> ReactionsAt(SortedSet<ReactionStep> steps, DateTimeOffset moment)
    {
        var standing = new List<ReactionStep>();
        ReactionStep? last = null;
        foreach (var step in steps)
        {
            if (step.At > moment) continue;
            if (last is { Added: true } done && (done.Name, done.UserId) != (step.Name, step.UserId)) standing.Add(done);
            last = step;
        }
        if (last is { Added: true } end) standing.Add(end);
        return [.. standing.GroupBy(s => s.Name, StringComparer.Ordinal).Select(g => new Reaction(g.Key, [.. g.Select(s => s.UserId)]) { Times = [.. g.Select(s => s.At)] })];
    }
}

/// <summary>That somebody's reaction came or went. In order of name, user and time; at the same time the coming counts last.</summary>
internal readonly record struct ReactionStep(string Name, string UserId, DateTimeOffset At, bool Added) : IComparable<ReactionStep>
{
    public int CompareTo(ReactionStep other)
    {
        var order = string.CompareOrdinal(Name, other.Name);
        if (order == 0) order = string.CompareOrdinal(UserId, other.UserId);
        if (order == 0) order = At.CompareTo(other.At);
        return order != 0 ? order : Added.CompareTo(other.Added);
    }
}
