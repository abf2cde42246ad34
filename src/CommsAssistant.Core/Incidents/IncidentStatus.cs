namespace CommsAssistant.Core.Incidents;

/// <summary>Public status of an incident, in the order in which an incident normally moves.</summary>
public enum IncidentStatus
{
    /// <summary>Impact is known or suspected, the cause is not.</summary>
    Investigating = 0,
    /// <summary>The cause is confirmed; a fix is not yet in effect.</summary>
    Identified = 1,
    /// <summary>A fix is applied; recovery is being watched.</summary>
    Monitoring = 2,
    /// <summary>The commander has declared it over.</summary>
    Resolved = 3,
}

/// <summary>Names of <see cref="IncidentStatus"/> on the wire and as people read them.</summary>
public static class IncidentStatuses
{
    /// <summary>The lower-case wire name: investigating, identified, monitoring, resolved.</summary>
    public static string Name(this IncidentStatus status) => status switch
    {
        IncidentStatus.Investigating => "investigating",
        IncidentStatus.Identified => "identified",
        IncidentStatus.Monitoring => "monitoring",
        _ => "resolved",
    };

    /// <summary>The word that responders read: Investigating, Mitigating, Monitoring, Resolved.</summary>
    public static string ResponderName(this IncidentStatus status) => status switch
    {
        IncidentStatus.Investigating => "Investigating",
        IncidentStatus.Identified => "Mitigating",
        IncidentStatus.Monitoring => "Monitoring",
        _ => "Resolved",
    };

    /// <summary>Parses a wire name, without regard to case; null when it is none.</summary>
    public static IncidentStatus? Parse(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        "investigating" => IncidentStatus.Investigating,
        "identified" or "mitigating" => IncidentStatus.Identified,
        "monitoring" => IncidentStatus.Monitoring,
        "resolved" => IncidentStatus.Resolved,
        _ => null,
    };
}
