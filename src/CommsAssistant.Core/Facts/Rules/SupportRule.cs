using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What support hears from customers.</summary>
public sealed partial class SupportRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.Speaker.Role != PersonRole.Support || utterance.IsQuestion) yield break;
        if (utterance.Sentences.FirstOrDefault(s => Reports().IsMatch(s) && !s.EndsWith('?')) is not { } report) yield break;
        var tickets = Tickets().IsMatch(report);
        yield return new Reading(FactKind.Symptom, string.Join(' ', utterance.Sentences.SkipWhile(s => s != report).Take(2)), Good().IsMatch(utterance.Own) ? 40 : 48) { Subject = tickets ? "tickets" : "" };
    }

    [GeneratedRegex(@"\b(?:tickets?|customers?|users?|merchants?|editors?|people|reports?|complain\w*|chats?|callers?|calls?)\b", RegexOptions.IgnoreCase)] private static partial Regex Reports();
    [GeneratedRegex(@"\b\d[\d,]*\s+(?:\w+\s)?tickets?\b", RegexOptions.IgnoreCase)] private static partial Regex Tickets();
    [GeneratedRegex(@"\b(?:they'?re in|works?|working|again|thank|confirm)\b", RegexOptions.IgnoreCase)] private static partial Regex Good();
}
