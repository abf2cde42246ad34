using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Publishing;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>What lists show, read from the database in a fixed number of queries however many incidents are open.</summary>
public sealed class DeskQueries(IDbContextFactory<CommsDb> databases, IEnumerable<IPublisher> publishers, PersonNames names, DeskSettings settings)
{
    private const int MostDecided = 50;
    private static readonly string Customers = Audience.Customers.Name();
    private readonly Dictionary<string, IPublisher> publishers = publishers.ToDictionary(p => p.Destination, StringComparer.Ordinal);

    /// <summary>Labels of the destinations that a kind goes to.</summary>
    public IReadOnlyList<string> DestinationsOf(DraftKind kind) => [.. publishers.Values.Where(p => p.Audience == kind.Audience).Select(p => p.Label)];

    internal Task<IReadOnlyList<IncidentSummary>> IncidentsAsync(string? id, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<IncidentSummary>>(async db =>
    {
        var rows = await db.Incidents.Where(i => id == null || i.Id == id).OrderBy(i => i.ResolvedAt != null).ThenByDescending(i => i.OpenedAt).ToListAsync(ct);
        var waiting = await db.Drafts.Where(d => d.State == DraftState.Waiting && (id == null || d.IncidentId == id)).GroupBy(d => d.IncidentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var last = await LastPublishedAsync(db, id, ct);
        var summaries = new List<IncidentSummary>(rows.Count);
        foreach (var row in rows)
        {
            var head = StoredJson.Read<Incident>(row.HeadJson);
            var published = last.GetValueOrDefault(row.Id);
            var due = row.ResolvedAt is null ? settings.Cadence.NextDue(head, published) : null;
            summaries.Add(new IncidentSummary(head, row.Status, row.ResolvedAt, row.Version, await names.OfAsync(head.Id, head.Commander, ct), published, due, waiting.GetValueOrDefault(row.Id)));
        }
        return summaries;
    }, ct);

    internal Task<IReadOnlyList<DraftSummary>> DraftsAsync(DraftState? state, string? incident, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<DraftSummary>>(async db =>
    {
        var waiting = await db.Drafts.Where(d => d.State == DraftState.Waiting && (state == null || state == DraftState.Waiting) && (incident == null || d.IncidentId == incident)).ToListAsync(ct);
        var decided = state == DraftState.Waiting ? [] : await db.Drafts.Where(d => d.State != DraftState.Waiting && (state == null || d.State == state) && (incident == null || d.IncidentId == incident)).OrderByDescending(d => d.CreatedAt).Take(MostDecided).ToListAsync(ct);
        var ids = waiting.Concat(decided).Select(d => d.IncidentId).Distinct().ToList();
        var heads = await db.Incidents.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => StoredJson.Read<Incident>(i.HeadJson), ct);
        var last = await LastPublishedAsync(db, incident, ct);
        var ordered = waiting.Select(d => (Row: d, Due: DueOf(d, heads[d.IncidentId], last.GetValueOrDefault(d.IncidentId)))).OrderBy(d => d.Due ?? DateTimeOffset.MaxValue).ThenBy(d => d.Row.CreatedAt)
            .Concat(decided.Select(d => (Row: d, Due: d.DueAt)));
        var summaries = new List<DraftSummary>();
        foreach (var (row, due) in ordered) summaries.Add(await SummaryAsync(row, heads[row.IncidentId], due, ct));
        return summaries;
    }, ct);

    /// <summary>The public posts that wait, by incident: the number of the present version and the next update that it promises.</summary>
    internal Task<ILookup<string, WaitingPost>> WaitingPostsAsync(CancellationToken ct) => databases.ReadAsync(async db =>
    {
        var waiting = from draft in db.Drafts
                      join version in db.DraftVersions on new { DraftId = draft.Id, Number = draft.CurrentNumber } equals new { version.DraftId, version.Number }
                      where draft.State == DraftState.Waiting && draft.Kind.StartsWith("status-")
                      select new { draft.IncidentId, draft.Engine, version.DraftJson };
        return (await waiting.ToListAsync(ct)).ToLookup(d => d.IncidentId, d => new WaitingPost(d.Engine, StoredJson.Read<Draft>(d.DraftJson).NextUpdateAt), StringComparer.Ordinal);
    }, ct);

    internal Task<IReadOnlyList<PublicationSummary>> PublicationsAsync(string? incident, string? draft, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<PublicationSummary>>(async db =>
        [.. (await db.Publications.Where(p => (incident == null || p.IncidentId == incident) && (draft == null || p.DraftId == draft)).OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Destination).Take(500).ToListAsync(ct)).Select(Summary)], ct);

    internal async Task<DraftSummary> SummaryAsync(DraftRow row, Incident head, DateTimeOffset? due, CancellationToken ct)
    {
        var kind = DraftKind.Parse(row.Kind) ?? new DraftKind(row.Kind, Audience.Responders);
        return new DraftSummary(row.Id, head, kind, row.State, row.Status, row.Title, row.Engine, row.CurrentNumber, row.Blocking, row.Warnings, due, await names.OfAsync(head.Id, row.RequestedBy, ct), row.CreatedAt, DestinationsOf(kind));
    }

    /// <summary>The promise that a draft must keep: for customers what the incident owes them, for others what was set when it was asked for.</summary>
    internal DateTimeOffset? DueOf(DraftRow row, Incident head, PublishedText? last) =>
        row.State == DraftState.Waiting && row.Kind.StartsWith("status-", StringComparison.Ordinal) ? settings.Cadence.NextDue(head, last) : row.DueAt;

    internal static Task<Dictionary<string, PublishedText>> LastPublishedAsync(CommsDb db, string? incident, CancellationToken ct) =>
        NewestAsync(db.Publications.Where(p => incident == null || p.IncidentId == incident), ct);

    /// <summary>The same for some incidents.</summary>
    internal static Task<Dictionary<string, PublishedText>> LastPublishedAsync(CommsDb db, IReadOnlyList<string> incidents, CancellationToken ct) => NewestAsync(db.Publications.Where(p => incidents.Contains(p.IncidentId)), ct);

    private static async Task<Dictionary<string, PublishedText>> NewestAsync(IQueryable<PublicationRow> publications, CancellationToken ct)
    {
        var sent = publications.Where(p => p.State == PublicationState.Sent && p.Audience == Customers && p.Kind.StartsWith("status-"));
        var newest = await sent.Where(p => p.SentAt == sent.Where(o => o.IncidentId == p.IncidentId).Max(o => o.SentAt)).ToListAsync(ct);
        return newest.GroupBy(p => p.IncidentId).ToDictionary(g => g.Key, g => Published(g.First()), StringComparer.Ordinal);
    }

    private static PublishedText Published(PublicationRow row) => new(row.Status, row.Title, row.Body, row.SentAt!.Value, row.NextUpdateAt);

    private PublicationSummary Summary(PublicationRow row)
    {
        var publisher = publishers.GetValueOrDefault(row.Destination);
        return new PublicationSummary(row.Id, row.DraftId, row.IncidentId, row.Destination, publisher?.Label ?? row.Destination, publisher?.Audience ?? Audience.Responders, row.Kind, row.Status, row.Title, row.Body,
            row.State, row.Receipt, row.Problem, row.CreatedAt, row.SentAt, row.NextUpdateAt);
    }
}

/// <summary>A public draft that waits.</summary>
/// <param name="Engine">Who wrote the present version: template, model or person.</param>
/// <param name="NextUpdateAt">What it promises, UTC; null when it promises nothing.</param>
internal sealed record WaitingPost(string Engine, DateTimeOffset? NextUpdateAt);
