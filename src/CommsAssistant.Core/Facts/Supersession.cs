using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// Decides which facts still hold. A later fact on the same subject supersedes an earlier one; a withdrawal retracts every standing estimate; a correction supersedes earlier facts
/// that hold the figure it corrects or speak of the same thing; reopening retracts what was said to be over; what was published and then called wrong no longer counts as unaffected.
/// </summary>
internal static partial class Supersession
{
    public static List<Fact> Apply(IReadOnlyList<Fact> facts, Incident incident)
    {
        var settled = facts.OrderBy(f => f.SaidAt).ToList();
        for (var i = 0; i < settled.Count; i++)
        {
            var later = settled[i];
            if (later.Subject is "impact-start" or "impact-end" or "estimate" or "tickets") Replace(settled, i, f => f.Subject == later.Subject, later, "a later word on the same");
            if (later.Subject == "no-estimate") Retract(settled, i, f => f.Kind == FactKind.Estimate, later, "the estimate was withdrawn");
            if (later.Subject == "correction" || later.PublicText?.Contains(PublicPhrases.Corrects, StringComparison.Ordinal) == true)
            {
                Correct(settled, i, later);
                Unsay(settled, i, later);
            }
            if (later.Kind == FactKind.StatusChange && Reopens().IsMatch(later.Text))
                Retract(settled, i, f => f.Kind is FactKind.Resolved or FactKind.ImpactEnd or FactKind.Mitigated, later, "reopened");
            if (later.Kind == FactKind.HypothesisRejected) Reject(settled, i, later);
        }
        return settled;
    }

    private static void Replace(List<Fact> facts, int at, Predicate<Fact> which, Fact by, string why)
    {
        for (var i = 0; i < at; i++)
            if (facts[i].State == FactState.Current && which(facts[i]) && facts[i].Evidence[0].Source != by.Evidence[0].Source)
                facts[i] = facts[i] with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = why };
    }

    private static void Retract(List<Fact> facts, int at, Predicate<Fact> which, Fact by, string why)
    {
        for (var i = 0; i < at; i++)
            if (facts[i].State == FactState.Current && which(facts[i]))
                facts[i] = facts[i] with { State = FactState.Retracted, ReplacedBy = by.Id, StateReason = why };
    }

    private static void Correct(List<Fact> facts, int at, Fact by)
    {
        var figures = Figures(by.Text);
        for (var i = 0; i < at; i++)
        {
            var fact = facts[i];
            if (fact.State != FactState.Current || fact.Kind is FactKind.Declared or FactKind.Detected or FactKind.Communication or FactKind.Handover) continue;
            if (fact.Evidence[0].Source == by.Evidence[0].Source) continue;
            var shared = Figures(fact.Text).Overlaps(figures);
            if (shared && by.SaidAt - fact.SaidAt < TimeSpan.FromHours(6) && ChatText.ContentWords(fact.Text).Overlaps(ChatText.ContentWords(by.Text)) && Denies(by.Text, fact.Text))
                facts[i] = fact with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = "corrected" };
        }
    }

    /// <summary>What customers were told before a correction of it may not be told again: a published post on the same thing, and any "not affected" on it.</summary>
    private static void Unsay(List<Fact> facts, int at, Fact by)
    {
        var words = ChatText.ContentWords(by.Text);
        for (var i = 0; i < at; i++)
        {
            if (facts[i] is not { PublicText: { } told } fact || fact.Evidence[0].Source == by.Evidence[0].Source) continue;
            var kept = fact.Kind == FactKind.Communication && ChatText.ContentWords(told).Overlaps(words) ? []
                : told.Split('\n').Where(s => !(Spares().IsMatch(s) && ChatText.ContentWords(s).Overlaps(words))).ToList();
            if (kept.Count == told.Split('\n').Length) continue;
            facts[i] = kept.Count == 0 ? fact with { PublicText = null, Visibility = Audience.Responders } : fact with { PublicText = string.Join('\n', kept) };
        }
    }

    private static void Reject(List<Fact> facts, int at, Fact by)
    {
        var words = ChatText.ContentWords(by.Text);
        for (var i = at - 1; i >= 0 && by.SaidAt - facts[i].SaidAt < TimeSpan.FromMinutes(45); i--)
            if (facts[i].Kind == FactKind.Hypothesis && facts[i].State == FactState.Current && ChatText.ContentWords(facts[i].Text).Overlaps(words))
                facts[i] = facts[i] with { State = FactState.Superseded, ReplacedBy = by.Id, StateReason = "ruled out" };
    }

    private static bool Denies(string correction, string fact)
    {
        foreach (Match match in Denied().Matches(correction))
            if (Figures(fact).Contains(match.Groups[1].Value)) return true;
        return false;
    }

    private static HashSet<string> Figures(string text) => [.. Figure().Matches(text).Select(m => m.Value.TrimEnd('%', ' '))];

    [GeneratedRegex(@"\b(?:not affected|unaffected|not impacted|fine|normal(?:ly)?|working|keep|serve)\b", RegexOptions.IgnoreCase)] private static partial Regex Spares();
    [GeneratedRegex(@"(?<![\w.:#])\d[\d,.]*\d|(?<![\w.:#])\d")] private static partial Regex Figure();
    [GeneratedRegex(@"(?:\bnot |\bthe |'s ~?|\binstead of |\bwas |\bfrom )~?(\d[\d,.]*\d|\d)\s?%?", RegexOptions.IgnoreCase)] private static partial Regex Denied();
    [GeneratedRegex(@"\breopen|\bnot (?:fixed|resolved|over)\b|back to investigating|not back to normal", RegexOptions.IgnoreCase)] private static partial Regex Reopens();
}
