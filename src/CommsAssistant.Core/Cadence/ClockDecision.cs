namespace CommsAssistant.Core.Cadence;

/// <summary>A step that was taken: it is never taken again.</summary>
/// <param name="Deadline">The deadline's key.</param>
/// <param name="Rung">The rung.</param>
/// <param name="Round">0 the first time; a commander who asks to be reminded again makes the next round.</param>
public sealed record ClockMark(string Deadline, Rung Rung, int Round = 0);

/// <summary>Somebody asked to be reminded again later.</summary>
/// <param name="Deadline">The deadline's key.</param>
/// <param name="Round">From 1.</param>
/// <param name="Until">When, UTC.</param>
public sealed record Snooze(string Deadline, int Round, DateTimeOffset Until);

/// <summary>A step to take now.</summary>
/// <param name="Deadline">The deadline.</param>
/// <param name="Mark">What to remember once it is taken.</param>
/// <param name="At">When its time came, UTC.</param>
/// <param name="IsSilent">True for a reminder whose time came while nobody could give it and that a later one stands for: it is remembered, not given.</param>
public sealed record ClockStep(Deadline Deadline, ClockMark Mark, DateTimeOffset At, bool IsSilent);

/// <summary>Decides what an incident's clocks do at a moment. Pure: after a restart the same reading and the same marks give the same steps, so that none is taken twice and none is left out.</summary>
public static class ClockDecision
{
    private static readonly Rung[] Rungs = Enum.GetValues<Rung>();

    /// <summary>The steps whose time has come and that were not taken; nothing for a deadline that is met or dropped.</summary>
    public static IReadOnlyList<ClockStep> Due(IReadOnlyList<Deadline> deadlines, IReadOnlySet<ClockMark> taken, IReadOnlyList<Snooze> snoozes, DateTimeOffset now)
    {
        var steps = new List<ClockStep>();
        foreach (var deadline in deadlines.Where(d => d.IsOwed))
        {
            var come = Steps(deadline, snoozes).Where(s => s.At <= now && !taken.Contains(s.Mark)).OrderBy(s => s.At).ThenBy(s => s.Mark.Rung).ToList();
            var loudest = come.LastOrDefault(s => s.Mark.Rung != Rung.Draft);
            steps.AddRange(come.Select(s => s with { IsSilent = s.Mark.Rung != Rung.Draft && s != loudest }));
        }
        return steps;
    }

    /// <summary>When the next step's time comes, UTC, were nothing published until then; null when nothing is to come. A step that is due already gives its own time, which then lies in the past.</summary>
    public static DateTimeOffset? Next(IReadOnlyList<Deadline> deadlines, IReadOnlySet<ClockMark> taken, IReadOnlyList<Snooze> snoozes) =>
        deadlines.Where(d => d.IsOwed).SelectMany(d => Steps(d, snoozes)).Where(s => !taken.Contains(s.Mark)).Min(s => (DateTimeOffset?)s.At);

    private static IEnumerable<ClockStep> Steps(Deadline deadline, IReadOnlyList<Snooze> snoozes) => Rungs
        .Select(rung => new ClockStep(deadline, new ClockMark(deadline.Key, rung), Ladder.For(deadline.Kind).At(deadline, rung), false))
        .Concat(snoozes.Where(s => s.Deadline == deadline.Key).Select(s => new ClockStep(deadline, new ClockMark(deadline.Key, Rung.Commander, s.Round), s.Until, false)));
}
