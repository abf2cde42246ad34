using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>A waiting draft, read and checked now.</summary>
/// <param name="Summary">What lists show, with the findings of now.</param>
/// <param name="Body">The present text.</param>
/// <param name="WriterName">Who wrote the present version.</param>
/// <param name="IsStale">True when facts that it rests on changed since it was written.</param>
public sealed record WaitingDraft(DraftSummary Summary, string Body, string WriterName, bool IsStale);

/// <summary>What waits, and what was decided last.</summary>
/// <param name="First">The first waiting drafts in order of the clock.</param>
/// <param name="Further">The waiting drafts after those; their findings are those of when they were saved.</param>
/// <param name="OfOthers">How many more wait for other commanders, when only one's own were asked for.</param>
/// <param name="Decided">What people approved or rejected, the newest first.</param>
/// <param name="OpenIncidents">How many incidents are not resolved.</param>
public sealed record QueueView(IReadOnlyList<WaitingDraft> First, IReadOnlyList<DraftSummary> Further, int OfOthers, IReadOnlyList<DraftSummary> Decided, int OpenIncidents);

/// <summary>Reads the queue in a fixed number of queries, however many drafts wait. Nothing of it is kept: each reading is of the database and of the facts as they are.</summary>
public sealed class QueueDesk(IDbContextFactory<CommsDb> databases, IncidentRooms rooms, DeskQueries queries, DraftDesk drafts, PersonNames names, DeskSettings settings, TimeProvider clock)
{
    /// <summary>How many waiting drafts are read with their texts.</summary>
    public const int MostRead = 12;
    private const int MostDecided = 20;

    /// <summary>What the actor may see of the queue; with <paramref name="onlyMine"/> what waits for the actor's approval.</summary>
    public Task<QueueView> ReadAsync(Actor actor, bool onlyMine, CancellationToken ct) => databases.ReadAsync(async db =>
    {
        var rows = await db.Drafts.Where(d => d.State == DraftState.Waiting).ToListAsync(ct);
        var past = await Newest(db, DraftState.Approved).Concat(Newest(db, DraftState.Rejected)).ToListAsync(ct);
        var concerned = rows.Concat(past).Select(d => d.IncidentId).Distinct().ToList();
        var incidents = await db.Incidents.Where(i => i.ResolvedAt == null || concerned.Contains(i.Id)).Select(i => new { i.Id, i.HeadJson, IsOpen = i.ResolvedAt == null }).ToListAsync(ct);
        var heads = incidents.ToDictionary(i => i.Id, i => StoredJson.Read<Incident>(i.HeadJson), StringComparer.Ordinal);
        var last = await DeskQueries.LastPublishedAsync(db, [.. rows.Select(d => d.IncidentId).Distinct()], ct);

        var seen = rows.Where(d => actor.MaySee(heads[d.IncidentId])).ToList();
        var wanted = seen.Where(d => !onlyMine || actor.Commands(heads[d.IncidentId], settings.Approval))
            .Select(d => (Row: d, Due: queries.DueOf(d, heads[d.IncidentId], last.GetValueOrDefault(d.IncidentId)))).OrderBy(d => d.Due ?? DateTimeOffset.MaxValue).ThenBy(d => d.Row.CreatedAt).ToList();
        var ids = wanted.Take(MostRead).Select(d => d.Row.Id).ToList();
        var versions = await db.DraftVersions.Where(v => ids.Contains(v.DraftId) && v.Number == db.Drafts.Single(d => d.Id == v.DraftId).CurrentNumber).ToDictionaryAsync(v => v.DraftId, StringComparer.Ordinal, ct);

        var first = new List<WaitingDraft>();
        foreach (var (row, due) in wanted.Take(MostRead)) first.Add(await WaitingAsync(await queries.SummaryAsync(row, heads[row.IncidentId], due, ct), versions[row.Id], last.GetValueOrDefault(row.IncidentId), ct));
        var further = new List<DraftSummary>();
        foreach (var (row, due) in wanted.Skip(MostRead)) further.Add(await queries.SummaryAsync(row, heads[row.IncidentId], due, ct));
        var decided = new List<DraftSummary>();
        foreach (var row in past.Where(d => actor.MaySee(heads[d.IncidentId]) && (!onlyMine || actor.Commands(heads[d.IncidentId], settings.Approval))).OrderByDescending(d => d.DecidedAt).Take(MostDecided))
            decided.Add(await queries.SummaryAsync(row, heads[row.IncidentId], row.DueAt, ct));
        return new QueueView(first, further, seen.Count - wanted.Count, decided, incidents.Count(i => i.IsOpen && actor.MaySee(heads[i.Id])));
    }, ct);

    private async Task<WaitingDraft> WaitingAsync(DraftSummary summary, DraftVersionRow version, PublishedText? last, CancellationToken ct)
    {
        var draft = StoredJson.Read<Draft>(version.DraftJson);
        var writer = version.By == DraftDesk.Program ? "Template" : await names.OfAsync(summary.Incident.Id, version.By, ct);
        if (await rooms.FindAsync(summary.Incident.Id) is not { } room) return new WaitingDraft(summary, draft.Body, writer, false);
        var view = room.View() with { Head = summary.Incident };
        var findings = drafts.Check(view, draft, last, clock.GetUtcNow());
        var blocking = findings.Count(f => f.Severity != FindingSeverity.Warn);
        return new WaitingDraft(summary with { Blocking = blocking, Warnings = findings.Count - blocking }, draft.Body, writer, version.FactsFingerprint != FactsFingerprint.Of(draft, view.Ledger));
    }

    private static IQueryable<DraftRow> Newest(CommsDb db, DraftState state) => db.Drafts.Where(d => d.State == state).OrderByDescending(d => d.CreatedAt).Take(MostDecided * 2);
}
