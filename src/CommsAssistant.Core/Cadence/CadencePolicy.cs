using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Cadence;

/// <summary>How often customers hear something, in minutes, as data.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="FirstPost">After opening.</param>
/// <param name="Intervals">By severity: minutes after a post with the status investigating, identified, monitoring.</param>
public sealed record CadencePolicy(string Name, int FirstPost, IReadOnlyDictionary<Severity, (int Investigating, int Identified, int Monitoring)> Intervals)
{
    /// <summary>Hours after resolution until the report is due.</summary>
    public const int ReportHours = 72;

    /// <summary>First post after 5 minutes, then every 30.</summary>
    public static CadencePolicy Default { get; } = Same("default", 5, 30);
    /// <summary>Every 20 minutes after a first post within 5; source: PagerDuty's public incident response documentation.</summary>
    public static CadencePolicy PagerDuty { get; } = Same("pagerduty", 5, 20);
    /// <summary>By severity; source: GitLab's public handbook.</summary>
    public static CadencePolicy GitLab { get; } = new("gitlab", 5, new Dictionary<Severity, (int, int, int)> { [Severity.Sev1] = (10, 10, 30), [Severity.Sev2] = (15, 30, 60), [Severity.Sev3] = (15, 30, 60), [Severity.Sev4] = (15, 30, 60) });
    /// <summary>Every hour for the worst, every two for the next; source: the UK Government Digital Service's public guidance.</summary>
    public static CadencePolicy Gds { get; } = new("gds", 5, new Dictionary<Severity, (int, int, int)> { [Severity.Sev1] = (60, 60, 60), [Severity.Sev2] = (120, 120, 120), [Severity.Sev3] = (120, 120, 120), [Severity.Sev4] = (120, 120, 120) });

    /// <summary>All presets.</summary>
    public static IReadOnlyList<CadencePolicy> All { get; } = [Default, PagerDuty, GitLab, Gds];

    /// <summary>How long after a post with this status the next one is promised; null once resolved.</summary>
    public TimeSpan? Interval(Severity severity, IncidentStatus status)
    {
        var (investigating, identified, monitoring) = Intervals[severity];
        return status switch
        {
            IncidentStatus.Investigating => TimeSpan.FromMinutes(investigating),
            IncidentStatus.Identified => TimeSpan.FromMinutes(identified),
            IncidentStatus.Monitoring => TimeSpan.FromMinutes(monitoring),
            _ => null,
        };
    }

    /// <summary>When the next public post is due, UTC: what the last one promised, else its time and the interval, else opening and <see cref="FirstPost"/>; null once resolved.</summary>
    public DateTimeOffset? NextDue(Incident incident, PublishedText? last) => last switch
    {
        null => incident.OpenedAt + TimeSpan.FromMinutes(FirstPost),
        { Status: IncidentStatus.Resolved } => null,
        { NextUpdateAt: { } promised } => promised,
        _ => last.PublishedAt + Interval(incident.Severity, last.Status),
    };

    private static CadencePolicy Same(string name, int first, int minutes) => new(name, first, Enum.GetValues<Severity>().ToDictionary(s => s, _ => (minutes, minutes, minutes)));
}
