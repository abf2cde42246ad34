using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No time to resolution in public unless the commander stated it.</summary>
public sealed partial class EtaRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "eta";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic || context.Ledger.Facts.Any(f => f is { IsUsable: true, Kind: FactKind.Estimate, SaidByCommander: true })) return [];
        return context.Of(Id, FindingSeverity.Block, Expectation(), "\"{0}\" promises an end that nobody in command has stated. Say \"We do not yet have an ETA\".", "We do not yet have an ETA");
    }

    [GeneratedRegex(@"\bETA\b\s{0,3}(?:is|of|:|=)?\s{0,3}(?:about |around )?\d[^.\n]{0,20}|\b(?:will|should)\b[^.\n]{0,30}\b(?:resolved|restored|fixed|back|operational|working)\b[^.\n]{0,40}\b(?:at \d[^.\n]{0,12}|(?:within|in) (?:the|an|a few|half an?) (?:next )?(?:hours?|minutes?)|by (?:noon|midnight|tonight|tomorrow|the end of))|\b(?:resolved|restored|fixed|back|recover\w*|operational|working)\b[^.\n]{0,40}\b(?:in|within|by)\b[^.\n]{0,15}\d[^.\n]{0,12}|\b(?:expect\w*|estimat\w*)\b[^.\n]{0,60}\b(?:by|within|in|around|about)\s+(?:about |around )?\d[^.\n]{0,12}", RegexOptions.IgnoreCase)] private static partial Regex Expectation();
}
