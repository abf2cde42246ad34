using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>
/// Gives open incidents their channel and keeps its log whole: the history is read when following begins, after the service was down, after a connection was lost, and from time to time. Only channels that an incident names are ever asked for.
/// </summary>
internal sealed partial class SlackFollower(SlackClient client, SlackChannels channels, SlackBackfill backfill, SlackPeople people, IncidentDesk desk, ChangeFeed changes, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackFollower> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AfterResolution = TimeSpan.FromDays(3);
    private readonly ConcurrentDictionary<string, DateTimeOffset> filled = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim working = new(1, 1);

    /// <summary>Has every followed channel looked through in the next round: something may have been missed.</summary>
    public void LookThroughAll() => filled.Clear();

    /// <summary>Binds, reads what is due, looks up people.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        await working.WaitAsync(ct);
        try
        {
            var incidents = await desk.ListAsync(SlackEvents.Slack, ct);
            var bound = await channels.AllAsync(ct);
            if (await BindAsync(incidents, bound, ct)) bound = await channels.AllAsync(ct);
            var now = clock.GetUtcNow();
            var open = incidents.Where(i => i.ResolvedAt is not { } at || now - at < AfterResolution).Select(i => i.Head.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var channel in bound.Where(c => open.Contains(c.IncidentId) && IsDue(c.ChannelId, now)))
            {
                filled[channel.ChannelId] = now;
                await backfill.FillAsync(channel, ct);
                await people.RoundAsync(ct);
            }
            await people.RoundAsync(ct);
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(RoundsAsync(stoppingToken), WatchAsync(stoppingToken));

    private async Task RoundsAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do await GuardedAsync(ct);
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        await foreach (var change in changes.ReadAsync(ct))
            if (change.What == "incident") await GuardedAsync(ct);
    }

    private async Task GuardedAsync(CancellationToken ct)
    {
        try
        {
            await RoundAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            log.RoundFailed(e, nameof(SlackFollower));
        }
    }

    private bool IsDue(string channel, DateTimeOffset now) => !filled.TryGetValue(channel, out var at) || now - at >= TimeSpan.FromMinutes(options.Value.LookAgainMinutes);

    /// <summary>Finds the channels of incidents that name one and have none; true when something was bound.</summary>
    private async Task<bool> BindAsync(IReadOnlyList<IncidentSummary> incidents, List<SlackChannelRow> bound, CancellationToken ct)
    {
        var has = bound.Select(b => b.IncidentId).ToHashSet(StringComparer.Ordinal);
        var without = incidents.Where(i => i is { ResolvedAt: null, Head: { IsDrill: false, Channel.Length: > 0 } } && !has.Contains(i.Head.Id)).Select(i => i.Head).ToList();
        if (without.Count == 0) return false;
        var any = false;
        try
        {
            await foreach (var channel in client.OwnChannelsAsync(ct))
                foreach (var head in without.Where(h => Names(h, channel)))
                    any |= await channels.BindAsync(channel.Id, channel.Name, head.Id, head.OpenedAt - TimeSpan.FromHours(options.Value.BackfillHours), SlackEvents.Slack.Id, ct);
        }
        catch (SlackException e)
        {
            foreach (var head in without) log.NotFilled(head.Channel.Length > 80 || !ChannelName().IsMatch(head.Channel) ? "?" : head.Channel, head.Id, e.Error);
        }
        return any;
    }

    private static bool Names(Incident head, SlackChannel channel) => channel.Id == head.Channel || (channel.Name.Length > 0 && channel.Name.Equals(head.Channel.TrimStart('#'), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[#\w.\-]{1,80}$")] private static partial Regex ChannelName();
}
