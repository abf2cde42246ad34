using System.Collections.Concurrent;
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
/// version takes its place only within the deadline and only if nobody has touched it.
/// </summary>
public sealed partial class ModelWork(ModelReader reader, ModelWriter writer, ReportWriter reports, DocumentShelf documents, IncidentRooms rooms, DraftDesk drafts, DeskSettings settings, ChangeFeed changes, TimeProvider clock, IOptions<ModelsOptions> options, ILogger<ModelWork> log) : BackgroundService
{
    private static readonly Actor Program = new("clock", IsAutomation: true, HasSecurityRole: true);
    /// <summary>A report is long, and due in days.</summary>
    private static readonly TimeSpan ReportDeadline = TimeSpan.FromMinutes(10);
    private readonly TimeSpan deadline = TimeSpan.FromSeconds(options.Value.FirstDraftDeadlineSeconds);
    private readonly ConcurrentDictionary<string, Memory> memories = new(StringComparer.Ordinal);
    private readonly HashSet<string> toRead = new(StringComparer.Ordinal);
    private readonly Queue<(string Draft, string Incident)> toWord = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly Lock gate = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!reader.IsConfigured && !writer.IsConfigured) return;
        await Task.WhenAll(ListenAsync(stoppingToken), WorkAsync(stoppingToken));
    }

    /// <summary>Words a waiting draft; true when the model's version took its place.</summary>
    public async Task<bool> WordAsync(string draftId, CancellationToken ct)
    {
        if (await drafts.GetAsync(draftId, Program, ct) is not { } view || view.Summary is not { State: DraftState.Waiting, Engine: "template" }) return false;
        var last = view.Summary.CreatedAt + (view.Draft.Kind.IsReport ? ReportDeadline : deadline);
        var left = last - clock.GetUtcNow();
        if (left <= TimeSpan.Zero) return false;
        var context = new CheckContext
        {
            Draft = view.Draft, Incident = view.Room.Head, Ledger = view.Room.Ledger, Messages = view.Room.Messages, People = view.Room.People, Catalogue = settings.Catalogue.With(view.Room.Head),
            LastPublished = view.LastPublished, Now = clock.GetUtcNow(), Options = settings.Checks,
        };
        using var limit = new CancellationTokenSource(left, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var words = view.Draft.Kind.IsReport ? await ReportedAsync(view, both.Token) : await WordedAsync(view, context, both.Token);
            return words is not null && last > clock.GetUtcNow() && await drafts.OfferAsync(draftId, view.ETag, words, ct);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            LogLate(log, draftId);
            return false;
        }
    }

    private async Task<Draft?> WordedAsync(DraftView view, CheckContext context, CancellationToken ct) =>
        await writer.WriteAsync(view.Draft, context, MemoryOf(view.Room).Redactor, view.Instructions, ct) is { IsByModel: true } outcome ? outcome.Draft : null;

    /// <summary>The report written from the document uploaded last, for the moment of the draft that waits.</summary>
    private async Task<Draft?> ReportedAsync(DraftView view, CancellationToken ct)
    {
        if (await documents.LatestAsync(view.Room.Head.Id, ct) is not { } document) return null;
        var request = new ReportRequest(view.Room.Head, settings.Catalogue, view.Room.People, view.Draft.AsOf);
        var redactor = new Redactor(view.Room.People, settings.Catalogue.With(view.Room.Head), CustomerReportWriter.PublicHosts(document, request));
        var outcome = await reports.WriteAsync(new ReportInput(document, request, [], view.LastPublished, settings.Checks), redactor, view.Instructions, ct);
        return outcome.IsByModel ? outcome.Report.Draft : null;
    }

    /// <summary>Reads an incident's channel on; false when there is no such incident or nothing was read.</summary>
    public async Task<bool> ReadAsync(string incidentId, CancellationToken ct)
    {
        if (!reader.IsConfigured || await rooms.FindAsync(incidentId) is not { } room) return false;
        var view = room.View();
        var memory = MemoryOf(view);
        var rules = view.Ledger with { Facts = [.. view.Ledger.Facts.Where(f => f.Origin == FactOrigin.Rules)] };
        var result = await reader.ReadOnAsync(memory.Reading, new ReadingInput(view.Head, view.People, rules, view.Entries, clock.GetUtcNow()), memory.Redactor, ct);
        if (result.Problem is { } problem) LogFailed(log, incidentId, problem);
        var before = room.View().Ledger.Facts.Count;
        room.Put(result);
        // Pages look again only where there is something new; "messages" would set this off again.
        if (room.View().Ledger.Facts.Count != before) changes.Publish(new Change(incidentId, "facts"));
        return result.Problem is null;
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await foreach (var change in changes.ReadAsync(ct))
        {
            lock (gate)
            {
                if (change is { What: "draft", DraftId: { } draft } && writer.IsConfigured) toWord.Enqueue((draft, change.IncidentId));
                else if (change.What != "messages" || !reader.IsConfigured || !toRead.Add(change.IncidentId)) continue;
            }
            waiting.Release();
        }
    }

    /// <summary>Drafts go first: somebody waits for them.</summary>
    private async Task WorkAsync(CancellationToken ct)
    {
        while (true)
        {
            await waiting.WaitAsync(ct);
            string? draft = null, incident = null;
            lock (gate)
            {
                if (toWord.TryDequeue(out var next)) draft = next.Draft;
                else if (toRead.Count > 0) toRead.Remove(incident = toRead.First());
            }
            try
            {
                if (draft is not null) await WordAsync(draft, ct);
                else if (incident is not null) await ReadAsync(incident, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                LogBroken(log, e);
            }
        }
    }

    /// <summary>Another cast means other names to hide, so reading begins anew with a redactor that knows them.</summary>
    private Memory MemoryOf(RoomView view)
    {
        var cast = string.Join('|', view.People.All.Select(p => p.Id).Order(StringComparer.Ordinal));
        return memories.AddOrUpdate(view.Head.Id, _ => New(), (_, known) => known.Cast == cast ? known : New());

        Memory New() => new(cast, new ChannelReading(), new Redactor(view.People, settings.Catalogue.With(view.Head)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        waiting.Dispose();
        base.Dispose();
    }

    private sealed record Memory(string Cast, ChannelReading Reading, Redactor Redactor);

    [LoggerMessage(Level = LogLevel.Information, Message = "The model's version of draft {Draft} came after the deadline; the template's stays")]
    private static partial void LogLate(ILogger logger, string draft);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model could not read on in incident {Incident}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string incident, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A piece of work for a model failed; the next one follows")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
