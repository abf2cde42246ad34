using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>
/// Who takes command, and to whom it passes. Whoever says so in words of command takes it. Somebody whom the commander names as the next takes it with less: a short answer, a mark on the
/// message that names them, or a status note.
/// </summary>
public sealed partial class CommandRule : IFactRule
{
    private static readonly TimeSpan Waits = TimeSpan.FromHours(4);
    private Person? named;
    private DateTimeOffset namedAt;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot)
        {
            Told(utterance, scene);
            yield break;
        }
        var taking = utterance.Sentences.FirstOrDefault(s => (Takes().IsMatch(s) || Keeps().IsMatch(s)) && !Supposed().IsMatch(s) && !s.EndsWith('?')) ?? Accepted(utterance);
        if (taking is not null)
        {
            named = null;
            var first = scene.Commander is null || scene.Commander.Id == utterance.Speaker.Id;
            var before = scene.Commander;
            scene.Commander = utterance.Speaker;
            var delegates = utterance.Sentences.Count > 1 ? " " + ChatText.Polish(utterance.Sentences.FirstOrDefault(s => s != taking && !s.EndsWith('?')) ?? "") : "";
            yield return new Reading(first ? FactKind.Assignment : FactKind.Handover, first ? utterance.Own : taking, first ? 72 : 90)
            {
                IsKey = !first,
                Text = (first ? $"{utterance.Speaker.ShortName} takes command." : $"Command passes from {before!.ShortName} to {utterance.Speaker.ShortName}.") + (first ? ChatText.InThirdPerson(delegates, utterance.Speaker.ShortName) : ""),
            };
        }
        else if (utterance.Sentences.FirstOrDefault(s => Hands().IsMatch(s) && !s.EndsWith('?')) is { } handing && (utterance.IsCommander || scene.Commander is null))
        {
            Name(utterance, handing, scene);
            yield return new Reading(FactKind.Handover, handing, 78);
        }
        else if (utterance.IsCommander && utterance.Sentences.FirstOrDefault(s => Passes().IsMatch(s) && !s.EndsWith('?')) is { } passing && Name(utterance, passing, scene)) yield return new Reading(FactKind.Handover, passing, 78);
    }

    /// <summary>Takes over whom a program or the channel's topic names as commander.</summary>
    internal static void Told(Utterance utterance, Scene scene)
    {
        if (utterance.Plain.Length > 400 || Titled().Match(utterance.Plain) is not { Success: true } titled) return;
        var rest = utterance.Plain[(titled.Index + titled.Length)..].Split('·', '|', ',', '\n')[0];
        if (scene.People.All.Where(p => !p.IsBot).Select(p => (Person: p, At: Place(rest, p))).Where(p => p.At is >= 0 and < 40).OrderByDescending(p => p.At).FirstOrDefault().Person is { } now) scene.Commander = now;
    }

    /// <summary>Remembers whom the words name; one who has marked the message, or of whom it says that they have it now, takes command at once.</summary>
    private bool Name(Utterance utterance, string words, Scene scene)
    {
        var next = scene.People.All.Where(p => !p.IsBot && p.Id != utterance.Speaker.Id).Select(p => (Person: p, At: Place(words, p))).Where(p => p.At >= 0).OrderBy(p => p.At).Select(p => p.Person).FirstOrDefault();
        if (next is null) return false;
        (named, namedAt) = (next, utterance.At);
        if (!Later().IsMatch(words) && (Has().IsMatch(words) || utterance.Entry.Reactions.Any(r => r.UserIds.Contains(next.Id)))) (scene.Commander, named) = (next, null);
        return true;
    }

    /// <summary>True when whoever speaks was named as the next commander and has not answered yet: then a bare "thanks" is an answer.</summary>
    internal bool Awaits(Utterance utterance) => named is { } next && utterance.Speaker.Id == next.Id && utterance.At - namedAt < Waits;

    private string? Accepted(Utterance utterance) =>
        Awaits(utterance) && utterance.Sentences is [var first, ..] && !first.EndsWith('?') && (Accepts().IsMatch(first) && !Later().IsMatch(first) || Note().IsMatch(utterance.Own)) ? first : null;

    private static int Place(string words, Person person)
    {
        foreach (var name in (string[])[person.ShortName, person.Handle])
            for (var at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0 && name.Length > 1; at = words.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
                if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (at + name.Length == words.Length || !char.IsLetterOrDigit(words[at + name.Length]))) return at;
        return -1;
    }

    [GeneratedRegex(@"\b(?:i(?:'ve| have)? (?:got |take |taking |now have |have )?(?:the )?command|i(?:'m| am)? ?(?:taking|take) (?:command|commander|over as (?:ic|commander)|ic\b)|taking (?:command|commander|ic)\b|i(?:'ll| will|’ll) (?:take|be|run) (?:ic\b|command|commander|incident command)|(?:i'?m|i am) (?:the )?(?:ic\b|commander|incident commander)|i have (?:the )?command|^mine now\b|\bin the chair\b|command is mine|i'?m commander)|\b(?:i have (?:the )?(?:con|conn|baton|lead)|i(?:'ve| have)? got (?:the )?(?:con|conn|baton|incident)|i(?:'m| am) (?:now )?(?:in command|in charge|running (?:this|the incident))|ich (?:übernehme|habe) (?:jetzt |hiermit )?(?:das |die |den )?(?:kommando|leitung|einsatzleitung|command|ic|incident)|übernehme (?:das |die )?(?:kommando|leitung|command)|(?:tomo|asumo) (?:yo )?(?:el )?(?:mando|incidente)|je prends (?:le )?(?:commandement|l'incident|command)|assumo (?:o |il )?(?:comando|incidente)|ik neem (?:het )?(?:commando|bevel))\b", RegexOptions.IgnoreCase)] private static partial Regex Takes();
    /// <summary>Words of a shift or a ship for command; what is watched or held otherwise ("the watch list", "the wheel file") is none.</summary>
    [GeneratedRegex(@"\b(?:i(?:['’]ve| have| now have| take| am taking|['’]m taking|['’]ll take)(?: now| got)? the (?:watch|helm|wheel|chair|bridge|incident|shift)(?=\W*(?:$|[.,;!:]|from\b|now\b|until\b|at \d|again\b|here\b|over\b|as of\b))|(?:tengo|tomo|asumo|cojo) (?:yo )?(?:la guardia|el (?:turno|timón|relevo))|ich (?:habe|übernehme) (?:jetzt |ab \w+ )?(?:die )?(?:wache|schicht|führung)|j['’]ai (?:la main|le quart)|je prends (?:la main|le quart|la suite)|ho (?:io )?il (?:comando|turno)|tenho (?:o )?(?:turno|comando)|ik heb (?:de )?(?:wacht|leiding))\b|(?:^|[,.;:!]\s*|\bSEV-?\d\W{1,4})(?:it['’]?s )?mine(?: now)?[,]? (?:from|as of) (?:here|now|\d{1,2}[:.]?\d{0,2})|\b(?:i['’]m|i am|im|i['’]ll|ill|i will|ich|yo) (?:now )?(?:leading|lead|driving|drive|running|run|llevo|leite) (?:this|it|the incident|das|esto)\b|^\W*(?:i['’]?ll|i will|i lead|i['’]?m leading|i['’]?m driving)(?: drive| lead)?\W*$", RegexOptions.IgnoreCase)] private static partial Regex Keeps();
    [GeneratedRegex(@"\b(?:if|unless|when|once|as soon as|should i|would|could|wish|tomorrow|i was|used to|wenn|falls|sobald|si|cuando|quand|quando)\b", RegexOptions.IgnoreCase)] private static partial Regex Supposed();
    [GeneratedRegex(@"\b(?:hand(?:ing)? ?(?:over|back|command|off)|handover)\b|\btakes (?:over(?=\W*(?:$|[.,;!]|as (?:ic|commander)|command|ic\b|the incident|from (?:here|me|now)|now|at \d|in \d|um \d))|ic|command)\b|\b(?:you have|over to) command\b", RegexOptions.IgnoreCase)] private static partial Regex Hands();
    [GeneratedRegex(@"\b(?:command|commander|ic|con|conn|baton|incident|lead)\b[^.?\n]{0,40}\b(?:to|is|goes|passes|with|an|a|à)\b|\b(?:is|are|be) (?:now |the |your )*(?:ic|commander|incident commander|in command|in charge)\b|\bhas (?:the )?(?:command|ic|con|conn|baton|incident|lead)\b|\btakes (?:it|this|the (?:lead|incident|con))(?: over)? from (?:here|now|me)\b|\b(?:it'?s|all) yours\b|\byou(?:'re| are)? (?:ic|up|in command|in charge|have (?:it|ic|the con))\b|\bover to\b|\breliev(?:es|ing) me\b|\breplaces me\b|\byour turn\b|\b(?:torch|watch|wheel|helm|hat|chair|shift)\b[^.?\n]{0,40}\b(?:to|is|goes|passes|with)\b|\b(?:watch|shift|command|commander|ic|lead|guard|schicht|wach|turno|guardia|quart)[- ]?(?:change|handover|swap|wechsel|relief)?\W{0,4}(?:→|->|=>|:)\s|\bcambio de (?:turno|guardia|mando)\b|\b(?:schicht|wach)wechsel\b|\brel[èe]ve\b|\b(?:has|takes|on) (?:the )?(?:watch|helm|wheel|shift|duty)\b|\bübernimmt\b|\bübergebe\b|\bübergabe\b|\bpaso el (?:mando|relevo)\b|\btoma el (?:mando|relevo)\b|\bpasse la main\b|\bprend la (?:main|suite)\b|\bneemt (?:het )?over\b", RegexOptions.IgnoreCase)] private static partial Regex Passes();
    [GeneratedRegex(@"\b(?:IC|commander|incident commander|incident lead|command)\b(?:\W{0,6}\b(?:changed|handed|passed|is now|is|goes|assigned|set|reassigned|over|updated)\b)?[^\n·|]{0,40}?(?:\bto\b|→|->|:|\bis\b|(?<=IC) )", RegexOptions.IgnoreCase)] private static partial Regex Titled();
    [GeneratedRegex(@"\b(?:is|are) (?:now )?(?:the )?(?:ic|commander|incident commander|in command|in charge)(?: now)?\b|\bhas (?:now )?(?:the )?(?:command|ic|con|conn|baton|incident|lead|watch|helm|wheel)\b|\b(?:it'?s|all) yours\b|\byou have (?:command|ic|it|the con)\b|\bover to you\b|\btakes (?:it|this|over)(?: over)? (?:from here|now|from now)\b", RegexOptions.IgnoreCase)] private static partial Regex Has();
    [GeneratedRegex(@"\b(?:then|first|when|once|after|until|before|later|tomorrow|will|would|could|if|give me|need|in \d+|at \d|from \d|um \d|ab \d|a las \d|à \d|wenn|sobald|cuando|quand|not|n'?t)\b", RegexOptions.IgnoreCase)] private static partial Regex Later();
    [GeneratedRegex(@"^\W*(?:ok(?:ay)?|yes|yep|ack|acknowledged|got it|have it|i have it|i'?ve got it|mine|here|ready|thanks?|thank you|taking (?:it|over)|take it|i'?ll take (?:it|over)|understood|roger|copy|on it|ja|alles klar|passt|übernehme|hab(?:e)? (?:es|ich)|sí|vale|listo|mío|oui|d'accord|je prends|sim|certo|va bene|prima|\+1|:(?:\+1|ok_hand|saluting_face|handshake|salute|raised_hand|white_check_mark):)(?=\W|$)", RegexOptions.IgnoreCase)] private static partial Regex Accepts();
    [GeneratedRegex(@"^\W*(?:status|decision|resolved|update|cause)\b", RegexOptions.IgnoreCase)] private static partial Regex Note();
}
