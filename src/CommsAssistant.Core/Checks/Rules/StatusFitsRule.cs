using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>The words fit the status: investigating states no cause, identified rests on a confirmed cause, monitoring on something that was done, resolved on the commander's word.</summary>
public sealed partial class StatusFitsRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "status-fits";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.Draft.Kind.IsStatusPost) yield break;
        var facts = context.Ledger.Facts.Where(f => f.IsUsable).ToList();
        switch (context.Draft.Status)
        {
            case IncidentStatus.Investigating:
                foreach (var finding in context.Of(Id, FindingSeverity.Block, Cause(), "\"{0}\" states a cause while the status says that it is being investigated.")) yield return finding;
                break;
            case IncidentStatus.Identified when !facts.Any(f => f.Kind == FactKind.CauseConfirmed):
                yield return Places.Whole(Id, FindingSeverity.Block, "The status is Identified, but nobody in command has confirmed a cause in the channel.");
                break;
            case IncidentStatus.Monitoring when !facts.Any(f => f.Kind is FactKind.Mitigated or FactKind.Action or FactKind.ActionResult or FactKind.ImpactEnd):
                yield return Places.Whole(Id, FindingSeverity.Block, "The status is Monitoring, but the channel tells of no fix that was applied.");
                break;
            case IncidentStatus.Resolved when !facts.Any(f => f is { Kind: FactKind.Resolved, SaidByCommander: true }):
                yield return Places.Whole(Id, FindingSeverity.Block, "The status is Resolved, but the commander has not said so in the channel.");
                break;
        }
    }

    [GeneratedRegex(@"\b(?:caused by|due to|because of|the cause (?:is|was)(?! (?:not|still|yet|being|un(?:known|clear|der)))|we have identified the cause|root cause)\b", RegexOptions.IgnoreCase)] private static partial Regex Cause();
}
