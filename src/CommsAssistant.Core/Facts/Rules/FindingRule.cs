using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Things established along the way: pinned messages, measurements with code, words such as found and confirmed.</summary>
public sealed partial class FindingRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion || utterance.Own.Length < 24) yield break;
        if (utterance.Speaker.Role is PersonRole.Bystander or PersonRole.Leader && !utterance.IsCommander) yield break;
        var hasCode = utterance.Plain.Contains("```", StringComparison.Ordinal);
        var telling = utterance.Sentences.FirstOrDefault(s => Finds().IsMatch(s) && !s.EndsWith('?'));
        if (telling is null && Surprise().IsMatch(utterance.Sentences[0])) telling = utterance.Sentences.FirstOrDefault(s => !Surprise().IsMatch(s) && s.Length > 16 && !s.EndsWith('?'));
        var explains = utterance.Sentences.FirstOrDefault(s => Explains().IsMatch(s) && !s.EndsWith('?'));
        if (utterance.Sentences.FirstOrDefault(s => Workaround().IsMatch(s) && !NoWorkaround().IsMatch(s) && !s.EndsWith('?')) is { } help)
        {
            // "They can …" leans on the message before it, and is as much needed.
            yield return new Reading(FactKind.Finding, help, (utterance.IsCommander ? 60 : 54) + (Telling.Dangles(help) ? 12 : 0)) { IsKey = utterance.IsPinned };
            yield break;
        }
        var weight = (utterance.IsPinned ? 34 : 0) + (hasCode ? 10 : 0) + (telling is null ? 0 : 20) + (explains is null ? 0 : 16) + Math.Min(12, utterance.ReactionCount * 4) + (Numbers().IsMatch(utterance.Own) ? 6 : 0);
        if (weight < 20 || (telling ?? explains ?? utterance.Sentences.FirstOrDefault(s => s.Length > 20)) is not { } words) yield break;
        yield return new Reading(FactKind.Finding, string.Join(' ', utterance.Sentences.SkipWhile(s => s != words).Take(words.Length < 100 ? 2 : 1)), 26 + weight) { IsKey = utterance.IsPinned };
    }

    [GeneratedRegex(@"\b(?:found|confirm(?:ed|s)?|turns out|it'?s our|that'?s (?:us|why)|there (?:is|are)|not affected|unaffected|are fine|look fine|is fine|works because|no (?:data|content|customer)\b.{0,30}(?:lost|affected|charged)|nothing (?:is |was )?lost|never (?:noticed|contacted)|nobody is charged|error has changed)\b", RegexOptions.IgnoreCase)] private static partial Regex Finds();
    [GeneratedRegex(@"\b(?:because|so (?:it|the|they|that)|which means|that explains|due to|therefore|the reason|only (?:looks|changes|works|covers|checks|reads|sees|counts|applies|affects|handles|knows|runs)|has been|have been|instead of)\b", RegexOptions.IgnoreCase)] private static partial Regex Explains();
    [GeneratedRegex(@"^\W*(?:oh no|oh+|damn|found it|wait|got it|aha|eureka|bingo|hm+|wow|shit|merde|mist|mierda|caramba)\W*$|^\W*(?:oh no|found it)\b", RegexOptions.IgnoreCase)] private static partial Regex Surprise();
    [GeneratedRegex(@"\bwork-?arounds?\b|\b(?:they|people|customers|users|everyone|everybody|terminals?|shops?|schools?|teachers?|drivers?|merchants?) (?:can|could|may) (?:still |also )?(?:use|put|try|take|dial|go|pay|book|print|sign|call|open|enter)\b[^.\n]{0,60}\b(?:instead|in place of|meanwhile|for now|until|without us|by phone|by hand)\b|\b(?:ausweichlösung|umgehung|solución temporal|alternativa|contournement|solution de secours)\b", RegexOptions.IgnoreCase)] private static partial Regex Workaround();
    [GeneratedRegex(@"\b(?:no|not a|isn['’]?t a|without a|any|kein\w*|ningun\w*|sin|aucun\w*|need|find|looking for|search\w* for) (?:\w+ )?(?:work-?around|ausweichlösung|umgehung|solución|alternativa|contournement)|\bwork-?around\b[^.\n]{0,20}\b(?:does(?:n['’]t| not)|fails?|failed|broke|gone|over|removed)\b", RegexOptions.IgnoreCase)] private static partial Regex NoWorkaround();
    [GeneratedRegex(@"\d")] private static partial Regex Numbers();
}
