using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>One apology in a report, at most one in a status post; the third blocks.</summary>
public sealed partial class ApologyRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "apology";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic) yield break;
        var count = 0;
        foreach (Match match in Apology().Matches(context.Text))
            if (++count > 1) yield return new Finding(Id, count > 2 ? FindingSeverity.Block : FindingSeverity.Warn, "One apology is enough; another one weakens it.", match.Index, match.Length, "");
        if (count == 0 && context.Draft.Kind.IsReport) yield return Places.Whole(Id, FindingSeverity.Warn, "A report has one clear apology near its start.");
    }

    [GeneratedRegex(@"\b(?:apologi[sz]e|apolog(?:y|ies)|sorry)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
}
