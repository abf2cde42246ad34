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
        {
            count++;
            if (count == 1 && context.Draft.Kind.IsReport && match.Index > Math.Max(600, context.Text.Length / 3))
                yield return new Finding(Id, FindingSeverity.Warn, "The apology comes late. Put it near the start.", match.Index, match.Length);
            if (count > 1) yield return Another(context.Text, match, count > 2 ? FindingSeverity.Block : FindingSeverity.Warn);
        }
        if (count == 0 && context.Draft.Kind.IsReport) yield return Places.Whole(Id, FindingSeverity.Warn, "A report has one clear apology near its start.");
    }

    /// <summary>A sentence that does nothing but apologise can go; of any other a person must decide what stays.</summary>
    private static Finding Another(string text, Match apology, FindingSeverity severity)
    {
        const string Message = "One apology is enough; another one weakens it.";
        var begin = Math.Max(0, apology.Index - 100);
        var before = text.AsSpan(begin, apology.Index - begin);
        var start = begin + before.LastIndexOfAny(".!?\n") + 1;
        while (start < apology.Index && char.IsWhiteSpace(text[start])) start++;
        var alone = Alone().Match(text, start);
        return alone.Success && alone.Index == start && start + alone.Length > apology.Index
            ? new Finding("apology", severity, Message, start, alone.Length, "") : new Finding("apology", severity, Message, apology.Index, apology.Length);
    }

    [GeneratedRegex(@"\G(?:again, |once more, )?(?:we(?:'re| are)? )?(?:(?:again|very|truly|deeply|sincerely|so) )?(?:sorry|apologi[sz]e|our apologies)(?: again| for (?:this|that|the (?:trouble|disruption|inconvenience)|any inconvenience))?(?: (?:this )?(?:may have|has) caused(?: you)?)?[.!]", RegexOptions.IgnoreCase)] private static partial Regex Alone();
    [GeneratedRegex(@"\b(?:apologi[sz]e|apolog(?:y|ies)|sorry)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
}
