using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Drafting;

/// <summary>
/// What an update for responders repeats of the facts, sentence by sentence: not how to reach people, who is at fault, what customers shall get for it, whether the law is concerned (save
/// by those who may say so), what to say outside, jests, a cry of victory by anybody but the commander, a figure that was corrected since; and no customer by name.
/// Clock times get their zone.
/// </summary>
internal sealed partial class Repeatable
{
    private readonly People people;
    private readonly string publicZone;
    private readonly List<Denial> denials;
    private readonly IReadOnlyList<string> outsiders;

    private Repeatable(People people, string publicZone, List<Denial> denials, IReadOnlyList<string> outsiders) => (this.people, this.publicZone, this.denials, this.outsiders) = (people, publicZone, denials, outsiders);

    /// <summary>Figures that a correction denies, and for each unit the figures that it gives in their place.</summary>
    private sealed record Denial(DateTimeOffset At, HashSet<string> Figures, Dictionary<string, HashSet<string>> Given)
    {
        public bool Of(string sentence) =>
            Figure().Matches(sentence).Any(m => Figures.Contains(m.Value)) || Given.Count > 0 && Counted().Matches(sentence).Any(m => Given.TryGetValue(m.Groups["u"].Value.ToLowerInvariant(), out var given) && !given.Contains(m.Groups["n"].Value));
    }

