using System.Collections.Concurrent;
using System.Data.Common;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Storage;
using CommsAssistant.Tests.Web;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Tests.Desk;

/// <summary>The queue shows what the database holds, in order of the clock, at a cost that does not grow with what waits.</summary>
public sealed class QueueTests
{
    private static readonly Actor Dana = ServiceFixture.ActorOf(ServiceFixture.Dana);
    private static readonly Actor Rob = ServiceFixture.ActorOf(ServiceFixture.Rob);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> AskAsync(ServiceFixture service, string incident, DraftKind kind) =>
        (await service.Get<DraftDesk>().AskAsync(incident, kind, null, null, Rob, Ct)).ShouldBeOfType<AskOutcome.Waiting>().DraftId;

    private static async Task OpenAsync(ServiceFixture service, string id, int minutesAgo, bool isRestricted = false, string commander = ServiceFixture.Sam) =>
        (await service.Get<IncidentDesk>().OpenAsync(new Incident { Id = id, Title = "Search is slow", Severity = Severity.Sev2, Services = ["Search"], Commander = commander, IsRestricted = isRestricted, OpenedAt = ServiceFixture.Moment.AddMinutes(-minutesAgo) }, [], Dana, Ct)).ShouldBeOfType<ChangeOutcome.Done>();

    [Fact]
    public async Task The_promise_that_is_due_first_stands_first_and_others_drafts_are_counted()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        await OpenAsync(service, "INC-1", minutesAgo: 300);
        await OpenAsync(service, "INC-2", minutesAgo: 1);
        var (old, young) = (await AskAsync(service, "INC-1", DraftKind.StatusInvestigating), await AskAsync(service, "INC-2", DraftKind.StatusInvestigating));

        var queue = await service.Get<QueueDesk>().ReadAsync(Dana, onlyMine: false, Ct);
        var mine = await service.Get<QueueDesk>().ReadAsync(Dana, onlyMine: true, Ct);

        queue.First[0].Summary.Id.ShouldBe(old);
        queue.First[^1].Summary.Id.ShouldBe(young);
        queue.OpenIncidents.ShouldBe(3);
        (mine.First.ShouldHaveSingleItem().Summary.Incident.Id, mine.OfOthers).ShouldBe((ServiceFixture.IncidentId, 2));
    }

    [Fact]
    public async Task What_somebody_stores_shows_at_the_next_look()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var (queue, desk) = (service.Get<QueueDesk>(), service.Get<DraftDesk>());
        var id = await AskAsync(service, ServiceFixture.IncidentId, DraftKind.InternalUpdate);
        async Task<WaitingDraft> CardAsync() => (await queue.ReadAsync(Dana, onlyMine: false, Ct)).First.Single(w => w.Summary.Id == id);
        var seen = (await desk.GetAsync(id, Dana, Ct))!;
        var card = await CardAsync();
        (card.Body, card.WriterName, card.IsStale, card.Summary.Blocking, card.Summary.Warnings).ShouldBe((seen.Draft.Body, "Template", false, seen.Summary.Blocking, seen.Summary.Warnings));

        await desk.EditAsync(id, seen.ETag, seen.Draft.Title, seen.Draft.Body + "\nThe moon is a cheese.", ServiceFixture.ActorOf(ServiceFixture.Sam), Ct);
        card = await CardAsync();
        (card.WriterName, card.Summary.Number).ShouldBe(("Sam Okafor", 2));
        card.Body.ShouldContain("The moon is a cheese.");

        var fact = seen.Draft.Sentences.SelectMany(s => s.FactIds).First();
        await service.Get<IncidentDesk>().CurateAsync(ServiceFixture.IncidentId, new CurationAct(fact, CurationKind.Hide, "", default), Dana, Ct);
        (await CardAsync()).IsStale.ShouldBeTrue();

        service.Clock.Advance(TimeSpan.FromMinutes(31));
        (await CardAsync()).Summary.Blocking.ShouldBeGreaterThan(card.Summary.Blocking, "its promise has passed");

        await desk.RejectAsync(id, "no", Dana, Ct);
        var after = await queue.ReadAsync(Dana, onlyMine: false, Ct);
        after.First.ShouldNotContain(w => w.Summary.Id == id);
        after.Decided[0].Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_restricted_incident_is_in_nobodys_queue_without_the_role()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        await OpenAsync(service, "SEC-1", minutesAgo: 3, isRestricted: true, commander: ServiceFixture.Dana);
        var insider = Dana with { HasSecurityRole = true };
        var id = (await service.Get<DraftDesk>().AskAsync("SEC-1", DraftKind.InternalUpdate, null, null, insider, Ct)).ShouldBeOfType<AskOutcome.Waiting>().DraftId;

        var queue = await service.Get<QueueDesk>().ReadAsync(Dana, onlyMine: false, Ct);

        (queue.First.Count, queue.OfOthers, queue.OpenIncidents).ShouldBe((1, 0, 1));
        (await service.Get<QueueDesk>().ReadAsync(insider, onlyMine: false, Ct)).First.ShouldContain(w => w.Summary.Id == id);
        await service.Get<DraftDesk>().RejectAsync(id, "no", insider, Ct);
        (await service.Get<QueueDesk>().ReadAsync(Dana, onlyMine: false, Ct)).Decided.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_what_waits()
    {
        await using var service = await ServiceFixture.StartAsync(Ct, configure: services => services.ConfigureDbContext<CommsDb>(o => o.AddInterceptors(new Counter())));
        var queue = service.Get<QueueDesk>();
        var few = await QueriesAsync(() => queue.ReadAsync(Dana, onlyMine: false, Ct));
        for (var i = 0; i < 20; i++)
        {
            await OpenAsync(service, "INC-" + i, minutesAgo: i);
            await AskAsync(service, "INC-" + i, DraftKind.InternalUpdate);
        }

        var read = await queue.ReadAsync(Dana, onlyMine: false, Ct);
        var many = await QueriesAsync(() => queue.ReadAsync(Dana, onlyMine: false, Ct));

        (read.First.Count, read.Further.Count).ShouldBe((QueueDesk.MostRead, 21 - QueueDesk.MostRead));
        many.ShouldBe(few);
        few.ShouldBeInRange(1, 6);
    }

    /// <summary>How many commands this work sends to the database; the service's own clocks work beside it.</summary>
    private static async Task<int> QueriesAsync(Func<Task> work)
    {
        var counted = Counter.Of.Value = new ConcurrentBag<string>();
        await work();
        Counter.Of.Value = null;
        return counted.Count;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public static readonly AsyncLocal<ConcurrentBag<string>?> Of = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Of.Value?.Add(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
