using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>An impact summary of at most five words exists; the title says the symptom in at most 60 characters, without severity or time.</summary>
public sealed partial class FiveWordsRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "five-words";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic || context.Draft.Kind.IsReport) yield break;
        var words = context.Draft.FiveWords.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (words is 0 or > 5) yield return Places.Whole(Id, FindingSeverity.Warn, "Say the impact in at most five words first; everything else hangs on it.");
        var title = Label().Replace(context.Draft.Title, "").Replace(" — Update", "", StringComparison.Ordinal);
        if (title.Length > 60) yield return new Finding(Id, FindingSeverity.Warn, "The title is longer than 60 characters.", 0, context.Draft.Title.Length);
        if (Severity().IsMatch(context.Draft.Title) || ClockTimes.Find(context.Draft.Title).Count > 0) yield return new Finding(Id, FindingSeverity.Warn, "The title says the symptom: no severity, no time.", 0, context.Draft.Title.Length);
    }

    [GeneratedRegex(@"^(?:\[[A-Z]+\]\s*)+")] private static partial Regex Label();
    [GeneratedRegex(@"\b(?:SEV-?\d|P[1-4])\b")] private static partial Regex Severity();
}
