using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Drafting;

/// <summary>
/// The last look at the words for customers before a template gets them, with all facts in sight, closed ones too. A sentence is left out when it names a customer, when it says that
/// something is not affected and somebody has said since that it is, when it limits whom it concerns and somebody has widened that since, when its figure is older than an hour, or when it tells of a reversal of which the commander has not spoken. What
/// is left out of doubt is asked. An end of the impact after which the commander or a post spoke of what was still wrong is none.
/// </summary>
internal static partial class PublicGate
{
    /// <summary>How long a figure of the moment is believed.</summary>
    private static readonly TimeSpan Current = TimeSpan.FromMinutes(60);

    /// <param name="request">The request, with all facts.</param>
    /// <param name="keepsOld">True to keep figures that are older than an hour: whoever uses them has to tell them as past.</param>
    public static (FactLedger Ledger, IReadOnlyList<string> Doubts) Pass(DraftRequest request, bool keepsOld = false)
    {
        var ledger = request.Ledger;
        var names = Named(request);
        var reversal = ledger.Facts.Any(f => f.IsUsable && f.SaidByCommander && Reverses().IsMatch(Said(f)) && !Unreversed().IsMatch(Said(f))) || ledger.Facts.Any(f => f is { IsUsable: true, Kind: FactKind.Communication } && Reverses().IsMatch(f.Text));
        var doubts = new List<string>();
        var facts = ledger.Facts.Select(f => f.IsUsable && f.Kind is FactKind.ImpactEnd or FactKind.Mitigated && Lasts(ledger, f) ? f with { State = FactState.Disputed, StateReason = "told later to last" } : f)
            .Select(f => f.PublicText is { } told && f.IsUsable ? Kept(f, told) : f).ToList();
        return (ledger with { Facts = facts }, [.. doubts.Distinct(StringComparer.Ordinal).TakeLast(3)]);

        Fact Kept(Fact fact, string told)
        {
            var all = told.Split('\n');
            var kept = all.Where(s => Stands(s, fact)).ToList();
            return kept.Count == all.Length ? fact : kept.Count == 0 ? fact with { PublicText = null, Visibility = Audience.Responders } : fact with { PublicText = string.Join('\n', kept) };
        }

        bool Stands(string sentence, Fact fact)
        {
            if (sentence == PublicPhrases.ChangeReversed) return reversal;
            if (names.Any(n => Holds(sentence, n))) return false;
            if (Spares().IsMatch(sentence) && Contradicted(sentence, fact, ledger)) return Doubt("Is this still true: " + sentence);
            if (Limits().IsMatch(sentence) && Widened(fact, ledger)) return Doubt("Is it still only this: " + sentence);
            return keepsOld || !Share().IsMatch(sentence) || Past().IsMatch(sentence) || request.Now - fact.SaidAt <= Current || Doubt("Is this figure still right: " + sentence);
        }

        bool Doubt(string question)
        {
            doubts.Add(question);
            return false;
        }
    }

    /// <summary>True when a sentence gives a figure of the moment and does not tell it as past.</summary>
    public static bool IsFigureOfTheMoment(string sentence) => Share().IsMatch(sentence) && !Past().IsMatch(sentence);

    /// <summary>True when a figure said then is too old to be told as present.</summary>
    public static bool IsOld(DateTimeOffset said, DateTimeOffset now) => now - said > Current;

    /// <summary>Somebody has said since that more is affected than was known.</summary>
    private static bool Widened(Fact fact, FactLedger ledger) =>
        ledger.Facts.Any(f => f.IsUsable && f.SaidAt > fact.SaidAt && f.Kind != FactKind.Communication && f.Role is not (PersonRole.Bot or PersonRole.Bystander or PersonRole.Leader) && ChatText.Sentences(f.Text).Any(s => Widens().IsMatch(s) && Trouble().IsMatch(s) && !Spares().IsMatch(s)));

    private static bool Lasts(FactLedger ledger, Fact end) =>
        ledger.Facts.Any(f => !f.IsHidden && f.SaidAt > end.SaidAt && f.Kind != FactKind.Resolved && (f.Kind == FactKind.Communication || f.SaidByCommander && f.Kind == FactKind.StatusChange)
            && ChatText.Sentences(f.Text).Any(s => !Past().IsMatch(s) && Still().IsMatch(s)));

    private static string Said(Fact fact) => fact.Text + "\n" + fact.Evidence[0].Quote;

