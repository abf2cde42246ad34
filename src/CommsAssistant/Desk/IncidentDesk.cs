using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Ingestion;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>What people and programs do with incidents: open, follow, curate, hand over. An actor without the security role does not learn that a restricted incident exists.</summary>
public sealed class IncidentDesk(IDbContextFactory<CommsDb> databases, IncidentRooms rooms, DeskQueries queries, DeskSettings settings, ChangeFeed changes, TimeProvider clock)
{
    private const int LongestText = 2_000;

    /// <summary>All incidents that the actor may see: those that are not resolved first, then the newest.</summary>
    public async Task<IReadOnlyList<IncidentSummary>> ListAsync(Actor actor, CancellationToken ct) => [.. (await queries.IncidentsAsync(null, ct)).Where(i => actor.MaySee(i.Head))];

    /// <summary>One incident with its messages, facts, timeline, drafts and publications; null when there is none that the actor may see.</summary>
    public async Task<IncidentView?> GetAsync(string id, Actor actor, CancellationToken ct)
    {
        if ((await queries.IncidentsAsync(id, ct)) is not [var summary] || !actor.MaySee(summary.Head) || await rooms.FindAsync(id) is not { } room) return null;
        var view = room.View();
        var now = clock.GetUtcNow();
        var publications = await queries.PublicationsAsync(id, null, ct);
        var channelCommander = view.Ledger.CommanderId is { } other && other != summary.Head.Commander ? view.People.Find(other) : null;
        return new IncidentView(summary, view, BriefBuilder.Build(view.Ledger, view.Head, view.People, now), TimelineBuilder.Build(view.Ledger), Clocks(summary, publications),
            await queries.DraftsAsync(null, id, ct), publications, SuggestedStatus.Of(view.Ledger), channelCommander);
    }

    /// <summary>Opens an incident, or answers with a conflict when its id is taken. People of the channel may be given with it, or later.</summary>
    public async Task<ChangeOutcome> OpenAsync(Incident head, IReadOnlyList<Person> people, Actor by, CancellationToken ct)
    {
        var cast = new People(people);
        head = head with { Commander = cast.Find(head.Commander)?.Id ?? head.Commander, Deputy = cast.Find(head.Deputy)?.Id ?? head.Deputy };
        var opened = await databases.WriteAsync(async db =>
        {
            if (await db.Incidents.AnyAsync(i => i.Id == head.Id, ct)) return false;
            db.Incidents.Add(new IncidentRow { Id = head.Id, HeadJson = StoredJson.Write(head), OpenedAt = head.OpenedAt, Version = 1 });
            db.People.AddRange(people.DistinctBy(p => p.Id).Select(p => Row(head.Id, p)));
            await AuditTrail.AppendAsync(db, clock.GetUtcNow(), by.Id, "incident.opened", "incident/" + head.Id, new { severity = head.Severity.Name(), head.Commander }, ct);
            return true;
        }, ct);
        if (!opened) return new ChangeOutcome.Conflict($"There is an incident {head.Id} already. Give the new one another id.");
        rooms.Forget(head.Id);
        changes.Publish(new Change(head.Id, "incident"));
        return new ChangeOutcome.Done();
    }

