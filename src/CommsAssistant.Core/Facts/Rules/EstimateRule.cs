using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>When somebody expects it to be over, and when that is taken back.</summary>
public sealed partial class EstimateRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (utterance.Sentences.FirstOrDefault(s => Withdraws().IsMatch(s)) is { } withdrawal)
        {
            // That there is no estimate is news only while one stands.
            var news = scene.HasEstimate || scene.HasPublishedEstimate && !scene.HasTakenBack || TakesBack().IsMatch(withdrawal);
            scene.HasTakenBack = true;
            yield return new Reading(FactKind.Decision, Words(utterance, withdrawal), news ? utterance.IsCommander ? 76 : 62 : 36) { Subject = "no-estimate", IsKey = news && utterance.IsCommander };
            yield break;
        }
        var sentence = utterance.Sentences.FirstOrDefault(s => !s.EndsWith('?') && Expects().IsMatch(s) && (ClockTimes.Find(s).Count > 0 || Span().IsMatch(s)));
        if (sentence is null || Guard().IsMatch(sentence) || utterance.Speaker.Role is PersonRole.Leader or PersonRole.Bystander && !utterance.IsCommander) yield break;
        yield return new Reading(FactKind.Estimate, sentence, 40) { Subject = "estimate", Confidence = Confidence.Hedged };
    }

    private static string Words(Utterance utterance, string sentence) => string.Join(' ', utterance.Sentences.SkipWhile(s => s != sentence).Take(2));

    [GeneratedRegex(@"\b(?:no (?:new |public |other )?(?:eta|estimate)\b|there is no (?:eta|estimate)|(?:eta|estimate)[^.]{0,20}(?:withdrawn|dropped|retracted|gone|off)|withdraw the|take (?:the|that|my) (?:estimate|eta) back|scratch (?:that|my|\S+'s)? ?(?:eta|estimate|\d)|isn'?t happening|not happening|drop \d{1,2}:\d{2}|not by \d{1,2}:\d{2}|forget (?:this|that|the) (?:number|time)|no longer (?:holds|expect)|don'?t promise)", RegexOptions.IgnoreCase)] private static partial Regex Withdraws();
    [GeneratedRegex(@"\b(?:withdrawn|withdraw|retracted|scratch|scrap|drop|forget|take\w* back|no longer|isn'?t happening|not happening|not by)\b", RegexOptions.IgnoreCase)] private static partial Regex TakesBack();
    [GeneratedRegex(@"\b(?:eta|estimate|expect|back (?:in|by|at|up)|should be|by about|be done|in prod|will be|around|about|clear in|ready (?:in|by)|at the latest|more minutes|call it|target)\b", RegexOptions.IgnoreCase)] private static partial Regex Expects();
    [GeneratedRegex(@"\b(?:in|within|about|around|~)?\s?\d+(?:\s?(?:-|to|–)\s?\d+)?\s?(?:more )?(?:min(?:ute)?s?|hours?|hrs?|h|m)\b", RegexOptions.IgnoreCase)] private static partial Regex Span();
    [GeneratedRegex(@"\b(?:since|started|began|first|opened|failed|last|ago|was|were|next update|update by|took)\b", RegexOptions.IgnoreCase)] private static partial Regex Guard();
}
