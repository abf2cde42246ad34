using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>The public status that the facts speak for. A suggestion: the commander decides.</summary>
public static class SuggestedStatus
{
    /// <summary>Resolved when the incident was declared over, monitoring when the impact was ended or reduced, identified when the cause is confirmed, else investigating. What no longer holds does not count.</summary>
    public static IncidentStatus Of(FactLedger ledger)
    {
        var facts = ledger.Facts.Where(f => f.IsUsable).ToList();
        DateTimeOffset Last(params ReadOnlySpan<FactKind> kinds)
        {
            var last = DateTimeOffset.MinValue;
            foreach (var fact in facts)
                foreach (var kind in kinds)
                    if (fact.Kind == kind && fact.SaidAt > last) last = fact.SaidAt;
            return last;
        }

        if (Last(FactKind.Resolved) > DateTimeOffset.MinValue) return IncidentStatus.Resolved;
        if (Last(FactKind.Mitigated, FactKind.ImpactEnd) > DateTimeOffset.MinValue) return IncidentStatus.Monitoring;
        return Last(FactKind.CauseConfirmed) > DateTimeOffset.MinValue ? IncidentStatus.Identified : IncidentStatus.Investigating;
    }
}
