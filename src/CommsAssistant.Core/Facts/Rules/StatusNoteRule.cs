using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>The commander's notes in bold or capitals: status, decision, cause, resolution, reopening, severity.</summary>
public sealed partial class StatusNoteRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        var own = utterance.Own;
        var named = Named().Match(own) is { Success: true } severity ? severity.Groups[1].Value[0] - '0' : (int?)null;
        var moved = named is not null && scene.SeverityNamed is not null && named != scene.SeverityNamed;
        scene.SeverityNamed = named ?? scene.SeverityNamed;
        if (IsClosing(utterance, scene))
        {
            scene.Status = IncidentStatus.Resolved;
            scene.SaidOverAt = utterance.At;
            yield return new Reading(FactKind.Resolved, own, 95) { IsKey = true };
            yield break;
        }
        var mayDeclare = utterance.IsCommander || scene.Commander is null;
        if (mayDeclare && Reopens().IsMatch(own))
        {
            scene.Status = IncidentStatus.Investigating;
            yield return new Reading(FactKind.StatusChange, own, 86) { IsKey = true };
        }
        else if ((mayDeclare || Noted().IsMatch(own)) && !Negated().IsMatch(own) && Resolves().IsMatch(own))
        {
            scene.Status = IncidentStatus.Resolved;
            scene.SaidOverAt = utterance.At;
            yield return new Reading(FactKind.Resolved, own, 95) { IsKey = true };
        }
        else if (CauseConfirmed().IsMatch(own) && !Unknown().IsMatch(own)) yield return new Reading(FactKind.CauseConfirmed, own, mayDeclare ? 95 : 82) { IsKey = true };
        else if (mayDeclare && Decision().IsMatch(own)) yield return new Reading(FactKind.Decision, own, 74) { IsKey = Bold().IsMatch(own) };
        else if (mayDeclare && moved) yield return new Reading(FactKind.StatusChange, own, 74) { IsKey = true };
        else if (mayDeclare && (Severity_().IsMatch(own) || StateChange().IsMatch(own))) yield return new Reading(FactKind.StatusChange, own, 72) { IsKey = Severity_().IsMatch(own) && own.Contains('→', StringComparison.Ordinal) };
        else if (mayDeclare && Status_().IsMatch(own)) yield return new Reading(FactKind.StatusChange, own, 52);
    }

    /// <summary>One word that closes, said in command after somebody asked whether to close: "shut it?" - "shut". By itself the word may speak of a valve or a ticket.</summary>
    private static bool IsClosing(Utterance utterance, Scene scene) =>
        (utterance.IsCommander || scene.Commander is null) && utterance.Own.Length <= 40 && Shut().IsMatch(utterance.Own)
        && scene.Before(utterance, TimeSpan.FromMinutes(10)).Take(4).Any(b => AsksToClose().IsMatch(b.Own));

    [GeneratedRegex(@"^\W*(?:(?:yes|yep|ok(?:ay)?|k|done|and|so|then|ja|sí|oui)[\s,.]+)*(?:shut(?:ting)?(?: it)?(?: down)?|clos(?:ed|e|ing)(?: it| this)?|it['’]?s (?:shut|closed|over)|we['’]?re (?:done|closed)|call(?:ing)? it|(?:ge|ab)?schlossen|zu|cerrad[oa]|cerramos|cierro|fermée?|on ferme|je ferme|fechad[oa]|fecho|chius[oa]|chiudo|gesloten|dicht)(?: now| then| it)?\W*$", RegexOptions.IgnoreCase)] private static partial Regex Shut();
    [GeneratedRegex(@"\b(?:shut|close|closing|call|resolve|end)\b (?:it|this|the (?:incident|channel)|inc\S*|up)?\s?(?:now |then |down )?\?|\b(?:can|shall|should|do|may) (?:we|i) (?:close|shut|resolve|call it|end)\b[^\n]{0,40}\?|\b(?:schließen|machen) wir (?:zu|es zu|das zu|ab)?\s?\?|¿?\bcerramos\b[^\n]{0,20}\?|\bon ferme\b[^\n]{0,12}\?|\bfechamos\b[^\n]{0,12}\?|\bchiudiamo\b[^\n]{0,12}\?", RegexOptions.IgnoreCase)] private static partial Regex AsksToClose();
    [GeneratedRegex(@"\breopen(?:ing|ed)?\b|\bnot (?:fixed|resolved|over)\b[.*, ]|\bback to investigating\b|\bnot back to normal\b", RegexOptions.IgnoreCase)] private static partial Regex Reopens();
    [GeneratedRegex(@"^\W*resolved\b|\*resolved|\bcalling it\b|\b(?:i(?:'m| am)? )?(?:declar\w+|mark\w*|clos\w+) (?:it|this|the incident|inc\S*)?\s*(?:as )?(?:resolved|closed|over)\b|\bincident (?:is )?(?:resolved|closed|over)\b|\bclosing (?:this|it|the incident)\b|\ball clear\b", RegexOptions.IgnoreCase)] private static partial Regex Resolves();
    [GeneratedRegex(@"\bnot (?:yet )?(?:resolved|closed|over|closing)\b|\b(?:before|until|when|once|after|if)\b[^.]{0,40}\b(?:resolve|say resolved|resolved comes|calling it)|\bthen we resolve\b", RegexOptions.IgnoreCase)] private static partial Regex Negated();
    [GeneratedRegex(@"\b(?:root )?cause (?:is |of [^.]{1,60} )?(?:confirmed|found|identified|established)|\b(?:confirmed|found|identified) (?:the )?(?:root )?cause|^\W*(?:root )?cause\b[^.]{0,20}:|\bcause of the \w+:|\b(?:that|this|it)(?:['’]s| is) the (?:root )?cause\b(?=[^?\n]{0,30}\bconfirmed\b)", RegexOptions.IgnoreCase)] private static partial Regex CauseConfirmed();
    [GeneratedRegex(@"\bcause (?:is )?(?:still )?(?:unknown|not known|not confirmed|unclear)|\bno (?:known |confirmed )?cause\b", RegexOptions.IgnoreCase)] private static partial Regex Unknown();
    [GeneratedRegex(@"^\W*decision\b|\*decision|\bdecision:|\bwe (?:leave|keep|halt|stop|roll back|take|delete|restart|go with|stay)\b|\bis approved\b|\bgo for\b|^\W*\*go:?\*|\bfrom (?:here|now) on\b(?=[^.\n]{0,3}(?:$|[.\n]))|\boption [a-d]\b|^(?:roll|restart|delete|revert|do it|go)\b[^?]*$", RegexOptions.IgnoreCase)] private static partial Regex Decision();
    [GeneratedRegex(@"\bSEV-?\d\b.{0,8}(?:→|->|\bto\b).{0,4}SEV-?\d|\b(?:rais(?:e|ing|ed)|mak(?:e|ing)|made|bump(?:ing|ed)?|mov(?:e|ing|ed)|upgrad(?:e|ing|ed)|escalat(?:e|ing|ed)|going|goes|call(?:ing)?) (?:it |this |that )?(?:to |up to |a |an )?\*?SEV-?\d|^\W*SEV-?1\b|\bdowngrad|\bSEV-?\d\.", RegexOptions.IgnoreCase)] private static partial Regex Severity_();
    [GeneratedRegex(@"\b(?:state|status|we are|page)\b.{0,12}(?:→|->|is now|at|to)\s*\*?(?:identified|monitoring|investigating)\b|\bwe go to \*?monitoring|^\W*\*?(?:monitoring|identified)\*?(?:\*|[.:,]| from \d| since \d| as of)", RegexOptions.IgnoreCase)] private static partial Regex StateChange();
    [GeneratedRegex(@"\bsev-?([1-5])\b(?! ?(?:is|was|means|criteria|bar|yet)\b)", RegexOptions.IgnoreCase)] private static partial Regex Named();
    [GeneratedRegex(@"^\W*\*resolved\b", RegexOptions.IgnoreCase)] private static partial Regex Noted();
    [GeneratedRegex(@"^\W*status\b", RegexOptions.IgnoreCase)] private static partial Regex Status_();
    [GeneratedRegex(@"\*(?:decision|status|resolved|cause)", RegexOptions.IgnoreCase)] private static partial Regex Bold();
}
