using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Desk;

/// <summary>Has a public draft waiting before customers are due to hear something: at once when an incident opens, and some minutes before each promise.</summary>
public sealed partial class DraftAhead(IncidentDesk incidents, DraftDesk drafts, DeskQueries queries, TimeProvider clock, ILogger<DraftAhead> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly Actor Program = new("clock", IsAutomation: true, HasSecurityRole: true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                LogFailed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Asks for the drafts that are due soon and do not wait yet.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        var posts = await queries.WaitingPostsAsync(ct);
        foreach (var incident in await incidents.ListAsync(Program, ct))
        {
            if (incident.NextDueAt is not { } due || due - clock.GetUtcNow() > Ahead) continue;
            // A draft that a person edited holds, and one whose promise still lies ahead.
            if (posts[incident.Head.Id].Any(p => p.Number > 1 || p.NextUpdateAt is not { } promised || promised > clock.GetUtcNow())) continue;
            var suggested = (await incidents.GetAsync(incident.Head.Id, Program, ct))?.SuggestedStatus ?? incident.Status;
            var kind = incident.LastPublished is null ? DraftKind.StatusInvestigating : suggested == IncidentStatus.Resolved ? DraftKind.StatusResolved : DraftKind.StatusUpdate;
            await drafts.AskAsync(incident.Head.Id, kind, kind == DraftKind.StatusInvestigating ? IncidentStatus.Investigating : suggested, null, Program, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of drafting ahead failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
