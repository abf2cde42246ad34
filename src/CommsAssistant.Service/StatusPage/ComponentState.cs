namespace CommsAssistant.Service.StatusPage;

/// <summary>State of a component, from the best to the worst.</summary>
internal enum ComponentState
{
    Operational = 0,
    UnderMaintenance = 1,
    Degraded = 2,
    PartialOutage = 3,
    MajorOutage = 4,
}

/// <summary>Names of <see cref="ComponentState"/>.</summary>
internal static class ComponentStates
{
    /// <summary>The state that a post gives a component. A word that is not known counts as degraded: whoever signed it did not say operational.</summary>
    public static ComponentState Parse(string word) => word.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_') switch
    {
        "operational" => ComponentState.Operational,
        "under_maintenance" or "maintenance" => ComponentState.UnderMaintenance,
        "partial_outage" => ComponentState.PartialOutage,
        "major_outage" or "full_outage" => ComponentState.MajorOutage,
        _ => ComponentState.Degraded,
    };

    /// <summary>As programs read it.</summary>
    public static string Wire(this ComponentState state) => state switch
    {
        ComponentState.Operational => "operational",
        ComponentState.UnderMaintenance => "under_maintenance",
        ComponentState.Degraded => "degraded_performance",
        ComponentState.PartialOutage => "partial_outage",
        _ => "major_outage",
    };

    /// <summary>As people read it.</summary>
    public static string Words(this ComponentState state) => state switch
    {
        ComponentState.Operational => "Operational",
        ComponentState.UnderMaintenance => "Under maintenance",
        ComponentState.Degraded => "Degraded performance",
        ComponentState.PartialOutage => "Partial outage",
        _ => "Major outage",
    };

    /// <summary>The impact of an incident that brings a component into this state. An incident always has some impact, also where its posts name no component.</summary>
    public static string Impact(this ComponentState state) => state switch
    {
        ComponentState.MajorOutage => "critical",
        ComponentState.PartialOutage => "major",
        _ => "minor",
    };
}
