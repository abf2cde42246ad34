using CommsAssistant.Assistant;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Desk;

/// <summary>Keeps what models have read in the database, batch by batch, so that no message is paid for again after a restart.</summary>
public sealed class ReadingShelf(IDbContextFactory<CommsDb> databases, TimeProvider clock)
{
    /// <summary>What was read of an incident's channel so far; goes on to be kept as it is read on.</summary>
    public async Task<ChannelReading> OpenAsync(string incidentId, CancellationToken ct)
    {
        var reading = await databases.ReadAsync(db => LoadAsync(db, incidentId, ct), ct);
        reading.Keep = (batch, token) => KeepAsync(incidentId, batch, token);
        return reading;
    }

    internal static async Task<ChannelReading> LoadAsync(CommsDb db, string incidentId, CancellationToken ct) =>
        ChannelReading.Of((await db.Readings.Where(r => r.IncidentId == incidentId).OrderBy(r => r.Id).Select(r => r.BatchJson).ToListAsync(ct)).Select(StoredJson.Read<BatchRead>));

    private Task KeepAsync(string incidentId, BatchRead batch, CancellationToken ct) => databases.WriteAsync(db =>
    {
        db.Readings.Add(new ReadingRow { IncidentId = incidentId, BatchJson = StoredJson.Write(batch), At = clock.GetUtcNow() });
        return Task.FromResult(true);
    }, ct);
}
