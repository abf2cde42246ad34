using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Publishing;

/// <summary>Recovers torn publications at the start, then sends what somebody else left behind, every few seconds.</summary>
public sealed partial class OutboxWorker(Outbox outbox, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await GuardAsync(outbox.RecoverAsync, stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do await GuardAsync(outbox.SendWaitingAsync, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A round that fails is logged and tried again; the states in the database say where each publication stands.</summary>
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the outbox failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
