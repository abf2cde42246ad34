using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Desk;

/// <summary>Has a public draft waiting before customers are due to hear something: at once when an incident opens, and some minutes before each promise.</summary>
public sealed class DraftAhead(IncidentDesk incidents, DraftDesk drafts, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly Actor Program = new("clock", IsAutomation: true, HasSecurityRole: true);

    /// <summary>Asks for the drafts that are due soon and do not wait yet; a draft that was made for a promise that has passed meanwhile is made anew.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        foreach (var incident in await incidents.ListAsync(Program, ct))
            if (incident.NextDueAt is { } due && due - clock.GetUtcNow() <= Ahead) await PrepareAsync(incident, ct);
    }

    /// <summary>Asks for the incident's public draft unless one waits that a person edited, or whose promise still lies ahead.</summary>
    public async Task PrepareAsync(string incident, CancellationToken ct)
    {
        if ((await incidents.GetAsync(incident, Program, ct))?.Summary is { ResolvedAt: null } summary) await PrepareAsync(summary, ct);
    }

    private async Task PrepareAsync(IncidentSummary incident, CancellationToken ct)
    {
        if (await HoldsAsync(incident.Head.Id, ct)) return;
        var suggested = (await incidents.GetAsync(incident.Head.Id, Program, ct))?.SuggestedStatus ?? incident.Status;
        var kind = incident.LastPublished is null ? DraftKind.StatusInvestigating : suggested == IncidentStatus.Resolved ? DraftKind.StatusResolved : DraftKind.StatusUpdate;
        await drafts.AskAsync(incident.Head.Id, kind, kind == DraftKind.StatusInvestigating ? IncidentStatus.Investigating : suggested, null, Program, ct);
    }

    /// <summary>True when a public draft waits that a person edited, or whose promise still lies ahead.</summary>
    private async Task<bool> HoldsAsync(string incident, CancellationToken ct)
    {
        foreach (var waiting in (await drafts.ListAsync(Storage.DraftState.Waiting, incident, Program, ct)).Where(d => d.Kind.IsStatusPost))
            if (waiting.Engine == "person" || (await drafts.GetAsync(waiting.Id, Program, ct))?.Draft.NextUpdateAt is not { } promised || promised > clock.GetUtcNow()) return true;
        return false;
    }
}