    /// <summary>Adds people of the channel, or replaces what is known of them.</summary>
    public async Task<ChangeOutcome> PutPeopleAsync(string id, IReadOnlyList<Person> people, Actor by, CancellationToken ct)
    {
        if (await SeenAsync(id, by) is not { } room) return new ChangeOutcome.NotFound();
        await databases.WriteAsync(async db =>
        {
            var ids = people.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            db.People.RemoveRange(await db.People.Where(p => p.IncidentId == id && ids.Contains(p.Id)).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
            db.People.AddRange(people.DistinctBy(p => p.Id).Select(p => Row(id, p)));
            return true;
        }, ct);
        room.Put(people);
        changes.Publish(new Change(id, "messages"));
        return new ChangeOutcome.Done();
    }

    /// <summary>The same for events that each concern a message of their own.</summary>
    public Task<IngestCounts?> IngestAsync(string id, IReadOnlyList<LogEvent> happened, Actor by, CancellationToken ct) => IngestAsync(id, [.. happened.Select(e => (IReadOnlyList<LogEvent>)[e])], by, ct);

    /// <summary>Takes what happened in the channel, in any order and any number of times; stored before this returns. Null when there is no such incident that the actor may see.</summary>
    /// <param name="messages">For each message what happened to it.</param>
    public async Task<IngestCounts?> IngestAsync(string id, IReadOnlyList<IReadOnlyList<LogEvent>> messages, Actor by, CancellationToken ct)
    {
        if (await SeenAsync(id, by) is not { } room) return null;
        int fresh = 0, known = 0, changed = 0;
        await room.Writing.WaitAsync(ct);
        try
        {
            var rows = new List<LogEventRow>();
            foreach (var message in messages)
            {
                var results = message.Select(e => (Event: e, Result: room.Append(e))).ToList();
                if (results.Any(r => r.Result == AppendResult.New)) fresh++;
                else if (results.Any(r => r.Result == AppendResult.Changed)) changed++;
                else known++;
                rows.AddRange(results.Where(r => r.Result != AppendResult.Known).Select(r => Row(id, r.Event)));
            }
            if (rows.Count > 0) await databases.WriteAsync(db => { db.LogEvents.AddRange(rows.DistinctBy(r => r.Fingerprint)); return Task.FromResult(true); }, ct);
        }
        catch
        {
            rooms.Forget(id); // memory holds what the database does not
            throw;
        }
        finally
        {
            room.Writing.Release();
        }
        if (fresh + changed > 0) changes.Publish(new Change(id, "messages"));
        return new IngestCounts(fresh, known, changed);
    }

    /// <summary>Keeps what a person did to a fact. Texts are taken as typed and cut to nothing: one that is too long is refused.</summary>
    public async Task<ChangeOutcome> CurateAsync(string id, CurationAct act, Actor by, CancellationToken ct)
    {
        if (await SeenAsync(id, by) is not { } room) return new ChangeOutcome.NotFound();
        if (by.IsAutomation) return new ChangeOutcome.Forbidden("A program may not change facts. Sign in as a person.");
        if (act.Text?.Length > LongestText || act.PublicText?.Length > LongestText) return new ChangeOutcome.Conflict($"A fact has at most {LongestText} characters. Make it shorter.");
        if (act.Kind == CurationKind.Add ? string.IsNullOrWhiteSpace(act.Text) : room.View().Ledger.Facts.All(f => f.Id != act.FactId))
            return act.Kind == CurationKind.Add ? new ChangeOutcome.Conflict("A fact needs words. Say in one sentence what is known.") : new ChangeOutcome.NotFound();
        act = act with { By = by.Id, At = clock.GetUtcNow(), FactId = act.Kind == CurationKind.Add ? "person-" + Guid.CreateVersion7().ToString("N") : act.FactId };
        await databases.WriteAsync(async db =>
        {
            db.Curations.Add(new CurationRow { Id = Guid.CreateVersion7().ToString("N"), IncidentId = id, FactId = act.FactId, Kind = act.Kind, ActJson = StoredJson.Write(act), By = by.Id, At = act.At });
            await AuditTrail.AppendAsync(db, act.At, by.Id, "fact." + act.Kind.ToString().ToLowerInvariant(), "incident/" + id, new { act.FactId }, ct);
            return true;
        }, ct);
        room.Put([act]);
        changes.Publish(new Change(id, "facts"));
        return new ChangeOutcome.Done();
    }

    /// <summary>Gives command to somebody of the channel, or to a person who may command: the commander hands over; whoever may command takes it.</summary>
    public Task<ChangeOutcome> HandOverAsync(string id, string to, Actor by, CancellationToken ct) => ChangeHeadAsync(id, by, "incident.handover", head =>
        by.IsAutomation || string.IsNullOrWhiteSpace(to) ? new ChangeOutcome.Forbidden("Only people hand command over, to a person.")
        : !by.Commands(head, settings.Approval) && !(by.MayCommand && to == by.Id) ? new ChangeOutcome.Forbidden("Only the commander hands over. Somebody who may command can take command for themselves.")
        : null, head => head with { Commander = to, Deputy = head.Deputy == to ? null : head.Deputy }, new { to }, ct);

    /// <summary>Names the deputy, whom the policy may let approve in the commander's place; null for none.</summary>
    public Task<ChangeOutcome> SetDeputyAsync(string id, string? deputy, Actor by, CancellationToken ct) => ChangeHeadAsync(id, by, "incident.deputy", MustCommand(by), head => head with { Deputy = string.IsNullOrWhiteSpace(deputy) ? null : deputy }, new { deputy }, ct);

    /// <summary>Changes the severity.</summary>
    public Task<ChangeOutcome> SetSeverityAsync(string id, Severity severity, Actor by, CancellationToken ct) => ChangeHeadAsync(id, by, "incident.severity", MustCommand(by), head => head with { Severity = severity }, new { severity = severity.Name() }, ct);

    /// <summary>Changes the status without telling anybody outside; a published text changes it too.</summary>
    public async Task<ChangeOutcome> SetStatusAsync(string id, IncidentStatus status, Actor by, CancellationToken ct) => await ChangeAsync(id, by, "incident.status", MustCommand(by),
        (db, row) => Resolutions.SetStatusAsync(db, row, status, clock.GetUtcNow(), ct), new { status = status.Name() }, ct);

    private Func<Incident, ChangeOutcome?> MustCommand(Actor by) => head =>
        by.Commands(head, settings.Approval) ? null : new ChangeOutcome.Forbidden("Only whoever is in command may change this. Take command first, or ask the commander.");

    private Task<ChangeOutcome> ChangeHeadAsync(string id, Actor by, string action, Func<Incident, ChangeOutcome?> refusal, Func<Incident, Incident> change, object details, CancellationToken ct) =>
        ChangeAsync(id, by, action, refusal, (_, row) =>
        {
            row.HeadJson = StoredJson.Write(change(StoredJson.Read<Incident>(row.HeadJson)));
            return Task.CompletedTask;
        }, details, ct);

    private async Task<ChangeOutcome> ChangeAsync(string id, Actor by, string action, Func<Incident, ChangeOutcome?> refusal, Func<CommsDb, IncidentRow, Task> change, object details, CancellationToken ct)
    {
        if (await SeenAsync(id, by) is not { } room) return new ChangeOutcome.NotFound();
        var outcome = await databases.WriteAsync(async db =>
        {
            var row = await db.Incidents.SingleAsync(i => i.Id == id, ct);
            if (refusal(StoredJson.Read<Incident>(row.HeadJson)) is { } refused) return refused;
            await change(db, row);
            row.Version++;
            await AuditTrail.AppendAsync(db, clock.GetUtcNow(), by.Id, action, "incident/" + id, details, ct);
            room.Put(StoredJson.Read<Incident>(row.HeadJson));
            return new ChangeOutcome.Done();
        }, ct);
        changes.Publish(new Change(id, "incident"));
        return outcome;
    }

    private async Task<IncidentRoom?> SeenAsync(string id, Actor by) => await rooms.FindAsync(id) is { } room && by.MaySee(room.View().Head) ? room : null;

    private static IReadOnlyList<AudienceClock> Clocks(IncidentSummary summary, IReadOnlyList<PublicationSummary> publications) =>
        [.. Enum.GetValues<Audience>().Select(audience =>
        {
            var last = publications.Where(p => p.Audience == audience && p.SentAt is not null).MaxBy(p => p.SentAt);
            return new AudienceClock(audience, last?.SentAt, audience == Audience.Customers ? summary.NextDueAt : summary.ResolvedAt is null ? last?.NextUpdateAt : null);
        })];

    private static LogEventRow Row(string incident, LogEvent happened)
    {
        var json = LogEventJson.Write(happened);
        return new LogEventRow { IncidentId = incident, Json = json, Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))) };
    }

    private static PersonRow Row(string incident, Person person) =>
        new() { IncidentId = incident, Id = person.Id, Handle = person.Handle, RealName = person.RealName, Title = person.Title, TimeZone = person.TimeZone, Role = person.Role };
}
