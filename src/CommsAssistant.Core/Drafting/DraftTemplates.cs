using CommsAssistant.Core.Drafting.Templates;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Drafting;

/// <summary>The templates that exist without extensions.</summary>
public static class DraftTemplates
{
    /// <summary>One template for each kind that needs no model.</summary>
    public static IReadOnlyList<IDraftTemplate> All { get; } =
        [new StatusInvestigatingTemplate(), new StatusUpdateTemplate(), new StatusResolvedTemplate(), new InternalUpdateTemplate(), new StakeholderUpdateTemplate(), new TimelineTemplate()];

    /// <summary>
    /// The draft of a kind, from whatever the ledger holds: facts closed to the kind's audience are taken away before the template sees them.
    /// Null when no template is registered for the kind.
    /// </summary>
    public static Draft? Compose(DraftKind kind, DraftRequest request)
    {
        if (All.FirstOrDefault(t => t.Kind == kind) is not { } template) return null;
        if (kind.Audience == Incidents.Audience.Responders) return template.Compose(request);
        var (ledger, doubts) = PublicGate.Pass(request);
        var draft = template.Compose(request with { Ledger = Walled(ledger, kind) });
        return draft with { Unknown = [.. draft.Unknown.Concat(doubts).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>The ledger as an audience may see it. Customers and stakeholders get a fact's public words in place of its text, so that no template can reach the others.</summary>
    public static FactLedger Walled(FactLedger ledger, DraftKind kind) => kind.Audience == Incidents.Audience.Responders ? ledger : ledger with
    {
        Facts = [.. ledger.For(Incidents.Audience.Customers).Concat(ledger.Facts.Where(f => f.IsUsable && f.Kind is FactKind.ImpactStart or FactKind.ImpactEnd && f.PublicText is null)).Select(f => f with { Text = f.PublicText ?? f.Kind.Name() })],
    };
}
