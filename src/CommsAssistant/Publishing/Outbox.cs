using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Publishing;

/// <summary>
/// Takes approved texts to their destinations. The attempt is committed before the call, so that after a crash or a lost answer the service knows that it does not know: it looks at the destination first and
/// repeats only when the text is surely absent; otherwise the publication stays Unknown until a person says what is there.
/// </summary>
public sealed partial class Outbox(IDbContextFactory<CommsDb> databases, IEnumerable<IPublisher> publishers, ChangeFeed changes, TimeProvider clock, ILogger<Outbox> log)
{
    private const string Program = "outbox";
    private readonly Dictionary<string, IPublisher> publishers = publishers.ToDictionary(p => p.Destination, StringComparer.Ordinal);

    /// <summary>Sends what is approved and not yet tried; returns how many arrived. Safe to call from several places at once: each publication is claimed by one.</summary>
    public async Task<int> SendWaitingAsync(CancellationToken ct)
    {
        var waiting = await databases.ReadAsync(db => db.Publications.Where(p => p.State == PublicationState.Approved).OrderBy(p => p.CreatedAt).Select(p => p.Id).ToListAsync(ct), ct);
        var arrived = 0;
        foreach (var id in waiting)
            if (await SendAsync(id, ct) == PublicationState.Sent) arrived++;
        return arrived;
    }

    /// <summary>Sends one publication if it still waits; returns where it stands then, null when there is none.</summary>
    public async Task<PublicationState?> SendAsync(string id, CancellationToken ct)
    {
        if (await ClaimAsync(id, ct) is not { } claimed) return await StateAsync(id, ct);
        if (!publishers.TryGetValue(claimed.Text.Destination, out var publisher))
            return await SettleAsync(id, new Delivery.Refused($"There is no destination \"{claimed.Text.Destination}\" in the settings any more."), ct);
        return await SettleAsync(id, await AskAsync(publisher.DeliverAsync, claimed, ct), ct);
    }

