using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Cadence;

/// <summary>A week of 500 incidents under each policy, with and without restarts: incidents are posted about, resolved, opened again by chance; the clock is woken as the service wakes it.</summary>
public sealed class ClockSimulationTests
{
    private static readonly DateTimeOffset Monday = new(2025, 6, 9, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Monday.AddDays(7);
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    public static TheoryData<string, int> Weeks()
    {
        var weeks = new TheoryData<string, int>();
        foreach (var policy in CadencePolicy.All)
        {
            weeks.Add(policy.Name, 0);
            weeks.Add(policy.Name, 100);
        }
        return weeks;
    }

    [Theory]
    [MemberData(nameof(Weeks))]
    public void Every_promise_has_its_draft_and_its_reminders_once_in_time_and_none_after_its_end(string policyName, int restarts)
    {
        var policy = CadencePolicy.All.Single(p => p.Name == policyName);
        var chance = new Random(20250609 + restarts);
        var down = Enumerable.Range(0, restarts).Select(_ => Monday.AddSeconds(chance.Next(7 * 86_400))).Order().Select(at => (From: at, To: at.AddSeconds(chance.Next(1, 240)))).ToList();
        int deadlines = 0, steps = 0, loud = 0;
        for (var i = 0; i < 500; i++)
        {
            var (reading, taken) = Run(i, policy, down, chance);
            var all = Deadlines.Of(reading, policy);
            deadlines += all.Count;
            steps += taken.Count;
            loud += taken.Count(t => !t.Step.IsSilent);
            taken.GroupBy(t => t.Step.Mark).ShouldAllBe(g => g.Count() == 1);
            foreach (var deadline in all)
                foreach (var rung in Enum.GetValues<Rung>()) Judge(deadline, rung, taken, down);
        }
        deadlines.ShouldBeGreaterThan(3_000);
        loud.ShouldBeGreaterThan(3_000);
        steps.ShouldBeGreaterThanOrEqualTo(loud);
    }

    private static void Judge(Deadline deadline, Rung rung, List<(DateTimeOffset At, ClockStep Step)> taken, List<(DateTimeOffset From, DateTimeOffset To)> down)
    {
        var due = Ladder.For(deadline.Kind).At(deadline, rung);
        var ends = deadline.MetAt ?? deadline.DroppedAt ?? End;
        var found = taken.Where(t => t.Step.Mark == new ClockMark(deadline.Key, rung)).ToList();
        var up = down.Where(d => d.From <= due + Allowed && due < d.To).Select(d => d.To).DefaultIfEmpty(due).Max(); // when it can be taken at the earliest
        foreach (var (at, _) in found)
        {
            at.ShouldBeGreaterThanOrEqualTo(due);
            at.ShouldBeLessThanOrEqualTo(ends, $"{deadline} {rung}");
        }
        if (up + Allowed < ends && up + Allowed < End && down.All(d => d.To <= up || d.From > up + Allowed))
            found.Where(t => t.At <= up + Allowed).ShouldHaveSingleItem($"{deadline} {rung}");
    }

    /// <summary>One incident's week: what people do happens at random times; between, the clock sleeps until its next step and wakes up to four seconds late, or when the service is up again.</summary>
    private static (ClockReading Reading, List<(DateTimeOffset At, ClockStep Step)> Taken) Run(int number, CadencePolicy policy, List<(DateTimeOffset From, DateTimeOffset To)> down, Random chance)
    {
        var opened = Monday.AddSeconds(chance.Next(5 * 86_400));
        var severity = (Severity)chance.Next(1, 5);
        var reading = new ClockReading(new Incident { Id = $"INC-{number}", Title = "t", Severity = severity, OpenedAt = opened }, [], [], []);
        var taken = new List<(DateTimeOffset, ClockStep)>();
        var snoozes = new List<Snooze>();
        var marks = new HashSet<ClockMark>();
        var acts = chance.Next(1, 14);
        var act = opened.AddSeconds(chance.Next(10, 900));
        for (var now = opened; now < End;)
        {
            var wake = ClockDecision.Next(Deadlines.Of(reading, policy), marks, snoozes) is { } next ? Latest(now, Up(next.AddMilliseconds(next.Ticks / 10_000 % 4_000), down)) : DateTimeOffset.MaxValue;
            if (acts > 0 && act <= wake)
            {
                now = act;
                reading = Act(reading, now, chance);
                if (chance.Next(6) == 0 && Deadlines.Of(reading, policy).FirstOrDefault(d => d.IsOwed) is { } owed) snoozes.Add(new Snooze(owed.Key, snoozes.Count + 1, now.AddMinutes(chance.Next(1, 10))));
                acts--;
                act = now.AddSeconds(chance.Next(5, chance.Next(6) == 0 ? 90_000 : 3_000));
                continue;
            }
            if (wake >= End) break;
            now = wake;
            foreach (var step in ClockDecision.Due(Deadlines.Of(reading, policy), marks, snoozes, now))
            {
                taken.Add((now, step));
                marks.Add(step.Mark);
            }
        }
        return (reading, taken);
    }

    private static ClockReading Act(ClockReading reading, DateTimeOffset now, Random chance)
    {
        if (reading.Resolutions is [.., { To: null } over])
            return chance.Next(3) switch
            {
                0 => reading with { Resolutions = [.. reading.Resolutions.SkipLast(1), over with { To = now }] },
                1 => reading with { ReportsAt = [.. reading.ReportsAt, now] },
                _ => reading with { Resolutions = [.. reading.Resolutions.SkipLast(1), over with { To = now }], Posts = [.. reading.Posts, Post(reading, now, IncidentStatus.Investigating, chance)] },
            };
        if (chance.Next(12) == 0) return reading with { Resolutions = [.. reading.Resolutions, new Resolution(now)] };
        var status = (IncidentStatus)chance.Next(4);
        var posted = reading with { Posts = [.. reading.Posts, Post(reading, now, status, chance)] };
        return status == IncidentStatus.Resolved ? posted with { Resolutions = [.. posted.Resolutions, new Resolution(now)] } : posted;
    }

    private static ClockPost Post(ClockReading reading, DateTimeOffset now, IncidentStatus status, Random chance) =>
        new($"p{reading.Posts.Count}", status, now, status == IncidentStatus.Resolved || chance.Next(5) == 0 ? null : now.AddMinutes(chance.Next(1, 90)));

    private static DateTimeOffset Up(DateTimeOffset at, List<(DateTimeOffset From, DateTimeOffset To)> down)
    {
        foreach (var (from, to) in down)
            if (at >= from && at < to) at = to;
        return at;
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
