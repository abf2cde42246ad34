using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Desk;

/// <summary>Has a public draft waiting before customers are due to hear something: at once when an incident opens, and some minutes before each promise.</summary>
public sealed class DraftAhead(IncidentDesk incidents, DraftDesk drafts, DeskQueries queries, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly Actor Program = new("clock", IsAutomation: true, HasSecurityRole: true);

    /// <summary>Asks for the drafts that are due soon and do not wait yet; a draft that was made for a promise that has passed meanwhile is made anew.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        var posts = await queries.WaitingPostsAsync(ct);
        foreach (var incident in await incidents.ListAsync(Program, ct))
            if (incident.NextDueAt is { } due && due - clock.GetUtcNow() <= Ahead && !posts[incident.Head.Id].Any(Holds)) await AskAsync(incident, ct);
    }

    /// <summary>Asks for the incident's public draft, due or not, unless one waits that a person edited, or whose promise still lies ahead.</summary>
    public async Task PrepareAsync(string incident, CancellationToken ct)
    {
        if ((await incidents.GetAsync(incident, Program, ct))?.Summary is { ResolvedAt: null } summary && !(await queries.WaitingPostsAsync(ct))[incident].Any(Holds)) await AskAsync(summary, ct);
    }

    private bool Holds(WaitingPost post) => post.Engine == "person" || post.NextUpdateAt is not { } promised || promised > clock.GetUtcNow();

    private async Task AskAsync(IncidentSummary incident, CancellationToken ct)
    {
        var suggested = (await incidents.GetAsync(incident.Head.Id, Program, ct))?.SuggestedStatus ?? incident.Status;
        var kind = incident.LastPublished is null ? DraftKind.StatusInvestigating : suggested == IncidentStatus.Resolved ? DraftKind.StatusResolved : DraftKind.StatusUpdate;
        await drafts.AskAsync(incident.Head.Id, kind, kind == DraftKind.StatusInvestigating ? IncidentStatus.Investigating : suggested, null, Program, ct);
    }
}
