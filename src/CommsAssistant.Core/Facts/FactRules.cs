using CommsAssistant.Core.Facts.Rules;

namespace CommsAssistant.Core.Facts;

/// <summary>The rules that exist without extensions.</summary>
public static class FactRules
{
    /// <summary>One of each, in the order in which they read a message; each file under Rules says what its rule sees. Made anew for every extraction, because rules may remember.</summary>
    public static IReadOnlyList<IFactRule> Create() =>
    [
        new PublicPostRule(), new BotEventRule(), new DetectionRule(), new DeclarationRule(), new CommandRule(), new StatusNoteRule(), new FollowUpRule(), new CorrectionRule(), new EstimateRule(),
        new ImpactRule(), new HypothesisRule(), new ActionRule(), new TerseRule(), new ApprovalRule(), new SilenceRule(), new ChangeToldRule(), new OtherLanguagesRule(), new EscalationRule(), new SupportRule(), new AssignmentRule(), new FindingRule(), new RemarkRule(), new ProposalRule(),
    ];
}
