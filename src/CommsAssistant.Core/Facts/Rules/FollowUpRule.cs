using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Work promised for afterwards, in the message that asks for it and in its thread.</summary>
public sealed partial class FollowUpRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (Asked(utterance.Own)) yield return new Reading(FactKind.FollowUp, utterance.Own, 64) { IsKey = utterance.Own.Length > 60 };
        else if (utterance.Parent is { } parent && Asked(parent.Own) && utterance.Own.Length > 40) yield return new Reading(FactKind.FollowUp, utterance.Own, 40);
    }

    private static bool Asked(string own) => FollowUps().IsMatch(own) || Tasks().IsMatch(own);

    [GeneratedRegex(@"\b(?:follow-?ups?|action items?|afterwards we|to-dos?)\b", RegexOptions.IgnoreCase)] private static partial Regex FollowUps();
    /// <summary>"todo" as a heading, in capitals, or counted and listed: the small word inside a sentence is Spanish or Portuguese for "all".</summary>
    [GeneratedRegex(@"^\W*(?i:todos?)\s?[:.\-–](?!\w)\W*[^\n]{12,}|\bTO-?DOs?\b|\b(?i:(?:my|your|our|the|one|two|three|some|open|next) todos?)\b|\b(?i:todo (?:list|item|for (?:me|us|later|tomorrow)))", RegexOptions.Multiline)] private static partial Regex Tasks();
}
