using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Work promised for afterwards, in the message that asks for it and in its thread.</summary>
public sealed partial class FollowUpRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (FollowUps().IsMatch(utterance.Own)) yield return new Reading(FactKind.FollowUp, utterance.Own, 64) { IsKey = utterance.Own.Length > 60 };
        else if (utterance.Parent is { } parent && FollowUps().IsMatch(parent.Own) && utterance.Own.Length > 40) yield return new Reading(FactKind.FollowUp, utterance.Own, 40);
    }

    [GeneratedRegex(@"\b(?:follow-?ups?|action items?|afterwards we|to-?dos?)\b", RegexOptions.IgnoreCase)] private static partial Regex FollowUps();
}
