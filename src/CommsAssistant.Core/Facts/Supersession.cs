using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// Decides which facts still hold. A later fact on the same subject supersedes an earlier one; a withdrawal retracts every standing estimate; a correction supersedes earlier facts
/// that hold the figure it corrects or speak of the same thing; reopening retracts what was said to be over; what was published and then called wrong no longer counts as unaffected.
/// </summary>
internal static partial class Supersession
{
    /// <summary>How far back a correction reaches: what stood unchallenged for longer is another matter.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(6);

    public static List<Fact> Apply(IReadOnlyList<Fact> facts)
    {
        var settled = new Settled(facts);
        for (var i = 0; i < settled.Count; i++)
        {
            var later = settled[i];
            if (later.Subject is "impact-start" or "impact-end" or "impact-start-again" or "impact-end-again" or "estimate" or "tickets") Replace(settled, i, f => f.Subject == later.Subject, later, "a later word on the same");
            if (later.Subject == "no-estimate") Retract(settled, i, f => f.Kind == FactKind.Estimate, later, "the estimate was withdrawn");
            if (later.Subject == "correction" || later.PublicText?.Contains(PublicPhrases.Corrects, StringComparison.Ordinal) == true)
            {
                Correct(settled, i, later);
                Unsay(settled, i, later);
            }
            if (later.Kind == FactKind.StatusChange && Reopens().IsMatch(later.Text))
                Retract(settled, i, f => f.Kind is FactKind.Resolved or FactKind.ImpactEnd or FactKind.Mitigated, later, "reopened");
            if (later.Kind == FactKind.HypothesisRejected) Reject(settled, i, later);
            if (InVain().IsMatch(later.Text)) Undo(settled, i, later);
        }
        return settled.Facts;
    }

    /// <summary>The facts in order of when they were said, with what is asked of them again and again read once.</summary>
    private sealed class Settled(IReadOnlyList<Fact> facts)
    {
        private readonly HashSet<string>?[] words = new HashSet<string>?[facts.Count];
        private readonly HashSet<string>?[] figures = new HashSet<string>?[facts.Count];

        public List<Fact> Facts { get; } = [.. facts.OrderBy(f => f.SaidAt)];
        public int Count => Facts.Count;
        public Fact this[int i] { get => Facts[i]; set => Facts[i] = value; }
        public HashSet<string> Words(int i) => words[i] ??= ChatText.ContentWords(Facts[i].Text);
        public HashSet<string> Figures(int i) => figures[i] ??= Supersession.Figures(Facts[i].Text);
    }