    public static Repeatable Of(FactLedger ledger, Incident incident, People people)
    {
        var denials = new List<Denial>();
        foreach (var fact in ledger.Facts.Where(f => !f.IsHidden))
        {
            var denied = Denied().Matches(fact.Text).SelectMany(m => m.Groups.Values.Skip(1)).Where(g => g.Success).Select(g => g.Value).ToHashSet(StringComparer.Ordinal);
            var given = fact.Subject != "correction" ? [] : Counted().Matches(fact.Text).GroupBy(m => m.Groups["u"].Value.ToLowerInvariant(), m => m.Groups["n"].Value).ToDictionary(g => g.Key, g => g.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
            if (denied.Count + given.Count > 0) denials.Add(new Denial(fact.SaidAt, denied, given));
        }
        return new Repeatable(people, incident.PublicTimeZone, denials, Named(ledger, incident, people));
    }

    /// <summary>The fact's words as they may be repeated; null when none are left.</summary>
    public string? Words(Fact fact)
    {
        if (Instructions.IsIn(fact.Text) || fact.Evidence.Any(e => Instructions.IsIn(e.Quote))) return null;
        var kept = ChatText.Sentences(fact.Text).Where(s => Holds(s, fact)).ToList();
        return kept.Count == 0 ? null : InUtc(Nameless(string.Join(' ', kept)), fact);
    }

    /// <summary>True when the words, taken from the fact's message, may be repeated.</summary>
    public bool Allows(string words, Fact fact) => !Instructions.IsIn(words) && Holds(words, fact);

    /// <summary>The words with "a customer" in place of each customer's name.</summary>
    public string Nameless(string words)
    {
        foreach (var name in outsiders)
            for (var at = words.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(name, Math.Min(words.Length, at + 10), StringComparison.OrdinalIgnoreCase))
            {
                var end = at + name.Length;
                if ((at > 0 && char.IsLetterOrDigit(words[at - 1])) || (end < words.Length && char.IsLetterOrDigit(words[end]))) continue;
                words = words[..at] + "a customer" + words[end..];
            }
        return words;
    }

    private bool Holds(string sentence, Fact fact)
    {
        if (Contact().IsMatch(sentence) || Outside().IsMatch(sentence) || Blame().IsMatch(sentence) || Compensation().IsMatch(sentence) || Jest().IsMatch(sentence) || Retraction().IsMatch(sentence)) return false;
        if (fact.SaidByCommander && IsOrder(sentence, fact)) return false;
        if (Legal().IsMatch(sentence) && fact.Role is not (PersonRole.Legal or PersonRole.Security)) return false;
        if (!fact.SaidByCommander && Alarm().IsMatch(sentence)) return false;
        if (!fact.SaidByCommander && (Victory().IsMatch(sentence) || (fact.Kind is FactKind.HypothesisRejected or FactKind.Symptom && Account().IsMatch(sentence)))) return false;
        return !denials.Any(d => d.At > fact.SaidAt && d.Of(sentence));
    }

    /// <summary>Each clock time that has no zone as the moment that the speaker meant, in UTC: readers sit in many zones. One that cannot be told stays as it was said.</summary>
    private string InUtc(string words, Fact fact)
    {
        if (fact.Kind == FactKind.Communication || people.Find(fact.SpeakerId) is not { IsBot: false } speaker) return words;
        foreach (var time in ClockTimes.Find(words).Reverse())
            if (!time.HasZone && !words.AsSpan(time.Start + time.Length).TrimStart().StartsWith("UTC", StringComparison.Ordinal)
                && ClockTimes.Resolve(time, fact.SaidAt, speaker.TimeZone, publicZone, ahead: fact.Kind == FactKind.Estimate) is { } at)
                words = words[..time.Start] + Wordings.Utc(at) + words[(time.Start + time.Length)..];
        return words;
    }

    /// <summary>A word to somebody by name, which is told under what people do: "Callum find out what runs there".</summary>
    private bool IsOrder(string sentence, Fact fact)
    {
        if (fact.Kind is not (FactKind.CauseConfirmed or FactKind.StatusChange or FactKind.Resolved)) return false;
        var words = sentence.Split((char[]?)[' ', ',', ':'], 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && people.All.Any(p => !p.IsBot && p.Id != fact.SpeakerId && p.ShortName.Equals(words[0], StringComparison.OrdinalIgnoreCase)) && (Verbs.IsBase(words[1]) || words[1] is "please" or "you");
    }

    private static IReadOnlyList<string> Named(FactLedger ledger, Incident incident, People people)
    {
        var ours = people.All.SelectMany(p => p.RealName.Split(' ').Append(p.Handle)).Concat(incident.Services).Concat(incident.Components.Select(c => c.Name)).Append(incident.Product).Append(incident.Company)
            .SelectMany(n => n.Split(' ').Append(n)).Where(n => n.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var texts = ledger.Facts.Where(f => f.Role != PersonRole.Bot).SelectMany(f => f.Evidence.Select(e => MessageText.Plain(e.Quote, people)).Append(f.Text)).ToList();
        var heard = ledger.Facts.Where(f => f.Role is PersonRole.Support).SelectMany(f => f.Evidence.Select(e => MessageText.Plain(e.Quote, people)));
        return [.. Outsiders.Organisations(texts).Concat(Outsiders.Mentioned(heard)).Where(n => !n.Split(' ').Any(ours.Contains)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length)];
    }

    [GeneratedRegex(@"\[(?:e-mail|phone|address|credential|personal data) removed\]|\bcontact is\b|\bthey(?:'re| are) (?:a|our) customer\b", RegexOptions.IgnoreCase)] private static partial Regex Contact();
    [GeneratedRegex(@"\bpublic(?:ly)?\b|\b(?:on|off|for|to|from) the (?:status )?page\b|\b(?:page|post|line|text|wording)\b[^.]{0,12}:|\bthe page (?:says|is|must|should|to)\b|\bour (?:page|post)\b|\boutside\b(?! (?:of )?(?:the|our) (?:network|cluster))|\bword for word\b|\byour line\b|\bsays? nothing\b|\b(?:nobody|no one|please|don'?t|do not|never|not) (?:says?|mentions?|tell|write|promise)\b|\bnot the words?\b|\bno word (?:of|on|about)\b|\bto the reporter\b|\b(?:can|may) (?:say|tell|publish|post)\b|\bplease (?:post|publish|correct the page)\b|\bfirst post\b|\bnext (?:public )?update\b|\bnothing more specific\b|\bno more detail\b|\bembargo|\binternal only\b|\bwhat the team (?:said|published|wrote|posted)\b|\bthe team said\b|\bif a customer asks\b", RegexOptions.IgnoreCase)] private static partial Regex Outside();
    [GeneratedRegex(@"\bfault\b(?! (?:in|tolerance))|\bblam\w+|\bhuman error\b|\bcareless|\bsloppy|\bincompeten|\bidiot|\bnegligen|\bwithout (?:a |any )?reviews?\b|\btested (?:it )?on nothing\b|\bshould (?:never )?have\b|\b(?:his|her|their|whose|\w+'s) (?:mistake|error|mess)\b|\bforgot to\b|\bscrew(?:ed)? (?:it |this )?up\b|\bmessed (?:it |this )?up\b|\bbroke (?:it|this|everything|us)\b", RegexOptions.IgnoreCase)] private static partial Regex Blame();
    [GeneratedRegex(@"\brefund|\bcompensat|\bservice credits?\b|\bgoodwill\b|\bfree (?:month|week|of charge)|\bmonths? (?:for )?free\b|\bcontract\b|\brenewal\b|\bSLA\b|[€$£]\s?\d|\d\s?(?:€|EUR|USD|GBP|euros?|dollars?|pounds?)\b|\bcredits? (?:for|to) (?:customers|all|them|every)", RegexOptions.IgnoreCase)] private static partial Regex Compensation();
    [GeneratedRegex(@"\bbreach\w*|\bhack(?:ed|er|ers|ing)?\b|\bcyber ?attack|\bsabotage|\bintru(?:der|sion)s?\b|\billegal|\bunlawful|\bGDPR\b|\bDSGVO\b|\bRGPD\b|\blawsuit|\blawyers?\b|\bnotif\w+ (?:duty|obligation)|\bregulator|\bstolen\b|\bsecurity incident\b|\bpersonal data\b|\bleak(?:ed|s|age)?\b(?! of memory)", RegexOptions.IgnoreCase)] private static partial Regex Legal();
    [GeneratedRegex(@"\bwhat could (?:possibly )?go wrong\b|\byeah,? right\b|\bof course it (?:did|does|is)\b|\bjust (?:great|lovely|wonderful|perfect|brilliant)\b|\bhow (?:lovely|nice|wonderful)\b|\b(?:love|loving) (?:it|this|that) (?:when|how)\b|\bbe strong\b|\bbet (?:a|my|you)\b|\blol\b|\bhaha|\bkidding\b|\bjok(?:e|ing)\b|\bpray\b|:(?:joy|upside_down_face|clown_face|roll_eyes|face_with_rolling_eyes|popcorn|skull):|(?:^|\s)/s\b", RegexOptions.IgnoreCase)] private static partial Regex Jest();
    [GeneratedRegex(@"\b(?:ignore|forget) (?:what|that|my|me)\b|\bjust deleted\b|\bdeleted that\b|\bwrong (?:window|channel|thread)\b|\bnot (?:the one )?meant for here\b", RegexOptions.IgnoreCase)] private static partial Regex Retraction();
    [GeneratedRegex(@"\b(?:we(?:'re| are)|the team is|team's|everything(?:'s| is)|all(?:'s| is)?)(?: all)? (?:good|fine|green|clear|well|back)\b|\b(?:it|this|that|issue|incident|problem|outage)(?:'s| is| has been| was)? (?:now )?(?:all )?(?:fixed|resolved|solved|over|sorted|done with)\b|\bback to normal\b|\bfully (?:recovered|restored|back)\b|\bcan (?:close|resolve)\b|\bworks? again\b|\bworking again\b|\b(?:is|are) back(?:[.,!]|$| to work)|:tada:|:partying_face:|\bproblem solved\b|\balles (?:gut|wieder (?:gut|da))\b|\btodo (?:bien|ok|listo)\b|\btout (?:va bien|est bon)\b", RegexOptions.IgnoreCase)] private static partial Regex Victory();
    [GeneratedRegex(@"\b(?:all|everything|every|whole|entire|our)\b[^.]{0,40}\b(?:deleted|lost|gone|wiped|destroyed|stolen)\b", RegexOptions.IgnoreCase)] private static partial Regex Alarm();
    [GeneratedRegex(@"(?<![\w.:#-])(?<n>\d[\d,.]*\d|\d)\s?(?<u>%|[a-z]{4,20})", RegexOptions.IgnoreCase)] private static partial Regex Counted();
    [GeneratedRegex(@"\bhas \d+ \w+", RegexOptions.IgnoreCase)] private static partial Regex Account();
    [GeneratedRegex(@"(?:\b(?:not|instead of|rather than|scratch|forget|ignore|drop|no longer|never|misread)\W{1,3}(?:the |my |about |around |~)?(\d[\d,.]*\d|\d)(?![\d:])|(?<![\w.:#])(\d[\d,.]*\d|\d)\s?%?(?: \w+)? (?:is|was|were|are) (?:now )?(?:wrong|dead|a misread|misread|a count of|counted wrong|too high|too low|the wrong|bogus|from the wrong)|\b(?:said|wrote|posted|gave) (\d[\d,.]*\d|\d)(?![\d:])\s?%?[^.]{0,30}\b(?:wrong|not right|too (?:high|low)))", RegexOptions.IgnoreCase)] private static partial Regex Denied();
    [GeneratedRegex(@"(?<![\w.:#-])\d[\d,.]*\d(?![\d:])|(?<![\w.:#-])\d(?![\d:])")] private static partial Regex Figure();
}
