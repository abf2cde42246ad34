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
        if (utterance.Sentences.FirstOrDefault(s => Reports().IsMatch(s) && !s.EndsWith('?')) is not { } report)
        {
            if (utterance.Sentences.FirstOrDefault(s => Calls().IsMatch(s) && !s.EndsWith('?')) is { } heard) yield return new Reading(FactKind.Symptom, heard, 42) { Subject = "calls" };
            yield break;
        }
        var tickets = Tickets().IsMatch(report);
        yield return new Reading(FactKind.Symptom, string.Join(' ', utterance.Sentences.SkipWhile(s => s != report).Take(2)), Good().IsMatch(utterance.Own) || Contact().IsMatch(utterance.Own) ? 40 : report.AsSpan().ContainsAnyInRange('0', '9') || utterance.Own.Contains('"', StringComparison.Ordinal) ? 48 : 45) { Subject = tickets ? "tickets" : "" };
    }

    [GeneratedRegex(@"\b(?:tickets?|customers?|users?|merchants?|editors?|people|reports?|complain\w*|chats?|callers?|calls?)\b", RegexOptions.IgnoreCase)] private static partial Regex Reports();
    [GeneratedRegex(@"\b\d[\d.,]*\b[^.\n]{0,30}\b(?:called|phoned|rang|wrote(?: in)?|complained|anrufe\w*|meldungen|beschwerden|llam\w+|avisos?|appels|ligaram|chamadas)\b|\b(?:phones?|hotline|telefon\w*|teléfono|téléphone)\b[^.\n]{0,30}\b(?:hot|ringing|rings|melting|never stops?|burning|klingel\w*|läutet|suena\w*|sonne\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Calls();
    [GeneratedRegex(@"[\w.+-]{1,60}@[\w-]{1,60}\.\w|\+\d[\d ()-]{7,20}")] private static partial Regex Contact();
    [GeneratedRegex(@"\b\d[\d,]*\s+(?:\w+\s)?tickets?\b", RegexOptions.IgnoreCase)] private static partial Regex Tickets();
    [GeneratedRegex(@"\b(?:they'?re in|works?|working|again|thank|confirm)\b", RegexOptions.IgnoreCase)] private static partial Regex Good();
}
