namespace CommsAssistant.Core.Incidents;

/// <summary>A part of the product as the status page shows it, or an internal part that customers never see by name.</summary>
public sealed record Component(string Name, bool IsPublic);

/// <summary>The head of an incident: what is fixed when it opens and what its commander may change.</summary>
public sealed record Incident
{
    /// <summary>The organisation's own id, for example INC-2041.</summary>
    public required string Id { get; init; }
    /// <summary>Title as declared; often vague or wrong, so no public text is built from it without a check.</summary>
    public required string Title { get; init; }
    /// <summary>Severity as last set.</summary>
    public Severity Severity { get; init; } = Severity.Sev2;
    /// <summary>Public names of the services concerned.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
    /// <summary>Components, public and internal.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];
    /// <summary>Name or id of the incident's Slack channel.</summary>
    public string Channel { get; init; } = "";
    /// <summary>When the incident was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }
    /// <summary>Id or handle of the commander at the moment.</summary>
    public string Commander { get; init; } = "";
    /// <summary>Id or handle of the deputy whom the policy lets approve; null when there is none.</summary>
    public string? Deputy { get; init; }
    /// <summary>IANA zone in which customers read times; "UTC" when not set.</summary>
    public string PublicTimeZone { get; init; } = "UTC";
    /// <summary>The company's name.</summary>
    public string Company { get; init; } = "";
    /// <summary>The product's public name.</summary>
    public string Product { get; init; } = "";
    /// <summary>True for a security incident whose texts need the security role.</summary>
    public bool IsRestricted { get; init; }
    /// <summary>True for a drill: every text carries [DRILL] and reaches drill destinations only.</summary>
    public bool IsDrill { get; init; }
}
