using CommsAssistant.Desk;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Cadence;

/// <summary>Wakes the clocks every two seconds of the service's time, so that a step is taken within five of its own. It decides nothing and remembers nothing: see docs/decisions for why no scheduler's triggers are stored.</summary>
public sealed partial class ClockWorker(ClockDesk clocks, DraftAhead drafts, TimeProvider clock, ILogger<ClockWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await GuardAsync(clocks.RoundAsync, stoppingToken);
            await GuardAsync(drafts.RoundAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task GuardAsync(Func<CancellationToken, Task> round, CancellationToken ct)
    {
        try
        {
            await round(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            LogFailed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the clocks failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
