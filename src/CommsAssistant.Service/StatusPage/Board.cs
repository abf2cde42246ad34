using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>All that the status page knows at one moment: what was published to it, and its settings.</summary>
internal sealed class Board
{
    /// <summary>How many days of history the page shows, today among them.</summary>
    public const int Days = 90;

    /// <summary>How far back posts are read, so that an incident that outlasts the history is still whole.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(366);

    private Board(StatusPageOptions options, IReadOnlyList<BoardIncident> incidents, DateTimeOffset now)
    {
        Options = options;
        Incidents = incidents;
        Now = now;
        Active = [.. incidents.Where(i => i.IsActive).OrderByDescending(i => i.Worst).ThenByDescending(i => i.Newest.At)];
        Components = Listed(options, incidents);
    }

    public StatusPageOptions Options { get; }

    /// <summary>The moment at which it was read, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The one with the newest post first.</summary>
    public IReadOnlyList<BoardIncident> Incidents { get; }

    /// <summary>Those that are not resolved, the worst first.</summary>
    public IReadOnlyList<BoardIncident> Active { get; }

    public IReadOnlyList<BoardComponent> Components { get; }

    /// <summary>The oldest day of the history.</summary>
    public DateOnly FirstDay => BoardComponent.Day(Now).AddDays(1 - Days);

    /// <summary>Incidents with a post in the history.</summary>
    public IEnumerable<BoardIncident> Recent => Incidents.Where(i => BoardComponent.Day(i.Newest.At) >= FirstDay);

    /// <summary>The worst state that stands; an active incident whose posts name no component counts as degraded.</summary>
    public ComponentState Worst
    {
        get
        {
            var worst = Components.Select(c => c.State).DefaultIfEmpty().Max();
            return Active.Count > 0 && worst < ComponentState.Degraded ? ComponentState.Degraded : worst;
        }
    }

    /// <summary>One line that answers "is it me or them?".</summary>
    public string Headline => Active switch
    {
        [] when Worst == ComponentState.Operational => "All systems operational",
        [] => Leftover(),
        [var only] => only.Name,
        [var first, ..] => $"{PublicText.Cut(first.Name, 120)}, and {Active.Count - 1} more {(Active.Count == 2 ? "incident" : "incidents")}",
    };

    public static async Task<Board> ReadAsync(StatusBoard posts, StatusPageOptions options, DateTimeOffset now, CancellationToken ct) =>
        Of(await posts.SinceAsync(PublishingSetup.StatusPage, now - Reach, ct), options, now);

    public static Board Of(IEnumerable<BoardPost> posts, StatusPageOptions options, DateTimeOffset now) => new(options, BoardIncident.Group(posts), now);

    private string Leftover()
    {
        var worst = Components.Where(c => c.State == Worst).ToList();
        return $"{PublicText.Cut(worst[0].Name, 80)}{(worst.Count > 1 ? $" and {worst.Count - 1} more" : "")}: {Worst.Words().ToLowerInvariant()}";
    }

    /// <summary>The configured ones. One that is not configured is listed while it is not operational: an outage is never hidden by a setting. Without settings, all that posts name.</summary>
    private static IReadOnlyList<BoardComponent> Listed(StatusPageOptions options, IReadOnlyList<BoardIncident> incidents)
    {
        var configured = options.Components.Select(c => new BoardComponent(PublicText.Line(c.Name), c.Description, incidents)).ToList();
        var named = incidents.SelectMany(i => i.Posts).SelectMany(p => p.Components).Select(c => PublicText.Line(c.Component)).Where(n => n.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).Except(configured.Select(c => c.Name), StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase).Select(n => new BoardComponent(n, null, incidents));
        return [.. configured, .. named.Where(c => configured.Count == 0 || c.State != ComponentState.Operational)];
    }
}
