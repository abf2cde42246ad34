using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>The start and the word on lost data agree with what customers read last, or the text says that it corrects it. Status is the rule "transition".</summary>
public sealed partial class ContradictionRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "contradiction";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic || context.LastPublished is not { } last || Correction().IsMatch(context.Text)) yield break;
        if (Start(last.Body) is { } before && Start(context.Text) is { } now && before.Time.Offset == now.Time.Offset && before.Time.Time != now.Time.Time)
            yield return new Finding(Id, FindingSeverity.Block, $"The last post gave another start ({last.Body.AsSpan(before.At, before.Time.Length)}). Say that this corrects it.", now.At, now.Time.Length);
        if (NothingLost().IsMatch(last.Body) && Lost().Match(context.Text) is { Success: true } lost)
            yield return new Finding(Id, FindingSeverity.Block, "The last post said that no data was lost. Say that this corrects it.", lost.Index, lost.Length);
    }

    private static (int At, ClockTime Time)? Start(string text)
    {
        foreach (Match match in Since().Matches(text))
        {
            var tail = match.Index + match.Length;
            if (ClockTimes.Find(text.Substring(tail, Math.Min(20, text.Length - tail))) is [{ HasZone: true, Start: 0 } time, ..]) return (tail, time);
        }
        return null;
    }

    [GeneratedRegex(@"\b(?:since|began at|started at|duration:)[ \t]{1,4}(?=\d)", RegexOptions.IgnoreCase)] private static partial Regex Since();
    [GeneratedRegex(@"\bcorrect(?:s|ion|ed|ing)?\b|\bearlier (?:we said|post|update)\b|\bpreviously (?:said|reported|stated)\b", RegexOptions.IgnoreCase)] private static partial Regex Correction();
    [GeneratedRegex(@"\bno (?:customer )?data (?:was|were|has been|is) lost\b|\bno data loss\b", RegexOptions.IgnoreCase)] private static partial Regex NothingLost();
    [GeneratedRegex(@"(?<!\bno )(?<!\bno customer )\bdata (?:was|were|has been|is) lost\b|\blost (?:some|their|all) data\b", RegexOptions.IgnoreCase)] private static partial Regex Lost();
}
