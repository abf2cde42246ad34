using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What people type with one hand at night: "211 live again", "throttle off", "10 -> 30%", "n27 out, 1 of 6": a thing and the state that it is in now, in a few words.</summary>
public sealed partial class TerseRule : IFactRule
{
    private const int Longest = 90;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion || utterance.Own.Length > Longest) yield break;
        if (!utterance.IsCommander && utterance.Speaker.Role is not (PersonRole.Responder or PersonRole.Unknown or PersonRole.Security)) yield break;
        foreach (var sentence in utterance.Sentences)
        {
            if (sentence.EndsWith('?') || sentence.Length > 70 || Wish().IsMatch(sentence)) continue;
            if (Begun().IsMatch(sentence)) yield return new Reading(FactKind.Action, Words(utterance, sentence), 50);
            else if (Deed().IsMatch(sentence)) yield return new Reading(FactKind.Action, Words(utterance, sentence), 52);
            else if (State().IsMatch(sentence)) yield return new Reading(FactKind.ActionResult, Words(utterance, sentence), 50);
            else if (Progress().IsMatch(sentence)) yield return new Reading(FactKind.ActionResult, Words(utterance, sentence), 46);
            else if (Step().IsMatch(sentence)) yield return new Reading(sentence.Any(char.IsLetter) && !Step().Match(sentence).Value.Equals(sentence.Trim(), StringComparison.Ordinal) && Measured().IsMatch(sentence) ? FactKind.ActionResult : FactKind.Action, Words(utterance, sentence), 48);
            else continue;
            yield break;
        }
    }

    /// <summary>True for a bare step such as "10 -> 40%", which holds no word at all.</summary>
    internal static bool IsStep(string own) => own.Length <= 40 && Step().IsMatch(own);

    /// <summary>The sentence and what follows it, but no guess at when it will be over.</summary>
    private static string Words(Utterance utterance, string sentence) =>
        string.Join(' ', utterance.Sentences.SkipWhile(s => s != sentence).Take(2).Where((s, i) => i == 0 || !Estimate().IsMatch(s)));

    private const string Thing = @"^\W*(?:ok(?:ay)?,? |and |so |all |the )*[\w./#%+-]{2,30}(?: [\w./#%+-]{1,24}){0,4}? (?:is |are |now |back |all )*";

    [GeneratedRegex(Thing + @"(?:(?:live|on|off|out)(?= again| now| everywhere| already|$|[,.;:!(])|in place|rolled back|reverted|deployed|redeployed|restarted|rebooted|merged|shipped|pushed|revoked|rotated|renewed|issued|paused|resumed|reopened|opened|disabled|enabled|blocked|unblocked|capped|drained|flushed|attached|detached|removed|added|stopped|started|killed|failed over|switched|swapped|promoted|scaled up|scaled down)(?: again| now| everywhere| already)?(?=$|[\s,.;:!(])(?! (?:of|the|to|in|from|by|for|at|with|because|when|that)\b)", RegexOptions.IgnoreCase)] private static partial Regex Deed();
    [GeneratedRegex(Thing + @"(?:up|done|gone|green|running|empty|flat|clean|stable|steady|healthy|fine|ok|good|finished|complete|back|back up|working|passed|dead|red|down|full|stuck|broken|climbing|falling|rising|dropping|draining|catching up|at zero|serving|wide|wider|in|through|closed|shut|open|quiet|silent|silenced|muted|landing|lands?|arriv(?:es|ing)|flow(?:s|ing)|stored|synced|in sync|readable|writable|reachable|unreachable|frozen|stale|locked|idle|blind|stopped)(?: again| now| everywhere| too| as well| already)?(?=$|[,.;:!(])", RegexOptions.IgnoreCase)] private static partial Regex State();
    [GeneratedRegex(@"(?<![\w.:-])~?\d[\d.,]*\s?[%kKmM]?\w{0,4}\s?(?:->|→|=>)\s?~?\d[\d.,]*\s?[%kKmM]?")] private static partial Regex Step();
    [GeneratedRegex(@"^\W*(?:ok(?:ay)?,? |k,? |so |and |now )*started(?: it| them| now)?(?=$|[\s,.;:!(])(?! (?:to|at the|with|from|seeing|getting|having|failing)\b)", RegexOptions.IgnoreCase)] private static partial Regex Begun();
    /// <summary>How far a job has come: "34%. slower than the copy", "04z: 91%".</summary>
    [GeneratedRegex(@"^\W*(?:at )?(?:\d{1,2}(?:[:.]\d{2})?\s?(?:z|utc|h)?[:,]\s?)?~?\d{1,3}(?:[.,]\d{1,2})?\s?%(?: (?:done|through|in|copied|restored|loaded|now))?(?=$|[.,;:!(])", RegexOptions.IgnoreCase)] private static partial Regex Progress();
    [GeneratedRegex(@"\b(?:errors?|rate|p9\d|latency|queue|lag|misses|success|fail\w*|backlog|cpu|memory|load|late|depth|5xx|falling|rising|climbing)\b", RegexOptions.IgnoreCase)] private static partial Regex Measured();
    [GeneratedRegex(@"\b(?:eta|expect\w*|estimate|ish|in \d+ ?(?:min|h)\w*)\b|ish\b", RegexOptions.IgnoreCase)] private static partial Regex Estimate();
    [GeneratedRegex(@"\b(?:eta|should|would|could|can|shall|want|let'?s|please|pls|if|when|once|until|plan|going to|will|gonna|not|isn'?t|never|maybe|might|i'?m|we'?re|you|ur?|thx|thanks|nobody|who|why|how|what)\b", RegexOptions.IgnoreCase)] private static partial Regex Wish();
}
