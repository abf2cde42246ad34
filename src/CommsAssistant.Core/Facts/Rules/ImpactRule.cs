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
        var again = scene.IsReopened ? "-again" : "";
        foreach (var sentence in utterance.Sentences.OrderByDescending(s => Window().IsMatch(s)))
        {
            if (sentence.EndsWith('?')) continue;
            if (Window().Match(sentence) is { Success: true } window && Times(utterance, window.Value, scene) is [var from, var to] && (utterance.IsCommander || Trusted(utterance)))
            {
                yield return new Reading(FactKind.ImpactStart, sentence, utterance.IsCommander ? 80 : 62) { At = from, Subject = "impact-start" + again };
                yield return new Reading(FactKind.ImpactEnd, sentence, utterance.IsCommander ? 80 : 62) { At = to, Subject = "impact-end" + again };
                yield break;
            }
            if (Ends().IsMatch(sentence) && scene.TimeIn(utterance, sentence, Since()) is { } end && !Trouble().IsMatch(sentence))
            {
                yield return new Reading(FactKind.ImpactEnd, sentence, 76) { At = end, Subject = "impact-end" + again, IsKey = true };
                yield break;
            }
            if (Trouble().IsMatch(sentence) && !Less().IsMatch(sentence) && scene.TimeIn(utterance, sentence, Since()) is { } start && utterance.At - start < TimeSpan.FromHours(20)
                && (scene.IsReopened || scene.DeclaredAt is not { } declared || start <= declared.AddMinutes(5)))
            {
                yield return new Reading(FactKind.ImpactStart, sentence, utterance.IsCommander ? 80 : 62) { At = start, Subject = "impact-start" + again, IsKey = utterance.IsCommander };
                yield break;
            }
        }
    }

    private static bool Trusted(Utterance utterance) => utterance.Speaker.Role is PersonRole.Responder or PersonRole.Comms or PersonRole.Unknown;

    private static List<DateTimeOffset> Times(Utterance utterance, string words, Scene scene) =>
        [.. ClockTimes.Find(words).Select(t => ClockTimes.Resolve(t, utterance.At, utterance.Speaker.TimeZone, scene.Incident.PublicTimeZone)).OfType<DateTimeOffset>().Order()];

    [GeneratedRegex(@"\b\d{1,2}:\d{2}(?:\s?[ap]m)?(?:\s?UTC)?\s?(?:to|until|–|-|and)\s?\d{1,2}:\d{2}(?:\s?[ap]m)?(?:\s?UTC)?", RegexOptions.IgnoreCase)] private static partial Regex Window();
    [GeneratedRegex(@"\b(?:normal|working|works?|recover\w*|restored|healthy|fine|full service|succeed\w*|back|good ones)\b", RegexOptions.IgnoreCase)] private static partial Regex Ends();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|can'?t|cannot|unable|broken|down|slow\w*|unavailable|affected|wrong|bad|wall|spike|vertical|began|started|start|dropp\w*|missing|delayed|stuck|timeouts?)\b", RegexOptions.IgnoreCase)] private static partial Regex Trouble();
    [GeneratedRegex(@"\b(?:gone|fewer|falling|almost none|last complaint|no new|none new)\b", RegexOptions.IgnoreCase)] private static partial Regex Less();
    [GeneratedRegex(@"\b(?:since|from|at|began|started(?: at)?|start(?:s)? at|is|about|around|until)\s+(?:about |around |~)?\W{0,2}", RegexOptions.IgnoreCase)] private static partial Regex Since();
}
