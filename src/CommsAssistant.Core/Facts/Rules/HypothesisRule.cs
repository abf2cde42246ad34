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
            // "No, …" rules something out only where a guess was made; elsewhere it answers a question.
            var answers = !Firmly().IsMatch(rejection) && !scene.Before(utterance, TimeSpan.FromMinutes(8)).Take(3).Any(b => Suspects().IsMatch(b.Own) || Wonders().IsMatch(b.Own));
            if (!answers) yield return new Reading(FactKind.HypothesisRejected, Following(utterance, rejection), 58);
            else if (utterance.Own.Length > 40) yield return new Reading(FactKind.Finding, Following(utterance, No().Replace(rejection, "")), 42);
        }
        else if (utterance.Speaker.Role is not (PersonRole.Support or PersonRole.Comms or PersonRole.Bystander)
            && utterance.Sentences.FirstOrDefault(s => Suspects().IsMatch(s) || utterance.Speaker.Role != PersonRole.Leader && Blames().IsMatch(s)) is { } guess && (guess.Length > 24 || utterance.Own.Length > 24 && Blames().IsMatch(guess)))
        {
            var named = Names().IsMatch(guess);
            yield return new Reading(FactKind.Hypothesis, guess.Length > 24 ? guess : utterance.Own, named ? 54 : utterance.Parent is not null ? 43 : 48) { Confidence = Confidence.Hypothesis };
        }
    }

    private static string Following(Utterance utterance, string sentence) =>
        sentence.Length > 40 ? sentence : string.Join(' ', utterance.Sentences.SkipWhile(s => s != sentence).Take(2));

    [GeneratedRegex(@"\b(?:not|isn'?t|wasn'?t) (?:it|that|the (?:cause|problem|culprit|issue|answer)|related|our problem)\b|\bruled? out\b|\bruling out\b|\bdropping (?:it|that)\b|\bwithdrawn\b|\bit'?s (?:not|no) \w+|\bwas not it\b|\bnot (?:the|a) \w+ (?:problem|issue|thing)\b|\b(?:so|then) not the\b|\b(?:db|database|network|dns|cache|disk|vendor|provider|deploy|release)s? (?:is|are|looks?) (?:fine|healthy|ok|okay|clean|innocent)\b|\bparking it\b|\beffect,? not cause\b|\bthat'?s nothing\b|\b(?:zero|no) (?:change|effect)\b|^no[,:.]\s.{8,}", RegexOptions.IgnoreCase)] private static partial Regex Rejects();
    [GeneratedRegex(@"\b(?:theory|hypothesis|my guess|suspect\w*|my money|smells (?:of|like)|i think (?:it|that|the)|i bet|could (?:it|that|this|be)|maybe (?:it|the|a)\b|might be|probably|looks like (?:a|the|it)|(?:prime|first) suspect|that'?ll be it|first guess|candidate|prob(?:ably|s)? (?:me|us|mine|ours)|could(?: well)? be|could they|other idea|vermut\w*|verdacht|sospech\w*|creo que (?:es|fue|son)|quizás?|talvez|acho que|je (?:soupçonne|pense que)|peut-être|たぶん|かもしれ)", RegexOptions.IgnoreCase)] private static partial Regex Suspects();
    [GeneratedRegex(@"\b(?:theory|hypothesis|guess|idea|suspect\w*|my money|candidate|prime|smells)\b", RegexOptions.IgnoreCase)] private static partial Regex Names();
    [GeneratedRegex(@"^\W*(?:the |our )?[\w./-]{2,24}(?: [\w./-]{2,20})? (?:dead|down|full|broken|again|stuck|hung|overloaded|leaking)\s?\?+", RegexOptions.IgnoreCase)] private static partial Regex Blames();
    [GeneratedRegex(@"\b(?:cause[ds]?|because of|same (?:problem|thing|issue|one)|related|due to|is it|is this|was it|are we)\b", RegexOptions.IgnoreCase)] private static partial Regex Wonders();
    [GeneratedRegex(@"\b(?:not|isn'?t|wasn'?t|ruled? out|ruling out|withdrawn|fine|healthy|clean|innocent|effect)\b", RegexOptions.IgnoreCase)] private static partial Regex Firmly();
    [GeneratedRegex(@"^no[,:.]\s+", RegexOptions.IgnoreCase)] private static partial Regex No();
    [GeneratedRegex(@":joy:|\bnot now\b|\bnot useful\b|\bno (?:idea|worries|problem)\b", RegexOptions.IgnoreCase)] private static partial Regex Joke();
}
