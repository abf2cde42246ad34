using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Cadence;

/// <summary>A public post as the clocks see it.</summary>
/// <param name="Id">The publication's id.</param>
/// <param name="Status">The status it announced.</param>
/// <param name="At">When it appeared, UTC.</param>
/// <param name="NextUpdateAt">When it says that the next one comes, UTC; null when it promises none.</param>
public sealed record ClockPost(string Id, IncidentStatus Status, DateTimeOffset At, DateTimeOffset? NextUpdateAt);

/// <summary>A time during which the incident was over.</summary>
/// <param name="From">When it was resolved, by a post or by hand, UTC.</param>
/// <param name="To">When it was opened again, UTC; null while it is over.</param>
public sealed record Resolution(DateTimeOffset From, DateTimeOffset? To = null);

/// <summary>All that the clocks of an incident depend on.</summary>
/// <param name="Head">The incident.</param>
/// <param name="Posts">Its public posts, in any order.</param>
/// <param name="Resolutions">When it was over, in any order; one at most without an end.</param>
/// <param name="ReportsAt">When customer reports of it were published, UTC.</param>
public sealed record ClockReading(Incident Head, IReadOnlyList<ClockPost> Posts, IReadOnlyList<Resolution> Resolutions, IReadOnlyList<DateTimeOffset> ReportsAt);

/// <summary>Reads the deadlines of an incident from what was published, not from what was planned: nothing is stored that could disagree with it.</summary>
public static class Deadlines
{
    /// <summary>All deadlines that there were and are, in the order in which they were made. At most one of <see cref="DeadlineKind.FirstPost"/> and <see cref="DeadlineKind.Update"/> is owed at a time.</summary>
    public static IReadOnlyList<Deadline> Of(ClockReading reading, CadencePolicy policy)
    {
        var posts = reading.Posts.OrderBy(p => p.At).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
        var over = reading.Resolutions.OrderBy(r => r.From).ToList();
        var found = new List<Deadline>();
        void Owe(string key, DeadlineKind kind, DateTimeOffset from, DateTimeOffset due)
        {
            var met = posts.Where(p => p.At > from).Select(p => (DateTimeOffset?)p.At).FirstOrDefault();
            var stopped = over.Where(r => r.From >= from).Select(r => (DateTimeOffset?)r.From).FirstOrDefault();
            found.Add(stopped is null || met <= stopped ? new Deadline(key, kind, from, due, met) : new Deadline(key, kind, from, due, null, stopped));
        }

        Owe("opened", DeadlineKind.FirstPost, reading.Head.OpenedAt, reading.Head.OpenedAt.AddMinutes(policy.FirstPost));
        foreach (var post in posts.Where(p => p.Status != IncidentStatus.Resolved))
            if ((post.NextUpdateAt ?? post.At + policy.Interval(reading.Head.Severity, post.Status)) is { } due) Owe(post.Id, DeadlineKind.Update, post.At, due);
        foreach (var again in over.Where(r => r.To is { } to && posts.All(p => p.At != to)).Select(r => r.To!.Value))
            Owe($"reopened:{again.ToUnixTimeMilliseconds()}", DeadlineKind.FirstPost, again, again.AddMinutes(policy.FirstPost));
        found.AddRange(over.Select(r => Report(r, reading.ReportsAt)));
        return [.. found.OrderBy(d => d.MadeAt)];
    }

    /// <summary>A report for each resolution; one that was taken back before its report owes none.</summary>
    private static Deadline Report(Resolution over, IReadOnlyList<DateTimeOffset> reports)
    {
        var met = reports.Where(at => at >= over.From && !(at > over.To)).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
        return new Deadline($"report:{over.From.ToUnixTimeMilliseconds()}", DeadlineKind.Report, over.From, over.From.AddHours(CadencePolicy.ReportHours), met, met is null ? over.To : null);
    }
}
