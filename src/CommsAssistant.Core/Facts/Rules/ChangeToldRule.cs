using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>A change that was made before anybody spoke of it, told with its time: "5.61.0 went out at 11:05", "change #881, deployed 18:15". It stands at that time, beside what the message says otherwise.</summary>
public sealed partial class ChangeToldRule : IFactRule
{
    private static readonly TimeSpan Reach = TimeSpan.FromHours(14);

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        foreach (var sentence in utterance.Sentences)
        {
            if (sentence.EndsWith('?') || Not().IsMatch(sentence) || Changed().Match(sentence) is not { Success: true } changed) continue;
            if (scene.TimeIn(utterance, sentence, Changed()) is not { } at || utterance.At - at < TimeSpan.FromMinutes(3) || utterance.At - at > Reach) continue;
            yield return new Reading(FactKind.Action, Clause(sentence, changed.Index), (utterance.IsCommander ? 54 : 48) + (Named().IsMatch(sentence) ? 6 : 0)) { At = at, Subject = "change" };
            yield break;
        }
    }

    /// <summary>The part of the sentence that tells of the change, from the last break before it to the next break after its time.</summary>
    private static string Clause(string sentence, int at)
    {
        var start = Math.Max(sentence.LastIndexOf("; ", at, StringComparison.Ordinal), sentence.LastIndexOf(": ", at, StringComparison.Ordinal)) + 1;
        return start > 0 && at - start > 12 ? sentence[start..].Trim() : sentence;
    }

    [GeneratedRegex(@"\b(?:went out|shipped|deployed|rolled out|went live|released|merged|promoted|applied|(?:was|got|were) (?:added|enabled|changed|switched on|turned on|restarted|renamed|moved)|restarted by [^,.\n]{2,40}|renamed|finished|kicked off|scaled|(?<=(?:→|->|#|CHG|[A-Z]{2,6}-\d)[^.\n]{0,30})started)(?: (?:to|in|on) [\w-]{2,20})?,?\W{1,3}(?:at |um |since |a las |às |à )?(?:about |around |~)?(?=\d{1,2}[:.h]\d{2}|\d{1,2}\s?[ap]m)", RegexOptions.IgnoreCase)] private static partial Regex Changed();
    [GeneratedRegex(@"#\d{2,}|\b[A-Z]{2,6}-\d{2,}\b|\bv?\d+\.\d+(?:\.\d+)*\b(?! ?(?:%|s|ms|UTC))|\brelease \d+\b|\b\w+-\w+ \d{2,}\b")] private static partial Regex Named();
    [GeneratedRegex(@"\b(?:will|should|would|plan\w*|going to|if|until|expect\w*|eta|rolled back|revert\w*|ruled out)\b", RegexOptions.IgnoreCase)] private static partial Regex Not();
}
