using System.Collections.Concurrent;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>The rooms in memory, each loaded from the database when it is first asked for. What memory holds can be thrown away at any time.</summary>
public sealed class IncidentRooms(IDbContextFactory<CommsDb> databases, DeskSettings settings)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IncidentRoom?>>> rooms = new(StringComparer.Ordinal);

    /// <summary>The room of an incident; null when there is no such incident.</summary>
    internal async Task<IncidentRoom?> FindAsync(string incidentId)
    {
        // A load serves everybody who waits for it, so nobody's cancellation ends it.
        var loading = rooms.GetOrAdd(incidentId, id => new Lazy<Task<IncidentRoom?>>(() => LoadAsync(id, CancellationToken.None)));
        try
        {
            if (await loading.Value is { } room) return room;
        }
        catch
        {
            Forget(incidentId);
            throw;
        }
        Forget(incidentId);
        return null;
    }

    internal void Forget(string incidentId) => rooms.TryRemove(incidentId, out _);

    private Task<IncidentRoom?> LoadAsync(string incidentId, CancellationToken ct) => databases.ReadAsync(async db =>
    {
        if (await db.Incidents.SingleOrDefaultAsync(i => i.Id == incidentId, ct) is not { } row) return null;
        var room = new IncidentRoom(StoredJson.Read<Incident>(row.HeadJson), settings.Catalogue);
        room.Put((await db.People.Where(p => p.IncidentId == incidentId).ToListAsync(ct)).Select(p => new Person(p.Id, p.Handle, p.RealName, p.Title, p.TimeZone, p.Role)));
        await foreach (var stored in db.LogEvents.Where(e => e.IncidentId == incidentId).OrderBy(e => e.Id).Select(e => e.Json).AsAsyncEnumerable().WithCancellation(ct)) room.Append(LogEventJson.Read(stored));
        room.Put((await db.Curations.Where(c => c.IncidentId == incidentId).OrderBy(c => c.At).Select(c => c.ActJson).ToListAsync(ct)).Select(StoredJson.Read<CurationAct>));
        room.Put((await ReadingShelf.LoadAsync(db, incidentId, ct)).Result());
        return room;
    }, ct);
}
