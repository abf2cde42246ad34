using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>When customers began and stopped to feel it, and what they feel.</summary>
public sealed partial class ImpactRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        var again = scene.IsReopened || (scene.SaidOverAt is not null && Reopens().IsMatch(utterance.Own)) ? "-again" : "";
        foreach (var sentence in utterance.Sentences.OrderByDescending(s => Window().IsMatch(s)))
        {
            if (sentence.EndsWith('?')) continue;
            if (Window().Match(sentence) is { Success: true } window && Times(utterance, window.Value, scene) is [var from, var to] && (utterance.IsCommander || Trusted(utterance)) && Felt().IsMatch(sentence))
            {
                if (Trouble().IsMatch(sentence) && scene.TimeIn(utterance, sentence, From()) is { } sooner && sooner < from)
                {
                    // Phases in order, "slow from 6, down 7 to 8:15, normal 10:40", end with the last of them, and not at all while that one is no good news.
                    from = sooner;
                    var rest = sentence[(window.Index + window.Length)..];
                    if (Times(utterance, rest, scene) is [.., var latest] && latest > to && latest <= utterance.At) to = Ends().IsMatch(rest[(rest.LastIndexOf(',') + 1)..]) ? latest : DateTimeOffset.MaxValue;
                }
                if (!Note().IsMatch(utterance.Own)) yield return new Reading(FactKind.Finding, sentence, 60) { Subject = "duration" };
                yield return new Reading(FactKind.ImpactStart, sentence, utterance.IsCommander ? 80 : 62) { At = from, Subject = "impact-start" + again };
                if (to < DateTimeOffset.MaxValue) yield return new Reading(FactKind.ImpactEnd, sentence, utterance.IsCommander ? 80 : 62) { At = to, Subject = "impact-end" + again };
                yield break;
            }
            if (Last().IsMatch(sentence) && !Open().IsMatch(sentence) && scene.TimeIn(utterance, sentence, Over()) is { } last && utterance.At - last < TimeSpan.FromMinutes(30))
            {
                yield return new Reading(FactKind.ImpactEnd, sentence, 70) { At = last, Subject = "impact-end" + again };
                yield break;
            }
            if (Ends().IsMatch(sentence) && !Open().IsMatch(sentence) && scene.TimeIn(utterance, sentence, Since()) is { } end && !Trouble().IsMatch(sentence))
            {
                yield return new Reading(FactKind.ImpactEnd, sentence, 76) { At = end, Subject = "impact-end" + again, IsKey = true };
                yield break;
            }
            if (Trouble().IsMatch(sentence) && !Less().IsMatch(sentence) && !Guess().IsMatch(sentence) && !Work().IsMatch(sentence) && scene.TimeIn(utterance, sentence, From()) is { } start && utterance.At - start < TimeSpan.FromHours(20))
            {
                if (Part().IsMatch(utterance.Own) && !Whole().IsMatch(sentence)) continue; // what an earlier text got wrong about one part does not move the beginning
                if (again.Length == 0 && scene.DeclaredAt is { } declared && start > declared.AddMinutes(5))
                {
                    if (!utterance.IsCommander || !Note().IsMatch(utterance.Own) || Spares().IsMatch(sentence)) continue;
                    if (Recovering().IsMatch(sentence))
                    {
                        yield return new Reading(FactKind.ImpactEnd, sentence, 70) { At = start, Subject = "impact-end" };
                        yield break;
                    }

                    yield return new Reading(FactKind.Symptom, sentence, 66) { At = start, Subject = "worse" };
                    yield break;
                }

                yield return new Reading(FactKind.ImpactStart, sentence, utterance.IsCommander ? 80 : 62) { At = start, Subject = "impact-start" + again, IsKey = utterance.IsCommander };
                // What somebody saw is told when they said it, too: the beginning may move later, what they saw does not.
                if (!Note().IsMatch(utterance.Own) && utterance.At - start > TimeSpan.FromMinutes(2)) yield return new Reading(FactKind.Symptom, sentence, 44) { Subject = "felt", At = utterance.At };
                yield break;
            }
        }
    }

    private static bool Trusted(Utterance utterance) => utterance.Speaker.Role is PersonRole.Responder or PersonRole.Comms or PersonRole.Unknown;

    private static List<DateTimeOffset> Times(Utterance utterance, string words, Scene scene) =>
        [.. ClockTimes.Find(words).Select(t => ClockTimes.Resolve(t, utterance.At, utterance.Speaker.TimeZone, scene.Incident.PublicTimeZone)).OfType<DateTimeOffset>().Order()];

    [GeneratedRegex(@"\b(?:last (?:[\w-]+ ){1,3}(?:went out|was delivered|delivered|done|finished|through|out|sent)|(?:queue|backlog)\b[^.\n]{0,20}\b(?:empty|zero|drained)|shows? everything|(?:everything|all (?:\w+ )?)(?:is |are )?(?:back|delivered|through|up) |calling it|were back|(?:is|are) (?:fully )?(?:back|complete) since|0(?:\.0)?\s?% since|impact (?:ends?|ended|is over|over|stops?|stopped)|end of (?:the )?impact)", RegexOptions.IgnoreCase)] private static partial Regex Last();
    [GeneratedRegex(@"\b(?:began|started|begun) (?:to )?(?:recover\w*|improv\w*|work\w*|succeed\w*)\b|\brecovering since\b", RegexOptions.IgnoreCase)] private static partial Regex Recovering();
    [GeneratedRegex(@"\b(?:since|at|from|out|calling it|back|by|it|impact (?:ends?|ended|is over|over|stops?|stopped)|end of (?:the )?impact(?: is| was)?)[: ]\s*(?:about |around |~)?\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex Over();
    [GeneratedRegex(@"\bcorrection\b|\bthat is wrong\b|\bpage says\b|\bwe (?:said|published|wrote)\b", RegexOptions.IgnoreCase)] private static partial Regex Part();
    [GeneratedRegex(@"\b(?:impact|outage|incident|began|begins|started|starts?|all|everything|everyone|the start)\b", RegexOptions.IgnoreCase)] private static partial Regex Whole();
    [GeneratedRegex(@"\b\d{1,2}:\d{2}(?:\s?[ap]m)?(?:\s?UTC)?(?: (?:on|of) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: \p{L}{3,9})?)?\s?(?:to|until|–|-|and)\s?\d{1,2}:\d{2}(?:\s?[ap]m)?(?:\s?UTC)?", RegexOptions.IgnoreCase)] private static partial Regex Window();
    [GeneratedRegex(@"\b(?:normal|working|works?|recover\w*|restored|healthy|fine|full service|succeed\w*|back|good ones)\b", RegexOptions.IgnoreCase)] private static partial Regex Ends();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|can'?t|cannot|unable|broken|down|slow\w*|unavailable|affected|wrong|bad|wall|spike|vertical|began|started|start|dropp\w*|missing|delay(?:ed|s)?|stuck|timeouts?|stale|frozen|nothing (?:new|comes?|arrives?|lands?|gets?|is|was|since|in|out)|no (?:new|more|fresh|current) \w{3,}|not (?:landing|arriving|coming|loading|working|stored|sent|delivered|updated|updating))\b", RegexOptions.IgnoreCase)] private static partial Regex Trouble();
    /// <summary>Something that the team began: a copy, a restore, a roll-out. Its beginning is not that of the impact.</summary>
    [GeneratedRegex(@"^\W*(?:ok(?:ay)?,? |so |and |now )*(?:it )?(?:started|starting|started it|begun|began)\b(?! (?:to )?(?:fail|see|get|show|hav|los|drop|slow))|\b(?:restor\w*|cop(?:y|ies|ying)|jobs?|runs?|deploy\w*|roll-?(?:out|back)s?|migration|backfill|rebuild\w*|reindex\w*|backup|replay\w*|restart\w*|re-?sync\w*|tests?|fuzz\w*|scan|sweep|imports?|exports?|uploads?|downloads?|drain\w*|failovers?|scaling|build|alter|dump|fix|patch|work|count|shift|watch|call|bridge)\b[^.;\n]{0,24}\b(?:started|starting|began|begun|running since)\b", RegexOptions.IgnoreCase)] private static partial Regex Work();
    [GeneratedRegex(@"\b(?:gone|fewer|falling|almost none|last complaint|no new|none new)\b", RegexOptions.IgnoreCase)] private static partial Regex Less();
    [GeneratedRegex(@"\b(?:impact|outage|minutes?|mins?|\d+\s?(?:min|h)|\d+h\d+|fail\w*|errors?|slow|down|hung|delayed|affected|unavailable|broken|blank|missing|customers?|users?)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
    [GeneratedRegex(@"\b(?:if|put|adds?|plan|expect\w*|should|will|would|unless|hope\w*|an hour|at this (?:rate|slope|pace)|not going to|around|eta|only then)\b", RegexOptions.IgnoreCase)] private static partial Regex Open();
    [GeneratedRegex(@"\b(?:idea|theory|guess|suspect\w*|maybe|could it)\b", RegexOptions.IgnoreCase)] private static partial Regex Guess();
    [GeneratedRegex(@"\b(?:not affected|unaffected|page|post)\b", RegexOptions.IgnoreCase)] private static partial Regex Spares();
    [GeneratedRegex(@"^\W*(?:status|resolved|correction|summary|not resolved|handover)\b", RegexOptions.IgnoreCase)] private static partial Regex Note();
    [GeneratedRegex(@"\breopen(?:ing|ed)?\b|\bnot (?:fixed|resolved|over)\b|\bback to investigating\b", RegexOptions.IgnoreCase)] private static partial Regex Reopens();
    [GeneratedRegex(@"\b(?:since|from|at|began|started(?: at)?|start(?:s)? at|is|about|around)\s+(?:about |around |~)?\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex From();
    [GeneratedRegex(@"\b(?:since|from|at|began|started(?: at)?|start(?:s)? at|is|about|around|until)\s+(?:about |around |~)?\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex Since();
}
