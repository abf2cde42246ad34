using System.Security.Cryptography;
using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Ingestion.Postmortems;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>A postmortem that was uploaded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Of exactly the bytes that were uploaded, in hexadecimal.</param>
/// <param name="Bytes">How many they are.</param>
/// <param name="By">Who uploaded it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ShelvedDocument(string Id, string Name, string Sha256, int Bytes, string By, DateTimeOffset At);

/// <summary>Keeps the postmortems of incidents. The last one uploaded is the one that reports are made from.</summary>
public sealed class DocumentShelf(IDbContextFactory<CommsDb> databases, IncidentRooms rooms, DeskSettings settings, ChangeFeed changes, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>Stores a document that can be read; the same bytes under the same name are stored once. Null when there is no such incident that the actor may see.</summary>
    /// <exception cref="Ingestion.UnusableInputException">It cannot be read; the message says why, and how to mend it.</exception>
    public async Task<ShelvedDocument?> AddAsync(string incidentId, string name, byte[] content, Actor by, CancellationToken ct)
    {
        if (!await IsOpenToAsync(incidentId, by)) return null;
        name = Path.GetFileName(name.Replace('\\', '/')).Trim();
        if (name.Length is 0 or > LongestName) name = name.Length == 0 ? "postmortem.md" : name[^LongestName..];
        PostmortemFile.Read(name, content);
        var (hash, now) = (Convert.ToHexStringLower(SHA256.HashData(content)), clock.GetUtcNow());
        var shelved = await databases.WriteAsync(async db =>
        {
            var known = await db.Documents.Where(d => d.IncidentId == incidentId).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Select(d => new { d.Id, d.Name, d.Sha256, d.Content.Length, d.By, d.At }).FirstOrDefaultAsync(ct);
            if (known is not null && known.Sha256 == hash && known.Name == name) return new ShelvedDocument(known.Id, known.Name, known.Sha256, content.Length, known.By, known.At);
            var row = new DocumentRow { Id = Guid.CreateVersion7().ToString("N"), IncidentId = incidentId, Name = name, Sha256 = hash, Content = content, By = by.Id, At = now };
            db.Documents.Add(row);
            await AuditTrail.AppendAsync(db, now, by.Id, "document.added", "incident/" + incidentId, new { document = row.Id, name, sha256 = hash, bytes = content.Length }, ct);
            return new ShelvedDocument(row.Id, name, hash, content.Length, by.Id, now);
        }, ct);
        changes.Publish(new Change(incidentId, "facts"));
        return shelved;
    }

    /// <summary>The documents of an incident, newest first; null when there is no such incident that the actor may see.</summary>
    public async Task<IReadOnlyList<ShelvedDocument>?> ListAsync(string incidentId, Actor by, CancellationToken ct)
    {
        if (!await IsOpenToAsync(incidentId, by)) return null;
        var rows = await databases.ReadAsync(db => db.Documents.Where(d => d.IncidentId == incidentId).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Select(d => new { d.Id, d.Name, d.Sha256, d.Content.Length, d.By, d.At }).ToListAsync(ct), ct);
        return [.. rows.Select(r => new ShelvedDocument(r.Id, r.Name, r.Sha256, r.Length, r.By, r.At))];
    }

    /// <summary>The report made now from the document uploaded last; null when there is none.</summary>
    internal async Task<CustomerReport?> ReportAsync(RoomView view, DateTimeOffset now, CancellationToken ct) =>
        await LatestAsync(view.Head.Id, ct) is { } document ? CustomerReportWriter.Write(document, new ReportRequest(view.Head, settings.Catalogue, view.People, now)) : null;

    /// <summary>The document uploaded last; null when there is none.</summary>
    internal async Task<PostmortemDocument?> LatestAsync(string incidentId, CancellationToken ct)
    {
        var row = await databases.ReadAsync(db => db.Documents.Where(d => d.IncidentId == incidentId).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Select(d => new { d.Name, d.Content }).FirstOrDefaultAsync(ct), ct);
        return row is null ? null : PostmortemFile.Read(row.Name, row.Content);
    }

    /// <summary>The view with what the document tells: its pieces beside the messages, its facts beside the channel's, its people beside the channel's.</summary>
    internal async Task<RoomView> WithDocumentAsync(RoomView view, string kind, DateTimeOffset now, CancellationToken ct) =>
        kind == DraftKind.CustomerReport.Name && await ReportAsync(view, now, ct) is { } report ? Joined(view, report) : view;

    internal static RoomView Joined(RoomView view, CustomerReport report)
    {
        var messages = new Dictionary<SourceRef, LogEntry>(view.Messages);
        foreach (var (source, entry) in report.Sources) messages[source] = entry;
        return view with { Messages = messages, Ledger = view.Ledger with { Facts = [.. view.Ledger.Facts, .. report.Ledger.Facts] }, People = new People([.. report.People.All, .. view.People.All]) };
    }

    private async Task<bool> IsOpenToAsync(string incidentId, Actor by) => await rooms.FindAsync(incidentId) is { } room && by.MaySee(room.View().Head);
}
