namespace CommsAssistant.Core.Approval;

/// <summary>What a deployment demands of an approval. Bound from settings.</summary>
public sealed record ApprovalPolicy
{
    /// <summary>True when the deputy may approve in the commander's place.</summary>
    public bool DeputyMayApprove { get; init; } = true;
    /// <summary>True when texts about incidents of the highest severity need a second pair of eyes before the commander's.</summary>
    public bool FourEyesForSev1 { get; init; } = true;
    /// <summary>True when customer reports need a second pair of eyes.</summary>
    public bool FourEyesForReports { get; init; } = true;
}
