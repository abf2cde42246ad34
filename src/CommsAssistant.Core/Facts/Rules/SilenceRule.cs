using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What whoever is in command, or legal, or security, decides may be told outside and what may not.</summary>
public sealed partial class SilenceRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion || !utterance.IsCommander && utterance.Speaker.Role is not (PersonRole.Legal or PersonRole.Security)) yield break;
        var closes = utterance.Sentences.FirstOrDefault(s => Closes().IsMatch(s) && !s.EndsWith('?'));
        if (closes is null) yield break;
        yield return new Reading(FactKind.Decision, string.Join(' ', utterance.Sentences.SkipWhile(s => s != closes).Take(closes.Length < 100 ? 2 : 1)), Rules().IsMatch(utterance.Own) && utterance.Own.TrimStart().StartsWith('*') ? 62 : 46) { IsKey = Rules().IsMatch(utterance.Own) && utterance.Own.TrimStart().StartsWith('*'), Subject = "outside" };
    }

    [GeneratedRegex(@"\b(?:nobody (?:writes|says|tells|mentions|uses)|nothing (?:about|on) [^.\n]{3,120}\b(?:outside|public\w*|page|customers?)|not the words?\b|(?:do not|don'?t|never) (?:say|mention|write|name|publish|post|tell)\b[^.\n]{0,120}\b(?:outside|public\w*|page|customers?|word|press|anybody|anyone)|not (?:a word|one word)|neither word|no (?:names|hosts?|numbers?|details?) (?:outside|in public|on the page)|stays? in (?:here|this channel)|internal only|under embargo|until legal (?:signs|has signed)|(?:keep|keeps) (?:it|this|that) internal)\b", RegexOptions.IgnoreCase)] private static partial Regex Closes();
    [GeneratedRegex(@"^\W*\*?(?:rules?|from now on|nobody)\b", RegexOptions.IgnoreCase)] private static partial Regex Rules();
}
