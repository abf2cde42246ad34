using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Facts;

/// <summary>Words without which a quotation is not of a kind. A model's word for the kind is believed only where the quotation bears it out.</summary>
internal static partial class KindCues
{
    public static bool Fits(FactKind kind, string quote) => kind switch
    {
        FactKind.Hypothesis => Guess().IsMatch(quote),
        FactKind.HypothesisRejected => Denial().IsMatch(quote),
        FactKind.Estimate => Ahead().IsMatch(quote) && quote.Any(char.IsAsciiDigit),
        FactKind.Measurement => quote.Any(char.IsAsciiDigit),
        FactKind.Action or FactKind.ActionResult => Deed().IsMatch(quote),
        FactKind.Mitigated or FactKind.ImpactEnd or FactKind.Resolved => Better().IsMatch(quote) && !Denial().IsMatch(quote),
        FactKind.CauseConfirmed => Cause().IsMatch(quote) && !Guess().IsMatch(quote),
        FactKind.NotAffected => Spared().IsMatch(quote),
        FactKind.Workaround => Help().IsMatch(quote),
        FactKind.Escalation => Call().IsMatch(quote),
        FactKind.Handover => Command().IsMatch(quote),
        FactKind.Communication => Post().IsMatch(quote),
        FactKind.Decision => Resolve().IsMatch(quote),
        FactKind.FollowUp => After().IsMatch(quote),
        FactKind.StatusChange => Status().IsMatch(quote),
        FactKind.Symptom or FactKind.ImpactStart or FactKind.Detected => Trouble().IsMatch(quote),
        FactKind.Scope => Extent().IsMatch(quote),
        FactKind.Assignment => Task_().IsMatch(quote),
        _ => quote.Count(c => c == ' ') >= 3,
    };

    [GeneratedRegex(@"\b(?:think|guess|suspect\w*|maybe|perhaps|probably|might|may be|could be|likely|looks like|seems?|theory|hypothesis|wonder\w*|smells|bet|assum\w+|possibl[ey]|creo|quizás|vielleicht|glaube|vermut\w*|peut-être|je pense)\b|\?", RegexOptions.IgnoreCase)] private static partial Regex Guess();
    [GeneratedRegex(@"\b(?:not|no|never|n['’]?t|nope|isn['’]?t|wasn['’]?t|ruled? out|rules out|excluded|innocent|unrelated|red herring|nicht|kein\w*|nada|pas)\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Denial();
    [GeneratedRegex(@"\b(?:eta|in|by|within|expect\w*|estimat\w*|about|another|more|until|takes?|should|will|before)\b", RegexOptions.IgnoreCase)] private static partial Regex Ahead();
    [GeneratedRegex(@"\b\w{2,}(?:ed|ing)\b|\b(?:rollback|restart|roll|revert|failover|deploy|scale|drain|flush|purge|ran|run|did|done|put|set|cut|shut|turn\w*|switch\w*|took|sent|made|bumped?|kill\w*|undo|back|finished|up|down|went|fell|dropped|hotfix)\b", RegexOptions.IgnoreCase)] private static partial Regex Deed();
    [GeneratedRegex(@"\b(?:resolved|fixed|over|recover\w*|restored|back|normal|green|healthy|stopped|gone|ended|clear\w*|works?|working|done|closed?|closing|zero|clean|stable|drain\w*|down to|falling|fell|drop\w*|better|good)\b", RegexOptions.IgnoreCase)] private static partial Regex Better();
    [GeneratedRegex(@"\b(?:cause\w*|confirmed|because|due to|reason|culprit|root)\b", RegexOptions.IgnoreCase)] private static partial Regex Cause();
    [GeneratedRegex(@"\b(?:not|unaffected|fine|normal\w*|only|ok|okay|works?|healthy|green|no)\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Spared();
    [GeneratedRegex(@"\b(?:workaround|instead|meanwhile|can|use|try|again|refresh|retry|log ?out|another|via|through|switch)\b", RegexOptions.IgnoreCase)] private static partial Regex Help();
    [GeneratedRegex(@"\b(?:pag(?:e|ed|ing)|call\w*|escalat\w*|bring\w*|join\w*|need|ask\w*|ping\w*|help|woke|looped?|added|tagg?ed|vendor|support|on-?call)\b|@|<", RegexOptions.IgnoreCase)] private static partial Regex Call();
    [GeneratedRegex(@"\b(?:command|IC|hand\w*|taking over|takes? over|took over|have it|relieve\w*|over to|yours|mine)\b", RegexOptions.IgnoreCase)] private static partial Regex Command();
    [GeneratedRegex(@"\b(?:post(?:ed|ing)?|publish\w*|page|sent|wrote|mail(?:ed|ing)|tweeted|notified|announced|informed)\b", RegexOptions.IgnoreCase)] private static partial Regex Post();
    [GeneratedRegex(@"\b(?:decid\w*|decision|let['’]?s|go|do|don['’]?t|will|we['’]?ll|going to|please|approved?|hold|no-?go|agreed?|should|must|plan|keep|stop|roll|call)\b", RegexOptions.IgnoreCase)] private static partial Regex Resolve();
    [GeneratedRegex(@"\b(?:follow|tomorrow|later|ticket|review|postmortem|after|next week|monday|tuesday|wednesday|thursday|friday|to-?do|action items?|add|need|should|will|retro|write)\b", RegexOptions.IgnoreCase)] private static partial Regex After();
    [GeneratedRegex(@"\b(?:sev|status|severity|investigating|identified|monitoring|resolved|rais\w+|downgrad\w+|upgrad\w+|reopen\w*|mitigat\w+)", RegexOptions.IgnoreCase)] private static partial Regex Status();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|slow\w*|down|broken|cannot|can['’]?t|unable|timeouts?|timing out|time out|latency|5\d\d|4\d\d|alert\w*|spik\w*|report\w*|complain\w*|tickets?|missing|stuck|wrong|crash\w*|hang\w*|unavailable|affected|impact\w*|outage|drop\w*|not|no|red|burn\w*|page[ds]?|fir(?:ed|ing)|blank|empty|late|delay\w*|lost|since|started|began|fehler|kaputt|geht nicht|caído|falla\w*|panne)\b", RegexOptions.IgnoreCase)] private static partial Regex Trouble();
    [GeneratedRegex(@"\d|\b(?:all|some|only|every\w*|most|many|few|half|customers?|users?|regions?|eu|us|accounts?|tenants?|both|any\w*|who\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Extent();
    [GeneratedRegex(@"@|<|\b(?:please|can you|could you|i['’]?ll|i will|i['’]?m|on it|take|takes|own|owns|look\w*|check\w*|you|yours?|mine|working on|will|assign\w*|handle\w*|responsible)\b", RegexOptions.IgnoreCase)] private static partial Regex Task_();
}
