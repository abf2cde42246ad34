namespace CommsAssistant.Core.Checks;

/// <summary>Runs every rule over a text.</summary>
public sealed class DraftChecker(IEnumerable<IDraftRule> rules)
{
    private readonly IDraftRule[] rules = [.. rules];

    /// <summary>All findings, worst first, then by place.</summary>
    public IReadOnlyList<Finding> Check(CheckContext context) =>
        [.. rules.SelectMany(r => r.Check(context)).OrderByDescending(f => f.Severity).ThenBy(f => f.Start)];
}