    private static void Replace(Settled facts, int at, Predicate<Fact> which, Fact by, string why)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (!which(facts[i]) || facts[i].Evidence[0].Source == by.Evidence[0].Source) continue;
            if (facts[i].State != FactState.Current) return; // what came before it was settled with it
            facts[i] = facts[i] with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = why };
        }
    }

    private static void Retract(Settled facts, int at, Predicate<Fact> which, Fact by, string why)
    {
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < TimeSpan.FromDays(3); i--)
            if (facts[i].State == FactState.Current && which(facts[i]))
                facts[i] = facts[i] with { State = FactState.Retracted, ReplacedBy = by.Id, StateReason = why };
    }

    private static void Correct(Settled facts, int at, Fact by)
    {
        var figures = facts.Figures(at);
        if (figures.Count == 0) return;
        var denied = Denied().Matches(by.Text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < Reach; i--)
        {
            var fact = facts[i];
            if (fact.State != FactState.Current || fact.Kind is FactKind.Declared or FactKind.Detected or FactKind.Communication or FactKind.Handover) continue;
            if (fact.Evidence[0].Source == by.Evidence[0].Source) continue;
            if (facts.Figures(i).Overlaps(denied) && facts.Words(i).Overlaps(facts.Words(at)))
                facts[i] = fact with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = "corrected" };
        }
    }

    /// <summary>
    /// What customers were told before a correction of it may not be told again. Which part was wrong is often said elsewhere, so every "not affected" from before is doubtful, and so is
    /// each sentence that the correction quotes, whose figure it denies, that limits whom it concerns, or that rests on a share (half, a third) where a figure was corrected.
    /// </summary>
    private static void Unsay(Settled facts, int at, Fact by)
    {
        var words = facts.Words(at);
        var quoted = Quote().Matches(by.Text).Concat(by.Evidence.SelectMany(e => Quote().Matches(e.Quote))).Select(m => m.Groups[1].Value).ToList();
        var denied = Denied().Matches(by.Text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var figure = denied.Count > 0 || Share().IsMatch(by.Text) || by.Text.Contains('%', StringComparison.Ordinal) || by.PublicText?.Contains(PublicPhrases.Corrects, StringComparison.Ordinal) == true;
        var denial = new Denial(string.Join('\n', by.Evidence.Select(e => e.Quote).Prepend(by.Text)));
        bool Counted(Fact fact, string sentence) => fact.Kind == FactKind.Communication && Figures(Clock().Replace(sentence, "")) is { Count: > 0 } given && !given.IsSubsetOf(facts.Figures(at));
        bool Doubtful(string sentence) => Spares().IsMatch(sentence) || Limits().IsMatch(sentence) || (figure && Share().IsMatch(sentence)) || Figures(sentence).Overlaps(denied)
            || denial.Of(sentence) || quoted.Any(q => sentence.Contains(q, StringComparison.OrdinalIgnoreCase)) || Specific(sentence).Count(words.Contains) >= 2;
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < TimeSpan.FromDays(1); i--)
        {
            if (facts[i] is not { PublicText: { } told } fact || fact.Evidence[0].Source == by.Evidence[0].Source) continue;
            var all = told.Split('\n');
            var kept = all.Where(s => PublicPhrases.IsOne(s) || !Doubtful(s) && !Counted(fact, s)).ToList();
            if (kept.Count == all.Length) continue;
            facts[i] = kept.Count == 0 ? fact with { PublicText = null, Visibility = Audience.Responders } : fact with { PublicText = string.Join('\n', kept) };
        }
    }

    /// <summary>
    /// A sentence holds a clock time that the correction denies ("not 08:25"), or another beginning than the one that it gives. Times are compared as whole times, never digit by digit.
    /// </summary>
    private sealed class Denial(string correction)
    {
        private readonly HashSet<TimeSpan> denied = [.. Unclocked().Matches(correction).SelectMany(m => ClockTimes.Find(m.Groups[1].Value + m.Groups[2].Value)).Select(t => t.Time)];
        private readonly HashSet<TimeSpan> begins = Beginnings(correction);

        public bool Of(string sentence) =>
            denied.Count > 0 && ClockTimes.Find(sentence).Any(t => denied.Contains(t.Time)) || begins.Count > 0 && Beginnings(sentence) is { Count: > 0 } other && !other.Overlaps(begins);

        private static HashSet<TimeSpan> Beginnings(string text) => [.. Beginning().Matches(text).SelectMany(m => ClockTimes.Find(m.Groups[1].Value)).Select(t => t.Time)];
    }

    /// <summary>That a change was reversed is told as help; it is not told any more once the reversal is said to have helped nobody.</summary>
    private static void Undo(Settled facts, int at, Fact by)
    {
        var named = ReversalNamed().IsMatch(by.Text);
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < (named ? Reach : TimeSpan.FromMinutes(20)); i--)
        {
            var fact = facts[i];
            if (fact.PublicText is { } told && told.Split('\n').Contains(PublicPhrases.ChangeReversed))
            {
                var kept = told.Split('\n').Where(s => s != PublicPhrases.ChangeReversed).ToList();
                facts[i] = kept.Count == 0 ? fact with { PublicText = null, Visibility = Audience.Responders } : fact with { PublicText = string.Join('\n', kept) };
            }
            else if (!named && fact.Kind == FactKind.Action && fact.Weight >= 50) return; // it speaks of what was done last
        }
    }

    private static IEnumerable<string> Specific(string sentence) => ChatText.ContentWords(sentence).Where(w => !Generic().IsMatch(w));

    private static void Reject(Settled facts, int at, Fact by)
    {
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < TimeSpan.FromMinutes(45); i--)
            if (facts[i].Kind == FactKind.Hypothesis && facts[i].State == FactState.Current && facts.Words(i).Overlaps(facts.Words(at)))
                facts[i] = facts[i] with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = "ruled out" };
    }

    private static HashSet<string> Figures(string text) => [.. Figure().Matches(text).Select(m => m.Value.TrimEnd('%', ' '))];

    [GeneratedRegex(@"\b(?:not affected|unaffected|not impacted|fine|as normal|normally|keep working|serve|being accepted)\b", RegexOptions.IgnoreCase)] private static partial Regex Spares();
    [GeneratedRegex(@"\d{1,2}:\d{2}")] private static partial Regex Clock();
    [GeneratedRegex(@"\b(?:not|instead of|rather than|earlier than|before|was|were)\W{1,3}(?:(?:at|from|since|about|around|until)\s)?~?(\d{1,2}:\d{2}(?:\s?[ap]m)?)(?!\s?(?:is|was) (?:right|correct))|(?<=^|\W)(\d{1,2}:\d{2})(?= (?:UTC )?(?:is|was) wrong)", RegexOptions.IgnoreCase)] private static partial Regex Unclocked();
    [GeneratedRegex(@"\b(?:from|since|began|begun|started|start|starting|beginning)\b(?: (?:at|is|was|about|around|approximately)){0,2}\W{1,3}(\d{1,2}:\d{2})", RegexOptions.IgnoreCase)] private static partial Regex Beginning();
    [GeneratedRegex(@"\b(?:no (?:change|effect|improvement|difference)|(?:did|does)(?: not|n'?t) (?:help|work|change|fix|solve)|changed nothing|made (?:no difference|it worse)|without effect|in vain|not the fix|was not it|rolled forward|roll(?:back|ed back)[^.]{0,60}\b(?:still|same|unchanged))\b", RegexOptions.IgnoreCase)] private static partial Regex InVain();
    [GeneratedRegex(@"\broll(?:ed|ing)?[- ]?(?:it )?(?:back|forward)\b|\brevert", RegexOptions.IgnoreCase)] private static partial Regex ReversalNamed();
    [GeneratedRegex("[\"“]([^\"”]{3,120})[\"”]")] private static partial Regex Quote();
    [GeneratedRegex(@"\b(?:half|thirds?|quarters?|majority|nearly all|almost all|one in \w+|\w+ in three|\w+ out of \w+)\b|\d\s?%", RegexOptions.IgnoreCase)] private static partial Regex Share();
    [GeneratedRegex(@"\b(?:only|limited to|no other|nobody else)\b|^(?:Some|A few|Few)\b.*\bin \p{Lu}", RegexOptions.None)] private static partial Regex Limits();
    [GeneratedRegex(@"^(?:customer|user|people|page|post|publish|correct\w*|wrong|part|status|service|affect|update|public\w*|earlier|guest|merchant|reader|editor|practice|patient)$")] private static partial Regex Generic();
    [GeneratedRegex(@"(?<![\w.:#])\d[\d,.]*\d|(?<![\w.:#])\d")] private static partial Regex Figure();
    [GeneratedRegex(@"(?:\bnot\W{1,3}|\bthe |'s ~?|\binstead of |\bwas |\bfrom )~?(\d[\d,.]*\d|\d)(?![\d:])\s?%?", RegexOptions.IgnoreCase)] private static partial Regex Denied();
    [GeneratedRegex(@"\breopen|\bnot (?:fixed|resolved|over)\b|back to investigating|not back to normal", RegexOptions.IgnoreCase)] private static partial Regex Reopens();
}
