using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Desk;

/// <summary>What an organisation has decided about its texts: names and words, thresholds, who signs, how often customers hear something.</summary>
public sealed record DeskSettings
{
    /// <summary>Public and internal names and words.</summary>
    public Catalogue Catalogue { get; init; } = Catalogue.Empty;
    /// <summary>Severities and thresholds of the checks.</summary>
    public CheckOptions Checks { get; init; } = new();
    /// <summary>Who must sign.</summary>
    public ApprovalPolicy Approval { get; init; } = new();
    /// <summary>How often customers hear something.</summary>
    public CadencePolicy Cadence { get; init; } = CadencePolicy.Default;
}
