using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Cadence;

public sealed class DeadlinesTests
{
    private static readonly DateTimeOffset Open = new(2025, 6, 10, 18, 0, 0, TimeSpan.Zero);
    private static readonly Incident Head = new() { Id = "INC-1", Title = "t", Severity = Severity.Sev2, OpenedAt = Open };

    private static ClockPost Post(int minute, IncidentStatus status, int? next = null) => new($"p{minute}", status, Open.AddMinutes(minute), next is { } n ? Open.AddMinutes(n) : null);

    private static IReadOnlyList<Deadline> Of(ClockReading reading) => Deadlines.Of(reading, CadencePolicy.Default);

    [Fact]
    public void Before_any_post_the_first_one_is_owed()
    {
        var owed = Of(new ClockReading(Head, [], [], [])).ShouldHaveSingleItem();
        (owed.Kind, owed.DueAt, owed.IsOwed).ShouldBe((DeadlineKind.FirstPost, Open.AddMinutes(5), true));
        owed.Outcome(Open.AddMinutes(5)).ShouldBe(DeadlineOutcome.Open);
        owed.Outcome(Open.AddMinutes(5).AddTicks(1)).ShouldBe(DeadlineOutcome.Missed);
    }

    [Fact]
    public void Each_post_meets_what_was_owed_and_owes_what_it_promises()
    {
        var all = Of(new ClockReading(Head, [Post(40, IncidentStatus.Identified, 60), Post(4, IncidentStatus.Investigating, 34)], [], []));
        all.Select(d => (d.Key, d.Outcome(Open.AddMinutes(50)))).ShouldBe([("opened", DeadlineOutcome.Kept), ("p4", DeadlineOutcome.Late), ("p40", DeadlineOutcome.Open)]);
        all.Count(d => d.IsOwed).ShouldBe(1);
    }

    [Fact]
    public void A_post_that_promises_nothing_owes_what_the_policy_says() =>
        Of(new ClockReading(Head, [Post(4, IncidentStatus.Investigating)], [], []))[^1].DueAt.ShouldBe(Open.AddMinutes(34));

    [Fact]
    public void Resolution_ends_the_updates_and_owes_the_report()
    {
        var all = Of(new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34), Post(30, IncidentStatus.Resolved)], Over(30), []));
        all.Where(d => d.Kind != DeadlineKind.Report).ShouldAllBe(d => d.Outcome(Open.AddDays(1)) == DeadlineOutcome.Kept);
        var report = all.Where(d => d.IsOwed).ShouldHaveSingleItem();
        (report.Kind, report.DueAt).ShouldBe((DeadlineKind.Report, Open.AddMinutes(30).AddHours(72)));
    }

    [Fact]
    public void Resolution_by_hand_drops_what_was_owed_and_owes_a_report()
    {
        var all = Of(new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34)], Over(20), []));
        all.Single(d => d.Key == "p4").Outcome(Open.AddHours(2)).ShouldBe(DeadlineOutcome.Dropped);
        all.Where(d => d.IsOwed).ShouldHaveSingleItem().Kind.ShouldBe(DeadlineKind.Report);
    }

    [Fact]
    public void Opening_again_by_post_owes_updates_again_and_no_report()
    {
        var all = Of(new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34), Post(30, IncidentStatus.Resolved), Post(50, IncidentStatus.Investigating, 80)], Over(30, 50), []));
        all.Single(d => d.Kind == DeadlineKind.Report).Outcome(Open.AddDays(9)).ShouldBe(DeadlineOutcome.Dropped);
        all.Where(d => d.IsOwed).ShouldHaveSingleItem().Key.ShouldBe("p50");
    }

    [Fact]
    public void Opening_again_by_hand_owes_a_post_within_the_first_interval()
    {
        var reading = new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34), Post(30, IncidentStatus.Resolved)], Over(30, 50), []);
        Of(reading).Where(d => d.IsOwed).ShouldHaveSingleItem().DueAt.ShouldBe(Open.AddMinutes(55));
        Of(reading with { Posts = [.. reading.Posts, Post(53, IncidentStatus.Investigating, 83)] }).Where(d => d.IsOwed).ShouldHaveSingleItem().Key.ShouldBe("p53");
    }

    [Fact]
    public void What_was_dropped_by_resolution_stays_dropped_when_the_incident_opens_again()
    {
        var all = Of(new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34), Post(50, IncidentStatus.Investigating, 80)], Over(20, 50), []));
        all.Single(d => d.Key == "p4").Outcome(Open.AddHours(2)).ShouldBe(DeadlineOutcome.Dropped);
    }

    [Fact]
    public void A_second_resolved_post_owes_no_second_report_and_a_report_after_72_hours_is_late()
    {
        var reading = new ClockReading(Head, [Post(4, IncidentStatus.Investigating, 34), Post(30, IncidentStatus.Resolved), Post(45, IncidentStatus.Resolved)], Over(30), []);
        Of(reading).Where(d => d.Kind == DeadlineKind.Report).ShouldHaveSingleItem().IsOwed.ShouldBeTrue();
        Of(reading with { ReportsAt = [Open.AddHours(80)] }).Single(d => d.Kind == DeadlineKind.Report).Outcome(Open.AddHours(90)).ShouldBe(DeadlineOutcome.Late);
    }

    private static IReadOnlyList<Resolution> Over(int from, int? to = null) => [new(Open.AddMinutes(from), to is { } t ? Open.AddMinutes(t) : null)];
}
