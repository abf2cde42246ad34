using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>Works on what the inbox holds, oldest first, also on what a former run of the service left. What fails is tried again, and kept for a person when it goes on failing.</summary>
internal sealed class SlackWorker(IDbContextFactory<CommsDb> databases, SlackInbox inbox, IEnumerable<ISlackHandler> handlers, TimeProvider clock, ILogger<SlackWorker> log) : BackgroundService
{
    private const int MostTogether = 200;
    private const int MostAttempts = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);
    private readonly Dictionary<string, ISlackHandler> handlers = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim working = new(1, 1);
    private DateTimeOffset swept = clock.GetUtcNow();

    /// <summary>Works on what waits; the number of requests worked on, 0 when none is due.</summary>
    public async Task<int> RoundAsync(CancellationToken ct)
    {
        await working.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            var due = await databases.ReadAsync(db => db.SlackInbox.Where(r => r.DoneAt == null && r.NotBefore <= now).OrderBy(r => r.Id).Take(MostTogether)
                .Select(r => new StoredRequest(r.Id, r.Kind, r.Body, r.Attempts)).ToListAsync(ct), ct);
            foreach (var run in Runs(due)) await WorkAsync(run, ct);
            return due.Count;
        }
        finally
        {
            working.Release();
        }
    }

    public override void Dispose()
    {
        working.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RoundAsync(stoppingToken) > 0) { }
                await SweepAsync(stoppingToken);
                using var tick = new CancellationTokenSource(Pause, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tick.Token);
                await inbox.News.ReadAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                continue; // time to look again, or to end
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.RoundFailed(e, nameof(SlackWorker));
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Requests that follow each other and are of one kind go together.</summary>
    private static IEnumerable<List<StoredRequest>> Runs(List<StoredRequest> due)
    {
        List<StoredRequest>? run = null;
        foreach (var request in due)
        {
            if (run is not null && run[0].Kind != request.Kind)
            {
                yield return run;
                run = null;
            }
            (run ??= []).Add(request);
        }
        if (run is not null) yield return run;
    }

    private async Task WorkAsync(List<StoredRequest> run, CancellationToken ct)
    {
        try
        {
            if (handlers.TryGetValue(run[0].Kind, out var handler)) await handler.HandleAsync(run, ct);
            else log.NobodyFor(run.Count, run[0].Kind);
            var numbers = run.ConvertAll(r => r.Number);
            var now = clock.GetUtcNow();
            var none = Array.Empty<byte>();
            await databases.WriteAsync(db => db.SlackInbox.Where(r => numbers.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.DoneAt, now).SetProperty(r => r.Body, none), ct), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException && run.Count > 1)
        {
            log.TriedAgain(e, run[0].Kind, run[0].Number);
            foreach (var request in run) await WorkAsync([request], ct); // one of them spoils it: the others need not wait
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            await FailedAsync(run[0], e, ct);
        }
    }

    private async Task FailedAsync(StoredRequest request, Exception e, CancellationToken ct)
    {
        var attempts = request.Attempts + 1;
        var isOver = attempts >= MostAttempts;
        if (isOver) log.GivenUp(e, request.Kind, request.Number, attempts);
        else log.TriedAgain(e, request.Kind, request.Number);
        var now = clock.GetUtcNow();
        await databases.WriteAsync(async db =>
        {
            var row = await db.SlackInbox.SingleAsync(r => r.Id == request.Number, ct);
            row.Attempts = attempts;
            row.NotBefore = now + TimeSpan.FromSeconds(Math.Pow(2, attempts));
            if (isOver) (row.DoneAt, row.Problem) = (now, e is SlackException known ? known.Message : e.GetType().Name);
            return true;
        }, ct);
    }

    /// <summary>Slack repeats within hours; older keys need not be known.</summary>
    private async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - swept < TimeSpan.FromHours(1)) return;
        swept = now;
        var before = now - Kept;
        await databases.WriteAsync(db => db.SlackInbox.Where(r => r.DoneAt < before && r.Problem == null).ExecuteDeleteAsync(ct), ct);
    }
}
