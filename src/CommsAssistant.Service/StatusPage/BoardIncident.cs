using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>What was published about one incident, and nothing else of it.</summary>
internal sealed class BoardIncident
{
    private BoardIncident(IReadOnlyList<BoardPost> newestFirst) => Posts = newestFirst;

    /// <summary>Newest first; never empty.</summary>
    public IReadOnlyList<BoardPost> Posts { get; }

    public BoardPost Newest => Posts[0];

    public BoardPost First => Posts[^1];

    public string Id => Newest.IncidentId;

    /// <summary>True until the newest post says that it is resolved.</summary>
    public bool IsActive => Newest.Status != IncidentStatus.Resolved;

    /// <summary>What customers experience, in the words of the newest post that still says so.</summary>
    public string Name => PublicText.Symptom((Posts.FirstOrDefault(p => p.Status != IncidentStatus.Resolved) ?? Newest).Title);

    /// <summary>When it was called resolved for the last time; null while it is active.</summary>
    public DateTimeOffset? ResolvedAt => IsActive ? null : Posts.TakeWhile(p => p.Status == IncidentStatus.Resolved).Last().At;

    /// <summary>When it was last brought under watch; null when it never was.</summary>
    public DateTimeOffset? MonitoringAt => Posts.FirstOrDefault(p => p.Status == IncidentStatus.Monitoring)?.At;

    /// <summary>The worst state that a post gave any component.</summary>
    public ComponentState Worst => Posts.SelectMany(p => p.Components).Select(c => ComponentStates.Parse(c.Status)).DefaultIfEmpty().Max();

    /// <summary>The promise of the newest post; none once it is resolved.</summary>
    public DateTimeOffset? NextUpdateAt => IsActive ? Newest.NextUpdateAt : null;

    /// <summary>The posts by incident, the incident with the newest post first.</summary>
    public static IReadOnlyList<BoardIncident> Group(IEnumerable<BoardPost> posts) =>
        [.. posts.GroupBy(p => p.IncidentId, StringComparer.Ordinal).Select(g => new BoardIncident(Sorted(g))).OrderByDescending(i => i.Newest.At).ThenByDescending(i => i.Id, StringComparer.Ordinal)];

    /// <summary>True for a report on what happened, which changes no state.</summary>
    public static bool IsReport(BoardPost post) => post.Kind == DraftKind.CustomerReport.Name;

    /// <summary>The word before an update: its status, or that it is a report.</summary>
    public static string Word(BoardPost post) => IsReport(post) ? "Incident report" : Word(post.Status);

    public static string Word(IncidentStatus status) => status switch
    {
        IncidentStatus.Investigating => "Investigating",
        IncidentStatus.Identified => "Identified",
        IncidentStatus.Monitoring => "Monitoring",
        _ => "Resolved",
    };

    private static IReadOnlyList<BoardPost> Sorted(IEnumerable<BoardPost> posts) => [.. posts.OrderByDescending(p => p.At).ThenByDescending(p => p.PublicationId, StringComparer.Ordinal)];
}