    /// <summary>After a start: what was being sent when the service ended may have arrived. Each is looked for at its destination.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        var torn = await databases.ReadAsync(db => db.Publications.Where(p => p.State == PublicationState.Sending).Select(p => p.Id).ToListAsync(ct), ct);
        foreach (var id in torn) await SettleAsync(id, new Delivery.Lost("The service ended while this was being sent."), ct);
        foreach (var id in await databases.ReadAsync(db => db.Publications.Where(p => p.State == PublicationState.Unknown).Select(p => p.Id).ToListAsync(ct), ct)) await LookAsync(id, ct);
    }

    /// <summary>Looks for a publication of which nobody knows whether it arrived; returns where it stands then, null when there is none.</summary>
    public async Task<PublicationState?> LookAsync(string id, CancellationToken ct)
    {
        var found = await databases.ReadAsync(db => LoadAsync(db, id, ct), ct);
        if (found is not { Row.State: PublicationState.Unknown } || !publishers.TryGetValue(found.Row.Destination, out var publisher)) return found?.Row.State;
        var answer = await AskAsync(publisher.FindAsync, found.Dispatch, ct);
        return answer is Delivery.Lost ? PublicationState.Unknown : await SettleAsync(id, answer, ct);
    }

    /// <summary>A person looked at the destination and says what is there. Null when there is no such publication or its state is not Unknown.</summary>
    public async Task<PublicationState?> ResolveAsync(string id, bool isThere, string by, CancellationToken ct)
    {
        if (await StateAsync(id, ct) != PublicationState.Unknown) return null;
        return await SettleAsync(id, isThere ? new Delivery.Arrived(null) : new Delivery.Absent(), ct, by);
    }

    private async Task<Delivery> AskAsync(Func<Dispatch, CancellationToken, Task<Delivery>> ask, Dispatch dispatch, CancellationToken ct)
    {
        try
        {
            return await ask(dispatch, ct);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogLost(log, dispatch.PublicationId, dispatch.Text.Destination, e);
            return new Delivery.Lost($"{dispatch.Text.Destination} could not be asked ({e.GetType().Name}).");
        }
    }

    private Task<Dispatch?> ClaimAsync(string id, CancellationToken ct) => databases.WriteAsync(async db =>
    {
        if (await LoadAsync(db, id, ct) is not { } found || PublicationStates.After(found.Row.State, PublicationEvent.Attempt) is not { } sending) return null;
        found.Row.State = sending;
        found.Row.Attempts++;
        found.Row.TriedAt = clock.GetUtcNow();
        found.Row.Version++;
        await AuditTrail.AppendAsync(db, clock.GetUtcNow(), Program, "publication.sending", "publication/" + id, new { found.Row.Destination, found.Row.Attempts, found.Dispatch.Approved.Hash }, ct);
        return found.Dispatch;
    }, ct);

    private async Task<PublicationState?> SettleAsync(string id, Delivery answer, CancellationToken ct, string by = Program)
    {
        var (state, incident, draft) = await databases.WriteAsync(async db =>
        {
            var row = await db.Publications.SingleAsync(p => p.Id == id, ct);
            if (PublicationStates.After(row.State, EventOf(answer)) is { } next)
            {
                row.State = next;
                row.Version++;
                row.Problem = answer switch { Delivery.Refused refused => refused.Message, Delivery.Lost lost => lost.Message, _ => null };
                if (answer is Delivery.Arrived arrived) await ArrivedAsync(db, row, arrived, ct);
                await AuditTrail.AppendAsync(db, clock.GetUtcNow(), by, "publication." + next.ToString().ToLowerInvariant(), "publication/" + id, new { row.Destination, row.Receipt, row.Problem }, ct);
            }
            return (row.State, row.IncidentId, row.DraftId);
        }, ct);
        changes.Publish(new Change(incident, "publication", draft));
        return state;
    }

    /// <summary>What customers were told is where the incident stands.</summary>
    private async Task ArrivedAsync(CommsDb db, PublicationRow row, Delivery.Arrived arrived, CancellationToken ct)
    {
        row.Receipt = arrived.Receipt;
        row.SentAt = clock.GetUtcNow();
        if (row.Audience != Audience.Customers.Name() || !row.Kind.StartsWith("status-", StringComparison.Ordinal)) return;
        var incident = await db.Incidents.SingleAsync(i => i.Id == row.IncidentId, ct);
        await Resolutions.SetStatusAsync(db, incident, row.Status, row.SentAt.Value, ct);
        incident.Version++;
    }

    private Task<PublicationState?> StateAsync(string id, CancellationToken ct) =>
        databases.ReadAsync(db => db.Publications.Where(p => p.Id == id).Select(p => (PublicationState?)p.State).SingleOrDefaultAsync(ct), ct);

    private static PublicationEvent EventOf(Delivery answer) => answer switch
    {
        Delivery.Arrived => PublicationEvent.Confirmed,
        Delivery.Refused => PublicationEvent.Refused,
        Delivery.Absent => PublicationEvent.SurelyAbsent,
        _ => PublicationEvent.Lost,
    };

    private sealed record Found(PublicationRow Row, Dispatch Dispatch);

    /// <summary>The publication with the text as it was signed; a text that is not what was signed is never given out.</summary>
    private static async Task<Found?> LoadAsync(CommsDb db, string id, CancellationToken ct)
    {
        if (await db.Publications.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } row) return null;
        var signed = await db.Approvals.AsNoTracking().SingleAsync(a => a.Id == row.ApprovalId, ct);
        var approved = ApprovedText.ApprovalDecision.Reinstate(signed.DraftId, StoredJson.Read<IReadOnlyList<OutgoingText>>(signed.TextsJson), signed.Hash, signed.By, signed.At, StoredJson.Read<IReadOnlyList<AcceptedFinding>>(signed.AcceptedJson));
        return new Found(row, new Dispatch(row.Id, row.IncidentId, approved, row.Destination, row.NextUpdateAt));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Publication {PublicationId} to {Destination}: no answer")]
    private static partial void LogLost(ILogger logger, string publicationId, string destination, Exception exception);
}
