using System.Threading.Channels;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace CommsAssistant.Slack;

/// <summary>Stores requests, many in one commit when many come at once. What <see cref="StoreAsync"/> returned for is in the database.</summary>
public sealed class SlackInbox(IDbContextFactory<CommsDb> databases, TimeProvider clock) : BackgroundService
{
    private const int MostWaiting = 4096;
    private const int MostTogether = 256;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.5);
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something was stored since it was last read.</summary>
    internal ChannelReader<bool> News => news.Reader;

    /// <summary>Stores the request; false when one with its key had been stored before.</summary>
    /// <exception cref="TimeoutException">It could not be stored within the time that Slack gives for an acknowledgement; it must not be acknowledged.</exception>
    public async Task<bool> StoreAsync(SlackRequest request, CancellationToken ct)
    {
        var one = new Waiting(request);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await waiting.Writer.WriteAsync(one, either.Token);
            return await one.Stored.Task.WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("A request of Slack could not be stored in time.", e);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new List<Waiting>();
                while (batch.Count < MostTogether && waiting.Reader.TryRead(out var one)) batch.Add(one);
                await CommitAsync(batch);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var left)) left.Stored.TrySetCanceled(stoppingToken); // not stored, so not acknowledged: Slack sends it again
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            var now = clock.GetUtcNow();
            var isNew = await databases.WriteAsync(async db =>
            {
                var stored = new bool[batch.Count];
                for (var i = 0; i < batch.Count; i++) stored[i] = await InsertAsync(db, batch[i].Request, now);
                return stored;
            }, CancellationToken.None);
            for (var i = 0; i < batch.Count; i++) batch[i].Stored.TrySetResult(isNew[i]);
            if (isNew.Contains(true)) news.Writer.TryWrite(true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            foreach (var one in batch) one.Stored.TrySetException(e); // whoever waits answers with a failure
        }
    }

    private static async Task<bool> InsertAsync(CommsDb db, SlackRequest request, DateTimeOffset now)
    {
        var at = (now.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;
        var body = request.Body.ToArray();
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO slack_inbox ("Key", "Kind", "Body", "ReceivedAt", "Attempts", "NotBefore") VALUES ({request.Key}, {request.Kind}, {body}, {at}, 0, {at}) ON CONFLICT ("Key") DO NOTHING
            """) > 0;
    }

    private sealed record Waiting(SlackRequest Request)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
