using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using CommsAssistant.Assistant;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Models;
using CommsAssistant.Redaction;
using CommsAssistant.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Desk;

/// <summary>
/// Lets models work beside the people, never before them: it reads channels on as messages come, and words drafts that wait. A draft is there from the template at once; the model's
/// version takes its place only within the deadline and only if nobody has touched it. A model is asked to word a draft once: when that comes to nothing, the reason is kept with the draft.
/// </summary>
public sealed partial class ModelWork(ModelReader reader, ModelWriter writer, ReportWriter reports, DocumentShelf documents, IncidentRooms rooms, DraftDesk drafts, ReadingShelf shelf, DeskSettings settings, ChangeFeed changes, TimeProvider clock, IOptions<ModelsOptions> options, ILogger<ModelWork> log) : BackgroundService
{
    /// <summary>Drafts that are worded at the same time, so that one slow answer does not make the others late.</summary>
    private const int Together = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);
    private static readonly Actor Program = new("clock", IsAutomation: true, HasSecurityRole: true);
    /// <summary>A report is long, and due in days.</summary>
    private static readonly TimeSpan ReportDeadline = TimeSpan.FromMinutes(10);
    private readonly TimeSpan deadline = TimeSpan.FromSeconds(options.Value.FirstDraftDeadlineSeconds);
    private readonly ConcurrentDictionary<string, (string Cast, Redactor Redactor)> redactors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> beingWorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChannelReading> readings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneReading = new(1, 1);
    private readonly ReadingPace pace = new(clock);
    private readonly Channel<string> toWord = Channel.CreateUnbounded<string>();
    private readonly Channel<string> toLookAt = Channel.CreateUnbounded<string>();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!reader.IsConfigured && !writer.IsConfigured) return;
        var wording = Parallel.ForEachAsync(toWord.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = stoppingToken },
            async (draft, ct) => await GuardedAsync(() => WordAsync(draft, ct)));
        await Task.WhenAll(ListenAsync(stoppingToken), wording, ReadAllAsync(stoppingToken), LookAgainAsync(stoppingToken));
    }

    /// <summary>Words a waiting draft; true when the model's version took its place.</summary>
    public async Task<bool> WordAsync(string draftId, CancellationToken ct)
    {
        if (!beingWorded.TryAdd(draftId, 0)) return false;
        try
        {
            if (await drafts.GetAsync(draftId, Program, ct) is not { Summary: { State: DraftState.Waiting, Engine: DraftDesk.Program }, ModelReason: null, ReviewedBy.Count: 0 } view) return false;
            var reason = await WordAsync(view, ct);
            if (reason is not null) await drafts.NoteModelAsync(draftId, reason, ct);
            return reason is null;
        }
        finally
        {
            beingWorded.TryRemove(draftId, out _);
        }
    }

    /// <summary>Reads an incident's channel on; false when there is no such incident or nothing was read.</summary>
    public async Task<bool> ReadAsync(string incidentId, CancellationToken ct)
    {
        if (!reader.IsConfigured || await rooms.FindAsync(incidentId) is not { } room) return false;
        await oneReading.WaitAsync(ct);
        try
        {
            var (count, view) = (room.Count, room.View());
            var reading = await ReadingOfAsync(incidentId, ct);
            var rules = view.Ledger with { Facts = [.. view.Ledger.Facts.Where(f => f.Origin == FactOrigin.Rules)] };
            var result = await reader.ReadOnAsync(reading, new ReadingInput(view.Head, view.People, rules, view.Entries, clock.GetUtcNow()) { IsLive = true, Catalogue = settings.Catalogue }, RedactorOf(view), ct);
            if (result.Problem is { } problem)
            {
                pace.Failed(incidentId);
                LogFailed(log, incidentId, problem);
            }
            else pace.WasRead(incidentId, count, reading.LeftForLater);
            var before = room.View().Ledger.Facts.Count;
            room.Put(result);
            // Pages look again only where there is something new; "messages" would set this off again.
            if (room.View().Ledger.Facts.Count != before) changes.Publish(new Change(incidentId, "facts"));
            return result.Problem is null;
        }
        finally
        {
            oneReading.Release();
        }
    }

    /// <summary>Reads the channel on when it is worth a call; false when it waits.</summary>
    internal async Task<bool> ReadIfDueAsync(string incidentId, CancellationToken ct)
    {
        if (await rooms.FindAsync(incidentId) is not { } room || !pace.IsDue(incidentId, room.Count, (await ReadingOfAsync(incidentId, ct)).Count)) return false;
        return await ReadAsync(incidentId, ct);
    }

    /// <summary>Tells that something happened in a channel.</summary>
    internal void Stir(string incidentId) => pace.Stir(incidentId);

    /// <summary>Why the template's words stay; null when the model's took their place.</summary>
    private async Task<string?> WordAsync(DraftView view, CancellationToken ct)
    {
        var last = view.Summary.CreatedAt + (view.Draft.Kind.IsReport ? ReportDeadline : deadline);
        var left = last - clock.GetUtcNow();
        if (left <= TimeSpan.Zero) return Late(last - view.Summary.CreatedAt);
        var context = new CheckContext
        {
            Draft = view.Draft, Incident = view.Room.Head, Ledger = view.Room.Ledger, Messages = view.Room.Messages, People = view.Room.People, Catalogue = settings.Catalogue.With(view.Room.Head),
            LastPublished = view.LastPublished, Now = clock.GetUtcNow(), Options = settings.Checks,
        };
        using var limit = new CancellationTokenSource(left, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var (words, reason) = view.Draft.Kind.IsReport ? await ReportedAsync(view, both.Token) : await WordedAsync(view, context, both.Token);
            if (words is null) return reason ?? "The model changed nothing.";
            if (last <= clock.GetUtcNow()) return Late(last - view.Summary.CreatedAt);
            return await drafts.OfferAsync(view.Summary.Id, view.ETag, words, ct) ? null : "Somebody worked on the draft before the model's version came.";
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            LogLate(log, view.Summary.Id);
            return Late(last - view.Summary.CreatedAt);
        }
    }

    private static string Late(TimeSpan after) => string.Create(CultureInfo.InvariantCulture, $"The model gave no version within {after.TotalSeconds:0} s.");

    private async Task<(Draft? Words, string? Reason)> WordedAsync(DraftView view, CheckContext context, CancellationToken ct)
    {
        var outcome = await writer.WriteAsync(view.Draft, context, RedactorOf(view.Room), view.Instructions, ct);
        return (outcome.IsByModel ? outcome.Draft : null, outcome.Reason);
    }

    /// <summary>The report written from the document uploaded last, for the moment of the draft that waits.</summary>
    private async Task<(Draft? Words, string? Reason)> ReportedAsync(DraftView view, CancellationToken ct)
    {
        if (await documents.LatestAsync(view.Room.Head.Id, ct) is not { } document) return (null, "No postmortem document is there to word a report from.");
        var request = new ReportRequest(view.Room.Head, settings.Catalogue, view.Room.People, view.Draft.AsOf);
        var redactor = new Redactor(view.Room.People, settings.Catalogue.With(view.Room.Head), CustomerReportWriter.PublicHosts(document, request));
        var outcome = await reports.WriteAsync(new ReportInput(document, request, [], view.LastPublished, settings.Checks), redactor, view.Instructions, ct);
        return (outcome.IsByModel ? outcome.Report.Draft : null, outcome.Reason);
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await foreach (var change in changes.ReadAsync(ct))
        {
            if (change is { What: "draft", DraftId: { } draft } && writer.IsConfigured) toWord.Writer.TryWrite(draft);
            else if (change.What == "messages" && reader.IsConfigured)
            {
                Stir(change.IncidentId);
                toLookAt.Writer.TryWrite(change.IncidentId);
            }
        }
    }

    private async Task ReadAllAsync(CancellationToken ct)
    {
        await foreach (var incident in toLookAt.Reader.ReadAllAsync(ct)) await GuardedAsync(() => ReadIfDueAsync(incident, ct));
    }

    /// <summary>Channels in which too little happens to be read at once come up when their time has come.</summary>
    private async Task LookAgainAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(ct))
            foreach (var incident in pace.Waiting) toLookAt.Writer.TryWrite(incident);
    }

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            LogBroken(log, e);
        }
    }

    private async Task<ChannelReading> ReadingOfAsync(string incidentId, CancellationToken ct)
    {
        lock (readings)
            if (readings.TryGetValue(incidentId, out var known)) return known;
        var opened = await shelf.OpenAsync(incidentId, ct);
        lock (readings) return readings.TryGetValue(incidentId, out var known) ? known : readings[incidentId] = opened;
    }

    /// <summary>Another cast means other names to hide, so it gets a redactor that knows them. What was read before stays read.</summary>
    private Redactor RedactorOf(RoomView view)
    {
        var cast = string.Join('|', view.People.All.Select(p => p.Id).Order(StringComparer.Ordinal));
        return redactors.AddOrUpdate(view.Head.Id, _ => New(), (_, known) => known.Cast == cast ? known : New()).Redactor;

        (string, Redactor) New() => (cast, new Redactor(view.People, settings.Catalogue.With(view.Head)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneReading.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The model's version of draft {Draft} came after the deadline; the template's stays")]
    private static partial void LogLate(ILogger logger, string draft);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model could not read on in incident {Incident}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string incident, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A piece of work for a model failed; the next one follows")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
