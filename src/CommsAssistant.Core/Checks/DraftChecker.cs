namespace CommsAssistant.Core.Checks;

/// <summary>
/// Runs every rule over a text. A deployment may change a rule's severity to warn, block or off, save for rules whose severity is never. A rule that fails blocks with the id
/// "check-failed": a text is not approved because a check could not be made.
/// </summary>
public sealed class DraftChecker(IEnumerable<IDraftRule> rules)
{
    private const int MostFindings = 200;
    private static readonly HashSet<string> AlwaysRun = new(StringComparer.Ordinal) { "secret", "personal-data", "customer-name", "markup" };
    private readonly IDraftRule[] rules = [.. rules];

    /// <summary>
    /// The findings, worst first, then by place; at most 200 of each rule. A text longer than <see cref="CheckOptions.MaxChecked"/> is blocked with the id "too-long", and of the rules
    /// only those that nobody can accept are run on it.
    /// </summary>
    public IReadOnlyList<Finding> Check(CheckContext context)
    {
        var most = context.Options.MaxChecked;
        if (context.Text.Length <= most) return Findings(rules.SelectMany(r => Run(r, context)), context);
        var tooLong = new Finding("too-long", FindingSeverity.Block, FormattableString.Invariant($"Too long to check: {context.Text.Length} characters; at most {most} are read by all rules. Shorten it."), 0, 0);
        return Findings(rules.Where(r => AlwaysRun.Contains(r.Id)).SelectMany(r => Run(r, context)).Append(tooLong), context);
    }

    private static IReadOnlyList<Finding> Findings(IEnumerable<Finding> found, CheckContext context) =>
        [.. found.Select(f => Weighed(f, context.Options)).OfType<Finding>().Distinct().OrderByDescending(f => f.Severity).ThenBy(f => f.Start)];

    private static IReadOnlyList<Finding> Run(IDraftRule rule, CheckContext context)
    {
        try
        {
            return [.. rule.Check(context).Take(MostFindings)];
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
