namespace CommsAssistant.Core.Checks;

/// <summary>
/// Runs every rule over a text. A deployment may change a rule's severity to warn, block or off, save for rules whose severity is never. A rule that fails blocks with the id
/// "check-failed": a text is not approved because a check could not be made.
/// </summary>
public sealed class DraftChecker(IEnumerable<IDraftRule> rules)
{
    private readonly IDraftRule[] rules = [.. rules];

    /// <summary>All findings, worst first, then by place.</summary>
    public IReadOnlyList<Finding> Check(CheckContext context) =>
        [.. rules.SelectMany(r => Run(r, context)).Select(f => Weighed(f, context.Options)).OfType<Finding>().Distinct().OrderByDescending(f => f.Severity).ThenBy(f => f.Start)];

    private static IReadOnlyList<Finding> Run(IDraftRule rule, CheckContext context)
    {
        try
        {
            return [.. rule.Check(context)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [new Finding("check-failed", FindingSeverity.Block, $"The check \"{rule.Id}\" could not be made ({e.GetType().Name}). Read the text with that rule in mind.", 0, 0)];
        }
    }

    private static Finding? Weighed(Finding finding, CheckOptions options)
    {
        if (finding.Severity == FindingSeverity.Never || !options.Severities.TryGetValue(finding.Rule, out var severity)) return finding;
        return severity.ToLowerInvariant() switch
        {
            "off" => null,
            "block" => finding with { Severity = FindingSeverity.Block },
            _ => finding with { Severity = FindingSeverity.Warn },
        };
    }
}
