using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What was done to the systems, and what came of it.</summary>
public sealed partial class ActionRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (utterance.Speaker.Role is PersonRole.Bystander or PersonRole.Leader && !utterance.IsCommander) yield break;
        if (utterance.IsCommander && StatusNote().IsMatch(utterance.Own)) yield break;
        if (First(utterance, Result()) is { } result && !Wish().IsMatch(result))
        {
            var recovered = Recovered().IsMatch(result) && !Partly().IsMatch(utterance.Own);
            var at = scene.TimeIn(utterance, result, AtWords());
            yield return new Reading(recovered ? FactKind.Mitigated : FactKind.ActionResult, Words(utterance, result), recovered ? 66 : 54) { At = Near(at, utterance.At), IsKey = recovered && NumberIn().IsMatch(result) };
        }
        else if (utterance.Speaker.Role == PersonRole.Support && !utterance.IsCommander) yield break;
        else if (First(utterance, Done()) is { } done && !Wish().IsMatch(done))
            yield return new Reading(FactKind.Action, Words(utterance, done), 56) { At = Near(scene.TimeIn(utterance, done, AtWords()), utterance.At) };
        else if (First(utterance, Doing()) is { } doing && !Wish().IsMatch(doing))
            yield return new Reading(FactKind.Action, Words(utterance, doing), 34);
    }

    private static string? First(Utterance utterance, Regex pattern) => utterance.Sentences.FirstOrDefault(s => pattern.IsMatch(s) && !s.EndsWith('?'));

    private static string Words(Utterance utterance, string sentence) =>
        sentence.Length < 24 && utterance.Sentences.Count > 1 && utterance.Sentences[0] != sentence ? string.Join(' ', utterance.Sentences.TakeWhile(s => s != sentence).TakeLast(2).Append(sentence))
        : string.Join(' ', utterance.Sentences.SkipWhile((s, i) => s != sentence && !(Pronoun().IsMatch(sentence) && i + 1 < utterance.Sentences.Count && utterance.Sentences[i + 1] == sentence)).Take(sentence.Length < 70 ? 2 : 1));

    private static DateTimeOffset? Near(DateTimeOffset? at, DateTimeOffset said) => at is { } moment && said - moment < TimeSpan.FromHours(2) ? moment : null;

    [GeneratedRegex(@"\b(?:rolled back|roll(?:ed)?back (?:is )?(?:done|finished|applied|complete\w*)|revert(?:ed)|restarted|redeployed|deployed|scaled (?:up|down|to|out)|throttl\w+ (?:on|set|in place)|paused|disabled|cordoned|deleted|removed|failed over|failover (?:is )?(?:done|complete\w*)|raised the|raising the limit|increased|pinned|locked|blocked|revoked|rotated|purged|switched|swapped|applied|merged|drained|froze|frozen|turned off|turned on|killed|stopped|isolated|patched|is live|are live|went live|is up, |is created|now accepts|capped)\b|\bdone\b.{0,6}\bat \d|^(?:done|swap done)\b.{12,}", RegexOptions.IgnoreCase)] private static partial Regex Done();
    [GeneratedRegex(@"\b(?:rolling back|restarting|redeploying|deploying|scaling|failing over|draining|purging|reverting|rotating|bumping|raising the|going from \d+ to|deleting|starting the|pausing|bringing)\b|\bstarted\.?$", RegexOptions.IgnoreCase)] private static partial Regex Doing();
    [GeneratedRegex(@"\b(?:no (?:change|effect|improvement)|didn'?t (?:help|work)|did not help|changed nothing|still (?:fail\w*|failing|broken|down|errors?|slow|stuck)|errors? (?:fell|dropped|gone|are gone|down|back)|\d[\d.,]*\s?%? ?(?:→|->|down to|up to) ?\d|recover(?:ed|ing|s)\b|back (?:to normal|up|at)|pass(?:es|ed)\b|succeed\w*|success|works?(?: again)?\b|all (?:\d+|three|two|four|good|green) (?:up|of|are)|\d+ (?:of|/) ?\d+|healthy|steady|stable|is (?:back|complete|done|empty)|stopped:|fell off|replica\w* (?:is |are )?in sync|complete\b|isn'?t happening|not possible|broke it|not fixed|nothing gets (?:in|through)|passed)\b|^\W*passed\b", RegexOptions.IgnoreCase)] private static partial Regex Result();
    [GeneratedRegex(@"\b(?:full service|back to normal|normal (?:since|again)|all (?:\w+ )?(?:up|back)|works again|queue empty|recovering since|began recovering|100 ?%|failures 0)\b|\bsucceeding\b|\bLAUNCHES WORK\b", RegexOptions.IgnoreCase)] private static partial Regex Recovered();
    [GeneratedRegex(@"\bpartial\w*|\bnot (?:fixed|resolved|yet)\b|\bstill\b|\bsome\b|\bmost(?:ly)?\b", RegexOptions.IgnoreCase)] private static partial Regex Partly();
    [GeneratedRegex(@"\b(?:should|would|could|can we|shall|want to|let'?s|please|if |when |once |until |once|plan|going to|will )\b", RegexOptions.IgnoreCase)] private static partial Regex Wish();
    [GeneratedRegex(@"\b(?:at|since|done,?|applied,?|from)\s+\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex AtWords();
    [GeneratedRegex(@"\d")] private static partial Regex NumberIn();
    [GeneratedRegex(@"^\W*\w+ (?:it|them|that|this)\b", RegexOptions.IgnoreCase)] private static partial Regex Pronoun();
    [GeneratedRegex(@"^\W*(?:status|resolved)\b", RegexOptions.IgnoreCase)] private static partial Regex StatusNote();
}
