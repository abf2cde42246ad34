using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Somebody outside the channel was brought in.</summary>
public sealed partial class EscalationRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (utterance.Sentences.FirstOrDefault(s => Escalates().IsMatch(s) && !s.EndsWith('?')) is { } sentence) yield return new Reading(FactKind.Escalation, sentence, 48);
    }

    [GeneratedRegex(@"\b(?:P1|priority one|case|ticket) with\b.{1,40}\b(?:open|opened|raised)|\b(?:opened|raised|filed) (?:a )?(?:P1|case|support case|sev)|\b(?:paged|called|woke|waking up) (?:the )?\w+|\bescalat(?:ed|ing) to\b", RegexOptions.IgnoreCase)] private static partial Regex Escalates();
}
