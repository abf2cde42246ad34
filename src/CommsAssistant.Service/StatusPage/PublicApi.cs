using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Service.StatusPage;

/// <summary>The board in the shape of Statuspage's public API v2, so that programs that read that read this too.</summary>
/// <param name="board">What was published.</param>
/// <param name="document">Links, with the service's address before them.</param>
/// <param name="since">When the page began, for what was never named in a post.</param>
internal sealed class PublicApi(Board board, StatusDocument document, DateTimeOffset since)
{
    private const int MostIncidents = 50;
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly string pageId = Id("page " + document.Options.Url);

    public string Summary() => Json(new { Page = Page(), Status = Status(), Components = Components(), Incidents = board.Active.Select(Incident), ScheduledMaintenances = Array.Empty<object>() });

    public string StatusOnly() => Json(new { Page = Page(), Status = Status() });

    public string ComponentsOnly() => Json(new { Page = Page(), Components = Components() });

    public string Incidents() => Json(new { Page = Page(), Incidents = board.Incidents.Take(MostIncidents).Select(Incident) });

    public string Unresolved() => Json(new { Page = Page(), Incidents = board.Active.Select(Incident) });

    public string Maintenances() => Json(new { Page = Page(), ScheduledMaintenances = Array.Empty<object>() });

    /// <summary>Twelve small letters and digits, the same for the same name.</summary>
    private static string Id(string name)
    {
        var number = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())), isUnsigned: true);
        var id = new char[12];
        for (var i = 0; i < id.Length; i++)
        {
            number = BigInteger.DivRem(number, 36, out var digit);
            id[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)digit];
        }
        return new string(id);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Snake);

    private static string? Time(DateTimeOffset? at) => at is { } moment ? StatusTimes.Wire(moment) : null;

    private object Page() => new
    {
        Id = pageId,
        Name = PublicText.Line(document.Options.Name),
        Url = document.Home,
        TimeZone = "Etc/UTC",
        UpdatedAt = Time(board.Incidents.Count > 0 ? board.Incidents[0].Newest.At : since),
    };

    private object Status() => board.Worst switch
    {
        ComponentState.Operational => new { Indicator = "none", Description = "All Systems Operational" },
        ComponentState.UnderMaintenance => new { Indicator = "maintenance", Description = "Service Under Maintenance" },
        ComponentState.Degraded => new { Indicator = "minor", Description = "Partially Degraded Service" },
        ComponentState.PartialOutage => new { Indicator = "major", Description = "Partial System Outage" },
        _ => new { Indicator = "critical", Description = "Major Service Outage" },
    };

    private IEnumerable<object> Components() => board.Components.Select(Component);

    private object Component(BoardComponent component, int index) => new
    {
        Id = ComponentId(component.Name),
        component.Name,
        Status = component.State.Wire(),
        CreatedAt = Time(component.FirstAt ?? since),
        UpdatedAt = Time(component.ChangedAt ?? since),
        Position = index + 1,
        Description = component.Description is null ? null : PublicText.Line(component.Description),
        Showcase = true,
        StartDate = (string?)null,
        GroupId = (string?)null,
        PageId = pageId,
        Group = false,
        OnlyShowIfDegraded = false,
    };

    private object Incident(BoardIncident incident) => new
    {
        Id = PublicText.Line(incident.Id),
        incident.Name,
        Status = incident.IsActive || !BoardIncident.IsReport(incident.Newest) ? incident.Newest.Status.Name() : "postmortem",
        CreatedAt = Time(incident.First.At),
        UpdatedAt = Time(incident.Newest.At),
        MonitoringAt = Time(incident.MonitoringAt),
        ResolvedAt = Time(incident.ResolvedAt),
        Impact = incident.Worst.Impact(),
        Shortlink = document.Incident(incident.Id),
        StartedAt = Time(incident.First.At),
        PageId = pageId,
        IncidentUpdates = Updates(incident),
        Components = board.Components.Where(c => incident.Posts.SelectMany(p => p.Components).Any(n => IsNamed(c, n.Component))).Select((c, i) => Component(c, board.Components.ToList().IndexOf(c))),
        ReminderIntervals = (string?)null,
    };

    private IEnumerable<object> Updates(BoardIncident incident)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var updates = new List<object>();
        foreach (var post in incident.Posts.Reverse())
        {
            updates.Add(new
            {
                Id = PublicText.Line(post.PublicationId),
                Status = BoardIncident.IsReport(post) ? "postmortem" : post.Status.Name(),
                Body = PublicText.Clean(post.Body),
                IncidentId = PublicText.Line(post.IncidentId),
                CreatedAt = Time(post.At),
                UpdatedAt = Time(post.At),
                DisplayAt = Time(post.At),
                AffectedComponents = post.Components.Count == 0 ? null : post.Components.Select(c => Affected(c.Component, c.Status, known)).ToList(),
                DeliverNotifications = true,
                CustomTweet = (string?)null,
                TweetId = (string?)null,
            });
        }
        updates.Reverse();
        return updates;
    }

    private static object Affected(string component, string status, Dictionary<string, string> known)
    {
        var name = PublicText.Line(component);
        var state = ComponentStates.Parse(status).Wire();
        var before = known.GetValueOrDefault(name, ComponentState.Operational.Wire());
        known[name] = state;
        return new { Code = ComponentId(name), Name = name, OldStatus = before, NewStatus = state };
    }

    private static string ComponentId(string name) => Id(string.Create(CultureInfo.InvariantCulture, $"component {name}"));

    private static bool IsNamed(BoardComponent component, string name) => PublicText.Line(name).Equals(component.Name, StringComparison.OrdinalIgnoreCase);
}
