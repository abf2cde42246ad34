using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Words a reading as a postmortem author would: told of its speaker, without chat's noise, with the kind made plain.</summary>
internal static partial class Telling
{
    private const int Longest = 300;

    public static string Of(Utterance utterance, Reading reading, Scene scene)
    {
        var name = utterance.Speaker.ShortName;
        var words = utterance.IsBot ? BotWords(utterance) : Sentences(reading.Words, name, reading.Kind is FactKind.FollowUp or FactKind.Resolved or FactKind.StatusChange or FactKind.CauseConfirmed ? 4 : 2);
        if (words.Length == 0) words = ChatText.Polish(utterance.Own.Split('\n')[0]);
        return reading.Kind switch
        {
            FactKind.Hypothesis => $"{name} suspects: {Lower(words)}",
            FactKind.HypothesisRejected => $"Ruled out by {name}: {Lower(words)}",
            FactKind.Decision => $"{name} decides: {Lower(words)}",
            FactKind.CauseConfirmed => $"Cause confirmed by {name}: {Lower(words)}",
            FactKind.Resolved => $"{name} declares the incident resolved. {words}".TrimEnd(),
            FactKind.Estimate => $"Estimate by {name}: {Lower(words)}",
            FactKind.FollowUp => $"Follow-up ({name}): {Lower(words)}",
            FactKind.Assignment => $"{name} assigns: {Lower(words)}",
            FactKind.Detected or FactKind.Declared or FactKind.Communication or FactKind.Handover => words,
            FactKind.Symptom => $"{name} reports from customers: {Lower(words)}",
            FactKind.StatusChange => $"Status by {name}: {Lower(words)}",
            FactKind.Action when utterance.IsBot => words,
            FactKind.Action or FactKind.ActionResult or FactKind.Mitigated => $"{name}: {Lower(words)}",
            FactKind.ImpactStart => $"Impact begins, according to {name}: {Lower(words)}",
            FactKind.ImpactEnd => $"Impact ends, according to {name}: {Lower(words)}",
            _ => $"{name} reports: {Lower(words)}",
        };
    }

    public static bool IsHedged(string words) => Hedge().IsMatch(words);

    private static string Sentences(string words, string name, int most)
    {
        var told = new List<string>();
        var length = 0;
        foreach (var sentence in ChatText.Sentences(words))
        {
            if (sentence.EndsWith('?') && told.Count > 0) continue;
            var text = ChatText.Polish(ChatText.InThirdPerson(Label().Replace(sentence, ""), name));
            if (text.Length < 4) continue;
            if (told.Count >= most || length + text.Length > Longest) break;
            told.Add(text);
            length += text.Length;
        }
        if (told.Count == 0 && words.Length > 0) told.Add(ChatText.Polish(words.Length > Longest ? words[..Longest] : words));
        return string.Join(' ', told);
    }

    private static string BotWords(Utterance utterance)
    {
        var text = ChatText.Polish(Mark().Replace(utterance.Plain.Split('\n')[0], ""));
        var attachment = utterance.Entry.Body.Attachments is [var first, ..] ? first : null;
        if (attachment is null) return text;
        var detail = ChatText.Polish(Incidents.MessageText.Plain((attachment.Title.Length > 0 && !text.Contains(attachment.Title, StringComparison.Ordinal) ? attachment.Title + ": " : "") + attachment.Text.Split('\n')[0], Incidents.People.None));
        return detail.Length is > 0 and < 200 ? $"{text} {detail}" : text;
    }

    private static string Lower(string words)
    {
        if (words.Length < 2 || !char.IsUpper(words[0]) || char.IsUpper(words[1]) || char.IsDigit(words[1])) return words;
        var end = words.IndexOfAny([' ', ',', '.', '\'']);
        var first = end < 0 ? words : words[..end];
        return Opening().IsMatch(first) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    [GeneratedRegex(@"^\W*(?:status|decision|resolved|cause (?:confirmed|found)|correction|update)\b(?:\s+\d{1,2}:\d{2}(?:\s?UTC)?)?(?:\s*\*)?\s*[.:·,]?\s*\**\s*", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"^(?:\s*:[a-z_]+:\s*)+")] private static partial Regex Mark();
    [GeneratedRegex(@"\b(?:about|around|roughly|maybe|probably|looks like|seems?|i think|as far as|~|might|could be|guess)\b|~", RegexOptions.IgnoreCase)] private static partial Regex Hedge();
    [GeneratedRegex(@"^(?:The|A|An|It|This|That|There|We|They|You|He|She|All|Some|Most|Many|No|Not|New|Old|So|But|And|In|On|At|For|From|Since|Until|After|Before|With|Without|Still|Also|Now|Same|Errors?|Everything|Nothing|Nobody|One|Two|Three|Looks|Customers?|Users?|People|Deploys?|Logins?|Launches|Builds?|Pages?|Rollback|Restarting|Rolling|Please|These|Those|Both|Only|Just|If|When|Our|Your|Their|Its|As|Because|Done|Found)$")] private static partial Regex Opening();
}
