using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Desk;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Cadence;

/// <summary>Takes the steps that the clocks owe, each once, and says how promises stand. What is due is read from what was published each time; only steps that were taken are stored.</summary>
public sealed class ClockDesk(IDbContextFactory<CommsDb> databases, DraftAhead drafts, DeskSettings settings, ChangeFeed changes, TimeProvider clock)
{
    private const string Program = "clock";
    private const int Batch = 200;
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromHours(24);
    /// <summary>A report that nobody wrote is still asked for this long after its time; then the incident's clocks rest.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);
    private static readonly string Customers = Audience.Customers.Name();

    /// <summary>Takes every step whose time has come. Safe to call from several places at once, and again after a crash: a reminder is a row whose key can be stored once, a draft that waits already is not asked for again.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var owing in await OwingAsync(null, now, ct))
        {
            var due = ClockDecision.Due(owing.Deadlines, owing.Taken, owing.Snoozes, now);
            foreach (var draft in due.Where(s => s.Mark.Rung == Rung.Draft && s.Deadline.Kind != DeadlineKind.Report)) await drafts.PrepareAsync(owing.Reading.Head.Id, ct);
            if (due.Count > 0 && await TakeAsync(owing.Reading.Head.Id, due, now, ct)) changes.Publish(new Change(owing.Reading.Head.Id, "reminder"));
        }
    }

    /// <summary>Reminders that stand for whoever looks: the commander from the first rung on, the deputy from the second, everybody who may command from the third. One that the commander put off is not there until its time.</summary>
    public async Task<IReadOnlyList<ReminderView>> RemindersAsync(Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = new List<ReminderView>();
        foreach (var owing in (await OwingAsync(null, now, ct)).Where(o => actor.MaySee(o.Reading.Head)))
            foreach (var deadline in owing.Deadlines.Where(d => d.IsOwed))
            {
                if (owing.Rows.Where(r => r.Deadline == deadline.Key && r.Rung != Rung.Draft && !r.IsSilent).MaxBy(r => (r.Rung, r.Round)) is not { } last) continue;
                var commands = owing.Reading.Head.Commander == actor.Id;
                var reached = commands || (last.Rung >= Rung.Deputy && owing.Reading.Head.Deputy == actor.Id) || (last.Rung >= Rung.Pool && actor.MayCommand);
                var putOff = commands && owing.Snoozes.Any(s => s.Deadline == deadline.Key && s.Until > now);
                if (reached && !putOff) found.Add(new ReminderView(owing.Reading.Head, deadline, last.Rung, last.At, commands));
            }
        return [.. found.OrderBy(r => r.Deadline.DueAt)];
    }

    /// <summary>Puts the commander's reminder off; the deputy and the pool are told all the same when their time comes.</summary>
    public async Task<ChangeOutcome> SnoozeAsync(string incident, string deadline, TimeSpan by, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (by < TimeSpan.FromMinutes(1) || by > LongestSnooze) return new ChangeOutcome.Conflict("A reminder can be put off by one minute to 24 hours.");
        if ((await OwingAsync(incident, now, ct)) is not [var owing] || !actor.MaySee(owing.Reading.Head)) return new ChangeOutcome.NotFound();
        if (owing.Deadlines.All(d => d.Key != deadline)) return new ChangeOutcome.NotFound();
        if (!owing.Deadlines.Any(d => d.Key == deadline && d.IsOwed)) return new ChangeOutcome.Conflict("This is no longer owed, so there is nothing to put off.");
        if (actor.IsAutomation || owing.Reading.Head.Commander != actor.Id) return new ChangeOutcome.Forbidden("Only the commander can put this reminder off. Take command first.");
        await databases.WriteAsync(async db =>
        {
            var rounds = await db.Snoozes.CountAsync(s => s.IncidentId == incident && s.Deadline == deadline, ct);
            db.Snoozes.Add(new SnoozeRow { IncidentId = incident, Deadline = deadline, Round = rounds + 1, Until = now + by, By = actor.Id, At = now });
            await AuditTrail.AppendAsync(db, now, actor.Id, "reminder.snoozed", "incident/" + incident, new { deadline, until = now + by }, ct);
            return true;
        }, ct);
        changes.Publish(new Change(incident, "reminder"));
        return new ChangeOutcome.Done();
    }

    /// <summary>The promises of one incident, in the order in which they were made; null when there is none that the actor may see.</summary>
    public async Task<IReadOnlyList<PromiseView>?> PromisesAsync(string incident, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (await OwingAsync(incident, now, ct)) is [var owing] && actor.MaySee(owing.Reading.Head) ? [.. owing.Deadlines.Select(d => View(owing.Reading.Head, d, now))] : null;
    }

    /// <summary>Counts outcomes.</summary>
    public static PromiseCounts Count(IEnumerable<PromiseView> promises)
    {
        var by = promises.CountBy(p => p.Outcome).ToDictionary(p => p.Key, p => p.Value);
        return new PromiseCounts(by.GetValueOrDefault(DeadlineOutcome.Kept), by.GetValueOrDefault(DeadlineOutcome.Late), by.GetValueOrDefault(DeadlineOutcome.Missed), by.GetValueOrDefault(DeadlineOutcome.Open), by.GetValueOrDefault(DeadlineOutcome.Dropped));
    }

    private static PromiseView View(Incident head, Deadline deadline, DateTimeOffset now) => new(head, deadline, deadline.Outcome(now), deadline.Outcome(now) switch
    {
        DeadlineOutcome.Late => deadline.MetAt - deadline.DueAt,
        DeadlineOutcome.Missed => now - deadline.DueAt,
        _ => null,
    });

    /// <summary>Stores steps that nobody stored yet; true when one of them has to be given.</summary>
    private Task<bool> TakeAsync(string incident, IReadOnlyList<ClockStep> steps, DateTimeOffset now, CancellationToken ct) => databases.WriteAsync(async db =>
    {
        var known = (await db.Reminders.AsNoTracking().Where(r => r.IncidentId == incident).ToListAsync(ct)).Select(Mark).ToHashSet();
        var fresh = steps.Where(s => !known.Contains(s.Mark)).ToList();
        db.Reminders.AddRange(fresh.Select(s => new ReminderRow { IncidentId = incident, Deadline = s.Mark.Deadline, Rung = s.Mark.Rung, Round = s.Mark.Round, DueAt = s.At, At = now, IsSilent = s.IsSilent }));
        var given = fresh.Where(s => !s.IsSilent && s.Mark.Rung != Rung.Draft).ToList();
        foreach (var step in given)
            await AuditTrail.AppendAsync(db, now, Program, "reminder.given", "incident/" + incident, new { step.Mark.Deadline, rung = step.Mark.Rung.ToString().ToLowerInvariant(), step.Mark.Round, due = step.Deadline.DueAt }, ct);
        return given.Count > 0;
    }, ct);

    private static ClockMark Mark(ReminderRow row) => new(row.Deadline, row.Rung, row.Round);

    private sealed record Owing(ClockReading Reading, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<ReminderRow> Rows, IReadOnlySet<ClockMark> Taken, IReadOnlyList<Snooze> Snoozes);

    /// <summary>Incidents whose clocks may run, or the one asked for, in a fixed number of queries for each two hundred.</summary>
    private Task<IReadOnlyList<Owing>> OwingAsync(string? incident, DateTimeOffset now, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<Owing>>(async db =>
    {
        var since = now.AddHours(-CadencePolicy.ReportHours) - Remembered;
        var incidents = await db.Incidents.Where(i => incident == null ? i.ResolvedAt == null || i.ResolvedAt > since : i.Id == incident).OrderBy(i => i.Id).ToListAsync(ct);
        var found = new List<Owing>(incidents.Count);
        foreach (var chunk in incidents.Chunk(Batch))
        {
            var ids = chunk.Select(i => i.Id).ToList();
            var posts = (await db.Publications.Where(p => ids.Contains(p.IncidentId) && p.State == PublicationState.Sent && p.Audience == Customers).ToListAsync(ct)).ToLookup(p => p.IncidentId);
            var over = (await db.Resolutions.Where(r => ids.Contains(r.IncidentId)).ToListAsync(ct)).ToLookup(r => r.IncidentId);
            var rows = (await db.Reminders.Where(r => ids.Contains(r.IncidentId)).ToListAsync(ct)).ToLookup(r => r.IncidentId);
            var snoozes = (await db.Snoozes.Where(r => ids.Contains(r.IncidentId)).ToListAsync(ct)).ToLookup(r => r.IncidentId);
            foreach (var row in chunk)
            {
                var resolutions = over[row.Id].Select(r => new Resolution(r.From, r.To)).ToList();
                if (resolutions.All(r => r.To is not null) && row.ResolvedAt is { } at) resolutions.Add(new Resolution(at)); // resolved before resolutions were kept
                var reading = new ClockReading(StoredJson.Read<Incident>(row.HeadJson),
                    [.. posts[row.Id].Where(p => p.Kind.StartsWith("status-", StringComparison.Ordinal)).GroupBy(p => p.DraftId).Select(g => g.MinBy(p => p.SentAt)!).Select(p => new ClockPost(p.Id, p.Status, p.SentAt!.Value, p.NextUpdateAt))],
                    resolutions, [.. posts[row.Id].Where(p => p.Kind == "customer-report").Select(p => p.SentAt!.Value)]);
                var taken = rows[row.Id].ToList();
                found.Add(new Owing(reading, Deadlines.Of(reading, settings.Cadence), taken, taken.Select(Mark).ToHashSet(), [.. snoozes[row.Id].Select(s => new Snooze(s.Deadline, s.Round, s.Until))]));
            }
        }
        return found;
    }, ct);
}
