using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>
/// Receives over a connection that the service opens: the same requests as over HTTP, each acknowledged once it is stored. A lost connection is opened again with growing pauses, one that Slack asks to replace at once; afterwards the
/// followed channels are looked through for what came in between.
/// </summary>
internal sealed class SocketMode(SlackClient client, SlackIntake intake, SlackFollower follower, SlackMeters meters, TimeProvider clock, ILogger<SocketMode> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            string reason;
            try
            {
                using var link = new SocketLink(intake, meters, clock, log);
                reason = await link.RunAsync(await client.OpenConnectionAsync(stoppingToken), stoppingToken);
                if (link.SaidHello) failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is SlackException or WebSocketException or IOException or HttpRequestException or OperationCanceledException)
            {
                reason = e is SlackException known ? known.Error : e.GetType().Name;
            }
            if (reason is "warning" or "refresh_requested")
            {
                log.AskedToReconnect(reason);
                continue;
            }
            follower.LookThroughAll();
            var wait = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(failures++, 10))) * (0.75 + (Random.Shared.NextDouble() * 0.5));
            log.Disconnected(reason, wait.TotalSeconds);
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
