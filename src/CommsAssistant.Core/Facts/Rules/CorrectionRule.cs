using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Corrections: a later, truer word on something already said.</summary>
public sealed partial class CorrectionRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (utterance.Sentences.FirstOrDefault(s => Corrects().IsMatch(s) && !s.EndsWith('?')) is not { } correction) yield break;
        yield return new Reading(FactKind.Finding, string.Join(' ', utterance.Sentences.SkipWhile(s => s != correction).Take(correction.Length < 90 ? 2 : 1)), utterance.IsCommander ? 72 : 62) { Subject = "correction" };
    }

    [GeneratedRegex(@"\bcorrection\b|\bcorrected\b|\bscratch that\b|\bfalse alarm\b|\bi (?:was wrong|misread|take (?:it|that) back)\b|\bis (?:now )?wrong\b|\b(?:was|were|been|went) wrong\b|\bour (?:page|line|post|text)\b[^.]{0,30}\b(?:says?|wrong)|\bstill telling\b|\bwrong (?:panel|number|figure|graph|dashboard)\b|\b(?:earlier|before) (?:than|i said|we said)\b|\bno longer (?:true|the case)\b|\bare affected\b|\bnot \d[\d,.]*\s?%?\s?(?:as|,|\.|but)|\bwhat we (?:published|said|posted|wrote)\b|\bneeds? (?:two |a )?corrections?\b|\bso \d+ min(?:utes)?, (?:not|from)|\bthe start from now on\b|\bcount(?:s|ed|ing)?\b[^.\n]{0,50}\b(?:twice|double)\b|\bzähl\w*\b[^.\n]{0,50}\bdoppelt\b|\bdoppelt gezählt\b|\bcuenta\w*\b[^.\n]{0,50}\b(?:doble|dos veces)\b|\bcompt\w*\b[^.\n]{0,50}\b(?:double|deux fois)\b|\b(?:proper|real|true|final|exact) (?:backlog )?(?:count|number|figure)s?\b", RegexOptions.IgnoreCase)] private static partial Regex Corrects();
}
