using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Service.StatusPage;

/// <summary>A component with what posts say about it.</summary>
internal sealed class BoardComponent
{
    private readonly List<(DateTimeOffset At, ComponentState State)> changes = [];

    /// <param name="name">Its name; posts may write it in another case.</param>
    /// <param name="description">What it does.</param>
    /// <param name="incidents">All incidents on the board.</param>
    public BoardComponent(string name, string? description, IEnumerable<BoardIncident> incidents)
    {
        Name = name;
        Description = description;
        Follow(incidents.SelectMany(Given).OrderBy(g => g.At));
    }

    public string Name { get; }
    public string? Description { get; }

    /// <summary>The state now: the worst that an active incident gives it, or the one in which the last incident left it.</summary>
    public ComponentState State => changes.Count == 0 ? ComponentState.Operational : changes[^1].State;

    /// <summary>When the first post named it; null when none did.</summary>
    public DateTimeOffset? FirstAt => changes.Count == 0 ? null : changes[0].At;

    /// <summary>When its state last changed; null when no post named it.</summary>
    public DateTimeOffset? ChangedAt => changes.Count == 0 ? null : changes[^1].At;

    /// <summary>The days (UTC) on which it was not operational, with the worst state of each, oldest first.</summary>
    public IReadOnlyList<(DateOnly Day, ComponentState State)> BadDays(DateOnly from, DateTimeOffset now)
    {
        var days = new SortedDictionary<DateOnly, ComponentState>();
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].State == ComponentState.Operational) continue;
            var last = Day(i + 1 < changes.Count ? changes[i + 1].At : now);
            for (var day = Later(from, Day(changes[i].At)); day <= last; day = day.AddDays(1))
                days[day] = days.TryGetValue(day, out var known) && known > changes[i].State ? known : changes[i].State;
        }
        return [.. days.Select(d => (d.Key, d.Value))];
    }

    /// <summary>The day (UTC) of a moment.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>The states that one incident's posts give. The post that resolves it gives the component back as operational, unless it names it with another state.</summary>
    private IEnumerable<(DateTimeOffset At, string Incident, bool Resolved, ComponentState State)> Given(BoardIncident incident)
    {
        var named = false;
        var wasResolved = false;
        foreach (var post in incident.Posts.Reverse())
        {
            var state = post.Components.LastOrDefault(c => PublicText.Line(c.Component).Equals(Name, StringComparison.OrdinalIgnoreCase));
            named |= state is not null;
            var isResolved = post.Status == IncidentStatus.Resolved;
            if (state is not null) yield return (post.At, incident.Id, isResolved, ComponentStates.Parse(state.Status));
            else if (named && isResolved && !wasResolved) yield return (post.At, incident.Id, true, ComponentState.Operational);
            wasResolved = isResolved;
        }
    }

    private void Follow(IEnumerable<(DateTimeOffset At, string Incident, bool Resolved, ComponentState State)> given)
    {
        var open = new Dictionary<string, ComponentState>(StringComparer.Ordinal);
        var left = ComponentState.Operational;
        foreach (var (at, incident, resolved, state) in given)
        {
            open.Remove(incident);
            left = resolved ? state : ComponentState.Operational;
            if (!resolved) open[incident] = state;
            var worst = open.Values.Append(left).Max();
            if (changes.Count == 0 || changes[^1].State != worst) changes.Add((at, worst));
        }
    }
}
