using CommsAssistant.Audit;
using CommsAssistant.Cadence;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Storage;
using CommsAssistant.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CommsAssistant.Tests.Cadence;

/// <summary>The clocks on a real SQLite file, on a clock of the test's own.</summary>
public sealed class ClockDeskTests
{
    private static readonly Actor Dana = new(ServiceFixture.Dana, MayCommand: true);
    private static readonly Actor Sam = new(ServiceFixture.Sam, MayCommand: true);
    private static readonly Actor Rob = new(ServiceFixture.Rob);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The sample incident with its first post out, so that an update is owed.</summary>
    private static async Task<(ServiceFixture Service, ClockDesk Clocks, Deadline Owed)> WithPromiseAsync()
    {
        var service = await ServiceFixture.StartAsync(Ct, configure: WithoutWorkers);
        await PostAsync(service, DraftKind.StatusInvestigating, IncidentStatus.Investigating);
        var clocks = service.Get<ClockDesk>();
        return (service, clocks, (await clocks.PromisesAsync(ServiceFixture.IncidentId, Dana, Ct))!.Single(p => p.Deadline.IsOwed).Deadline);
    }

    /// <summary>Only the test wakes the clocks: a worker would wake them for every two seconds of a jump.</summary>
    private static void WithoutWorkers(IServiceCollection services)
    {
        foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && (s.ImplementationFactory is not null || s.ImplementationType?.Namespace?.StartsWith("CommsAssistant", StringComparison.Ordinal) == true)).ToList()) services.Remove(worker);
    }

    private static async Task PostAsync(ServiceFixture service, DraftKind kind, IncidentStatus status)
    {
        var desk = service.Get<DraftDesk>();
        var asked = (await desk.AskAsync(ServiceFixture.IncidentId, kind, status, null, Rob, Ct)).ShouldBeOfType<AskOutcome.Waiting>();
        var draft = (await desk.GetAsync(asked.DraftId, Dana, Ct))!;
        List<AcceptedFinding> accepted = [.. draft.Findings.Where(f => f.Severity == FindingSeverity.Block).Select(f => new AcceptedFinding(f.Rule, "read and checked"))];
        (await desk.ApproveAsync(asked.DraftId, draft.ContentHash, accepted, Dana, Ct)).ShouldBeOfType<ApprovalOutcome.Approved>();
    }

    private static async Task AtAsync(ServiceFixture service, DateTimeOffset at)
    {
        service.Clock.SetUtcNow(at);
        await service.Get<ClockDesk>().RoundAsync(Ct);
    }

    [Fact]
    public async Task A_post_keeps_the_first_promise_and_makes_the_next()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;

        (await clocks.PromisesAsync(ServiceFixture.IncidentId, Dana, Ct))!.Count.ShouldBe(2);
        owed.Kind.ShouldBe(DeadlineKind.Update);
        owed.DueAt.ShouldBe((await service.Get<IncidentDesk>().GetAsync(ServiceFixture.IncidentId, Dana, Ct))!.Summary.NextDueAt!.Value);
    }

    [Fact]
    public async Task The_ladder_reaches_the_commander_then_the_deputy_then_everybody_who_may_command()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;
        await service.Get<IncidentDesk>().SetDeputyAsync(ServiceFixture.IncidentId, Sam.Id, Dana, Ct);
        var pool = new Actor("U-POOL", MayCommand: true);
        async Task<(int Commander, int Deputy, int Pool, int Others)> CountAsync() => ((await clocks.RemindersAsync(Dana, Ct)).Count, (await clocks.RemindersAsync(Sam, Ct)).Count,
            (await clocks.RemindersAsync(pool, Ct)).Count, (await clocks.RemindersAsync(Rob, Ct)).Count);

        await AtAsync(service, owed.DueAt.AddMinutes(-3));
        (await CountAsync()).ShouldBe((0, 0, 0, 0));
        await AtAsync(service, owed.DueAt.AddMinutes(-2));
        (await CountAsync()).ShouldBe((1, 0, 0, 0));
        await AtAsync(service, owed.DueAt);
        (await CountAsync()).ShouldBe((1, 1, 0, 0));
        await AtAsync(service, owed.DueAt.AddMinutes(5));
        (await CountAsync()).ShouldBe((1, 1, 1, 0));

        await PostAsync(service, DraftKind.StatusUpdate, IncidentStatus.Investigating);
        await AtAsync(service, owed.DueAt.AddMinutes(6));
        (await CountAsync()).ShouldBe((0, 0, 0, 0));
        (await clocks.PromisesAsync(ServiceFixture.IncidentId, Dana, Ct))!.Single(p => p.Deadline.Key == owed.Key).Outcome.ShouldBe(DeadlineOutcome.Late);
    }

    [Fact]
    public async Task A_draft_waits_five_minutes_before_the_promise()
    {
        var (service, _, owed) = await WithPromiseAsync();
        await using var __ = service;

        await AtAsync(service, owed.DueAt.AddMinutes(-5));

        var waiting = await service.Get<DraftDesk>().ListAsync(DraftState.Waiting, ServiceFixture.IncidentId, Dana, Ct);
        waiting.Where(d => d.Kind.IsStatusPost).ShouldHaveSingleItem().DueAt.ShouldBe(owed.DueAt);
    }

    [Fact]
    public async Task Rounds_at_once_and_again_give_each_reminder_once()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;
        service.Clock.SetUtcNow(owed.DueAt);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => clocks.RoundAsync(Ct)));
        await clocks.RoundAsync(Ct);

        // The commander's own rung came while nobody woke the clocks: the deputy's stands for it.
        var given = (await service.Get<AuditTrail>().NewestAsync(200, null, "incident/" + ServiceFixture.IncidentId, Ct)).Where(l => l.Action == "reminder.given" && l.Details.Contains(owed.Key, StringComparison.Ordinal));
        given.ShouldHaveSingleItem().Details.ShouldContain("deputy");
    }

    [Fact]
    public async Task The_commander_puts_a_reminder_off_and_nobody_else_does()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;
        await AtAsync(service, owed.DueAt.AddMinutes(-2));

        (await clocks.SnoozeAsync(ServiceFixture.IncidentId, owed.Key, TimeSpan.FromMinutes(1), Sam, Ct)).ShouldBeOfType<ChangeOutcome.Forbidden>();
        (await clocks.SnoozeAsync(ServiceFixture.IncidentId, owed.Key, TimeSpan.Zero, Dana, Ct)).ShouldBeOfType<ChangeOutcome.Conflict>();
        (await clocks.SnoozeAsync(ServiceFixture.IncidentId, "no-such", TimeSpan.FromMinutes(1), Dana, Ct)).ShouldBeOfType<ChangeOutcome.NotFound>();
        (await clocks.SnoozeAsync(ServiceFixture.IncidentId, owed.Key, TimeSpan.FromMinutes(1), Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await clocks.RemindersAsync(Dana, Ct)).ShouldBeEmpty();
        await AtAsync(service, owed.DueAt.AddMinutes(-1));
        (await clocks.RemindersAsync(Dana, Ct)).ShouldHaveSingleItem().At.ShouldBe(owed.DueAt.AddMinutes(-1));
    }

    [Fact]
    public async Task Resolution_by_hand_stops_the_clocks_and_opening_again_starts_them()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;
        var incidents = service.Get<IncidentDesk>();
        await AtAsync(service, owed.DueAt.AddMinutes(-2));

        await incidents.SetStatusAsync(ServiceFixture.IncidentId, IncidentStatus.Resolved, Dana, Ct);
        await AtAsync(service, owed.DueAt.AddMinutes(5));
        (await clocks.RemindersAsync(Dana, Ct)).ShouldBeEmpty();

        await incidents.SetStatusAsync(ServiceFixture.IncidentId, IncidentStatus.Investigating, Dana, Ct);
        var again = (await clocks.PromisesAsync(ServiceFixture.IncidentId, Dana, Ct))!.Single(p => p.Deadline.IsOwed).Deadline;
        (again.Kind, again.DueAt).ShouldBe((DeadlineKind.FirstPost, owed.DueAt.AddMinutes(10)));
        await AtAsync(service, again.DueAt.AddMinutes(-2));
        (await clocks.RemindersAsync(Dana, Ct)).ShouldHaveSingleItem().Deadline.Key.ShouldBe(again.Key);
    }

    [Fact]
    public async Task A_report_is_owed_after_resolution_and_its_commander_is_reminded_a_day_before()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;
        await service.Get<IncidentDesk>().SetStatusAsync(ServiceFixture.IncidentId, IncidentStatus.Resolved, Dana, Ct);
        var resolved = service.Clock.GetUtcNow();

        await AtAsync(service, resolved.AddHours(47));
        (await clocks.RemindersAsync(Dana, Ct)).ShouldBeEmpty();
        await AtAsync(service, resolved.AddHours(48));
        (await clocks.RemindersAsync(Dana, Ct)).ShouldHaveSingleItem().Deadline.Kind.ShouldBe(DeadlineKind.Report);
    }

    [Fact]
    public async Task What_an_actor_may_not_see_reminds_nobody_else()
    {
        var (service, clocks, owed) = await WithPromiseAsync();
        await using var _ = service;

        (await clocks.PromisesAsync("INC-none", Dana, Ct)).ShouldBeNull();
        (await clocks.SnoozeAsync("INC-none", owed.Key, TimeSpan.FromMinutes(1), Dana, Ct)).ShouldBeOfType<ChangeOutcome.NotFound>();
        ClockDesk.Count((await clocks.PromisesAsync(ServiceFixture.IncidentId, Dana, Ct))!).Open.ShouldBe(1);
    }
}
