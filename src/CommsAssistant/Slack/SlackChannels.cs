using System.Collections.Concurrent;
using CommsAssistant.Audit;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Slack;

/// <summary>What is followed, and how far it was read.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">When following began, UTC; the history was read from before that.</param>
/// <param name="ReadAt">When its history was last read to the end, UTC; null before the first time.</param>
/// <param name="Messages">Messages in it then.</param>
/// <param name="Missed">Messages that no event had told and that the history gave afterwards.</param>
/// <param name="Problem">Why it could not be read last; null when it could.</param>
public sealed record SlackCoverage(string Channel, string Name, DateTimeOffset Since, DateTimeOffset? ReadAt, int Messages, int Missed, string? Problem);

/// <summary>Which channels belong to incidents. All others are neither read nor kept.</summary>
public sealed class SlackChannels(IDbContextFactory<CommsDb> databases, ChangeFeed changes, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private ConcurrentDictionary<string, string>? incidents;

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    /// <summary>The incident that a channel belongs to; null when it belongs to none.</summary>
    public async Task<string?> IncidentOfAsync(string channel, CancellationToken ct) => (incidents ?? await LoadAsync(ct)).GetValueOrDefault(channel);

    /// <summary>How far the channel of an incident was read; null when none is followed.</summary>
    public Task<SlackCoverage?> CoverageAsync(string incident, CancellationToken ct) => databases.ReadAsync(async db =>
        await db.SlackChannels.Where(c => c.IncidentId == incident).OrderByDescending(c => c.BoundAt).FirstOrDefaultAsync(ct) is { } c ? new SlackCoverage(c.ChannelId, c.Name, c.BoundAt, c.FilledAt, c.Messages, c.Missed, c.Problem) : null, ct);

    /// <summary>Gives a channel to an incident. False when it belongs to another one that is not resolved.</summary>
    /// <param name="from">Where reading its history begins.</param>
    public async Task<bool> BindAsync(string channel, string name, string incident, DateTimeOffset from, string by, CancellationToken ct)
    {
        var known = incidents ?? await LoadAsync(ct);
        var isBound = await databases.WriteAsync(async db =>
        {
            if (await db.SlackChannels.SingleOrDefaultAsync(c => c.ChannelId == channel, ct) is { } row)
            {
                if (row.IncidentId == incident) return true;
                if (await db.Incidents.AnyAsync(i => i.Id == row.IncidentId && i.ResolvedAt == null, ct)) return false;
                db.SlackChannels.Remove(row);
                await db.SaveChangesAsync(ct);
            }
            db.SlackChannels.Add(new SlackChannelRow { ChannelId = channel, IncidentId = incident, Name = name, BoundAt = clock.GetUtcNow(), From = from });
            await AuditTrail.AppendAsync(db, clock.GetUtcNow(), by, "slack.followed", "incident/" + incident, new { channel }, ct);
            return true;
        }, ct);
        if (isBound) known[channel] = incident;
        if (isBound) changes.Publish(new Change(incident, "incident"));
        return isBound;
    }

    internal Task<List<SlackChannelRow>> AllAsync(CancellationToken ct) => databases.ReadAsync(db => db.SlackChannels.OrderBy(c => c.BoundAt).ToListAsync(ct), ct);

    internal async Task RecordAsync(string channel, Action<SlackChannelRow> change, CancellationToken ct)
    {
        var incident = await databases.WriteAsync(async db =>
        {
            if (await db.SlackChannels.SingleOrDefaultAsync(c => c.ChannelId == channel, ct) is not { } row) return null;
            change(row);
            return row.IncidentId;
        }, ct);
        if (incident is not null) changes.Publish(new Change(incident, "messages"));
    }

    private async Task<ConcurrentDictionary<string, string>> LoadAsync(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            return incidents ??= new ConcurrentDictionary<string, string>((await AllAsync(ct)).Select(c => KeyValuePair.Create(c.ChannelId, c.IncidentId)), StringComparer.Ordinal);
        }
        finally
        {
            loading.Release();
        }
    }
}