    /// <summary>Names of customers that the channel gives, none of which is ours.</summary>
    private static List<string> Named(DraftRequest request)
    {
        var known = new[] { request.Incident.Product, request.Incident.Company }.Concat(request.Incident.Services).Concat(request.Incident.Components.Select(c => c.Name)).Where(n => n.Length > 0).ToList();
        var texts = request.Ledger.Facts.Where(f => f.Role != PersonRole.Bot).SelectMany(f => f.Evidence.Select(e => MessageText.Plain(e.Quote, request.People))).ToList();
        return [.. Outsiders.Organisations(texts).Concat(Outsiders.Mentioned(texts)).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !known.Exists(k => k.Contains(n, StringComparison.OrdinalIgnoreCase)))];
    }

    private static bool Holds(string sentence, string name)
    {
        var at = sentence.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (at + name.Length == sentence.Length || !char.IsLetterOrDigit(sentence[at + name.Length]));
    }

    /// <summary>Somebody who hears from customers, works on it or commands has said since that one of its subjects has trouble.</summary>
    private static bool Contradicted(string sentence, Fact fact, FactLedger ledger)
    {
        var subjects = ChatText.ContentWords(sentence).Where(w => !Generic().IsMatch(w)).ToHashSet(StringComparer.Ordinal);
        return subjects.Count > 0 && ledger.Facts.Any(f => f.IsUsable && f.SaidAt > fact.SaidAt && f.Role is not (PersonRole.Bot or PersonRole.Bystander or PersonRole.Leader)
            && ChatText.Sentences(f.Text).Any(s => Trouble().IsMatch(s) && !Spares().IsMatch(s) && !Gone().IsMatch(s) && ChatText.ContentWords(s).Overlaps(subjects)));
    }

    [GeneratedRegex(@"\broll(?:ed|ing|s)?[- ]?(?:it |this |that |them |the \w+ )?back\b|\brollback\b|\brevert(?:ed|s|ing)?\b|\bundo(?:ne|ing)?\b", RegexOptions.IgnoreCase)] private static partial Regex Reverses();
    [GeneratedRegex(@"\b(?:don'?t|do not|no|not|never|nothing to|without)\b[^.]{0,20}\b(?:roll|revert|undo)|\b(?:rollback|rolling back|revert)\b[^.]{0,30}\b(?:not|didn'?t|no effect|unnecessary|aborted|failed)\b", RegexOptions.IgnoreCase)] private static partial Regex Unreversed();
    [GeneratedRegex(@"\b(?:not affected|unaffected|not impacted|(?:is|are|looks?|runs?|works?|keeps?) (?:fine|normal(?:ly)?|working(?! on)|unaffected|as usual)|serve normally)\b", RegexOptions.IgnoreCase)] private static partial Regex Spares();
    [GeneratedRegex(@"\b(?:affected|fail\w*|cannot|can'?t|errors?|broken|down|missing|incomplete|slow|unavailable|wrong|stuck|lost|empty|blank)\b", RegexOptions.IgnoreCase)] private static partial Regex Trouble();
    [GeneratedRegex(@"\b(?:no|zero|without|gone|stopped|again fine|recovered|not)\b[^.]{0,20}\b(?:errors?|fail\w*|affected|down|slow)\b", RegexOptions.IgnoreCase)] private static partial Regex Gone();
    [GeneratedRegex(@"\d\s?%|(?<![\d:.\w-])\d[\d,.]*(?![\d:\w-])(?! (?:UTC|(?:January|February|March|April|May|June|July|August|September|October|November|December)))|\b(?:half|thirds?|quarters?|one in|every other|per ?cent|majority)\b", RegexOptions.IgnoreCase)] private static partial Regex Share();
    [GeneratedRegex(@"\b(?:only|limited to|just|a (?:small|few)|no other|nobody else)\b|^(?:Some|A few|Few)\b[^.]*\bin \p{Lu}")] private static partial Regex Limits();
    [GeneratedRegex(@"\b(?:also|too|as well|everywhere|everyone|all (?:countries|regions|zones|customers|users|plans)|(?:other|more) (?:countries|regions|zones|customers)|not (?:only|just)|wider|bigger|worse|auch|también|aussi|anche|ook)\b", RegexOptions.IgnoreCase)] private static partial Regex Widens();
    [GeneratedRegex(@"\bstill (?:be )?(?:incomplete|missing|fail\w*|slow|delayed|unavailable|wrong|out of date|lack|have (?:wrong|old)|see)\b|\b(?:can|may) (?:still )?(?:be (?:incomplete|missing|out of date|late)|lack)\b|\b(?:is|are) (?:incomplete|missing|failing|slow|delayed|unavailable|out of date)\b", RegexOptions.IgnoreCase)] private static partial Regex Still();
    [GeneratedRegex(@"\b(?:was|were|failed|could not|had|between|did not)\b", RegexOptions.IgnoreCase)] private static partial Regex Past();
    [GeneratedRegex(@"^(?:customer|user|people|affect\w*|work\w*|normal\w*|fine|service|currently|running|existing|already|guest|merchant|reader|everything|else|usual)$")] private static partial Regex Generic();
}
