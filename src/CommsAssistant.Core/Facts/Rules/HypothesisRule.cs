using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Guesses at the cause, and guesses that turned out wrong.</summary>
public sealed partial class HypothesisRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot) yield break;
        if (utterance.Sentences.FirstOrDefault(s => Rejects().IsMatch(s) && !s.EndsWith('?')) is { } rejection)
        {
            if (Joke().IsMatch(utterance.Own)) yield break;
            yield return new Reading(FactKind.HypothesisRejected, Following(utterance, rejection), 58);
        }
        else if (utterance.Speaker.Role is not (PersonRole.Support or PersonRole.Comms or PersonRole.Bystander)
            && utterance.Sentences.FirstOrDefault(s => Suspects().IsMatch(s)) is { } guess && guess.Length > 24)
            yield return new Reading(FactKind.Hypothesis, guess, utterance.Parent is not null ? 43 : 48) { Confidence = Confidence.Hypothesis };
    }

    private static string Following(Utterance utterance, string sentence) =>
        sentence.Length > 40 ? sentence : string.Join(' ', utterance.Sentences.SkipWhile(s => s != sentence).Take(2));

    [GeneratedRegex(@"\b(?:not|isn'?t|wasn'?t) (?:it|that|the (?:cause|problem|culprit|issue|answer)|related|our problem)\b|\bruled? out\b|\bruling out\b|\bdropping (?:it|that)\b|\bwithdrawn\b|\bit'?s (?:not|no) \w+|\bwas not it\b|\bnot (?:the|a) \w+ (?:problem|issue|thing)\b|\b(?:so|then) not the\b|\b(?:db|database|network|dns|cache|disk|vendor|provider|deploy|release)s? (?:is|are|looks?) (?:fine|healthy|ok|okay|clean|innocent)\b|\bparking it\b|\beffect,? not cause\b|\bthat'?s nothing\b|\b(?:zero|no) (?:change|effect)\b|^no[,:.]\s.{8,}", RegexOptions.IgnoreCase)] private static partial Regex Rejects();
    [GeneratedRegex(@"\b(?:theory|hypothesis|my guess|suspect\w*|my money|smells (?:of|like)|i think (?:it|that|the)|i bet|could (?:it|that|this|be)|maybe (?:it|the|a)\b|might be|probably|looks like (?:a|the|it)|(?:prime|first) suspect|that'?ll be it)\b", RegexOptions.IgnoreCase)] private static partial Regex Suspects();
    [GeneratedRegex(@":joy:|\bnot now\b|\bnot useful\b|\bno (?:idea|worries|problem)\b", RegexOptions.IgnoreCase)] private static partial Regex Joke();
}
