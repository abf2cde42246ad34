using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Service.Demo;

/// <summary>Replays the sample incident's channel on the demo's clock, and asks for the texts that nobody's clock asks for.</summary>
internal sealed partial class DemoIncident(Incident head, ChannelTranscript transcript, IncidentDesk incidents, DraftDesk drafts, ReplayClock clock, ILogger<DemoIncident> log) : BackgroundService
{
    private static readonly Actor Program = new("demo", IsAutomation: true, HasSecurityRole: true);
    private static readonly (TimeSpan After, DraftKind Kind)[] Asked =
        [(TimeSpan.FromMinutes(6), DraftKind.InternalUpdate), (TimeSpan.FromMinutes(12), DraftKind.StakeholderUpdate), (TimeSpan.FromMinutes(35), DraftKind.InternalUpdate), (TimeSpan.FromMinutes(76), DraftKind.StatusResolved)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var events = await transcript.EventsAsync(stoppingToken).ToListAsync(stoppingToken);
        await incidents.OpenAsync(head, [.. transcript.People.All], Program, stoppingToken);
        clock.Begin();
        var asked = 0;
        for (var next = 0; next < events.Count;)
        {
            var wait = clock.Until(events[next].At);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System, stoppingToken);
            var now = clock.GetUtcNow();
            var due = events.Skip(next).TakeWhile(e => e.At <= now).ToList();
            if (due.Count > 0) await incidents.IngestAsync(head.Id, due, Program, stoppingToken);
            next += due.Count;
            for (; asked < Asked.Length && now - head.OpenedAt >= Asked[asked].After; asked++) await AskAsync(Asked[asked].Kind, stoppingToken);
        }
        for (; asked < Asked.Length; asked++) await AskAsync(Asked[asked].Kind, stoppingToken);
        LogOver(log, events.Count);
    }

    private async Task AskAsync(DraftKind kind, CancellationToken ct)
    {
        var suggested = (await incidents.GetAsync(head.Id, Program, ct))?.SuggestedStatus;
        await drafts.AskAsync(head.Id, kind, suggested, null, Program, ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sample incident was replayed: {Events} events")]
    private static partial void LogOver(ILogger logger, int events);
}
