using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Facts;

/// <summary>
/// Puts what a model read beside what the rules read and what people said. A person's word wins; where the rules read the same words as something that cannot be true with it, the
/// model's fact is disputed and shown as such; what the rules hold falls only to a later word of the same speaker or of the commander that takes it back in so many words.
/// </summary>
public static partial class FactMerge
{
    private static readonly (FactKind Guess, FactKind[] Sure)[] Contrary =
    [
        (FactKind.Hypothesis, [FactKind.Finding, FactKind.CauseConfirmed, FactKind.HypothesisRejected]),
        (FactKind.Symptom, [FactKind.Resolved, FactKind.ImpactEnd, FactKind.Mitigated, FactKind.NotAffected]),
        (FactKind.Estimate, [FactKind.Resolved, FactKind.ImpactEnd, FactKind.Mitigated]),
        (FactKind.FollowUp, [FactKind.Action, FactKind.ActionResult, FactKind.Decision]),
    ];

    /// <summary>Too light for the timeline: shown in the list of facts only.</summary>
    private const int DisputedWeight = 20;

    /// <summary>What a fact of the rules loses whose message a model read and took nothing from: enough to stand behind others, not enough to be lost.</summary>
    private const int PassedOver = 10;

    /// <summary>What it gains where a model noted the same.</summary>
    private const int Agreed = 4;

    /// <summary>Facts of which only the quotation held have this weight or less.</summary>
    private const int QuotedOnly = 36;

    /// <summary>From here on a fact of the rules is a line of its own.</summary>
    private const int Lead = 40;

    /// <summary>The ledger of rules with the model's facts in it. Facts whose message was deleted or reworded since are left out.</summary>
    /// <param name="rules">What the rules read.</param>
    /// <param name="reading">What the model read.</param>
    /// <param name="acts">What people did to the facts: what they hid or reworded is not told again by the model.</param>
    /// <param name="find">The message as it stands now; null when it is gone.</param>
    public static FactLedger Apply(FactLedger rules, ModelReading reading, IReadOnlyList<CurationAct> acts, Func<SourceRef, LogEntry?> find)
    {
        if (reading.Facts.Count + reading.TakenBack.Count == 0) return rules;
        bool Stands(Evidence evidence) => find(evidence.Source) is { } entry && MessageText.Holds(entry.Body, evidence.Quote);
        var facts = rules.Facts.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var bySource = rules.Facts.ToLookup(f => f.Evidence[0].Source);
        var touched = acts.Where(a => a.Kind is CurationKind.Hide or CurationKind.Change).Select(a => facts.GetValueOrDefault(a.FactId)).OfType<Fact>().Select(f => f.Evidence[0].Source).ToHashSet();
        var typed = acts.Where(a => a.Kind == CurationKind.Add && a.FactKind is FactKind.ImpactStart or FactKind.ImpactEnd or FactKind.CauseConfirmed or FactKind.Estimate).Select(a => a.FactKind).ToHashSet();
        var used = new HashSet<SourceRef>();
        foreach (var passed in rules.Facts.Where(f => reading.Passed.Contains(f.Evidence[0].Source) && f is { IsKey: false, IsPinned: false } && f.Role != PersonRole.Bot)) facts[passed.Id] = passed with { Weight = Math.Max(0, passed.Weight - PassedOver) };
        foreach (var fact in reading.Facts.Where(f => Stands(f.Evidence[0])))
        {
            var beside = bySource[fact.Evidence[0].Source].ToList();
            if (facts.ContainsKey(fact.Id) || touched.Contains(fact.Evidence[0].Source)) continue;
            if (beside.Find(b => b.Kind == fact.Kind) is { } same)
            {
                // Two readers agree: the story needs it. The model's sentence, held against the message, reads better than what rules cut out of it.
                facts[same.Id] = facts[same.Id] with
                {
                    Weight = Math.Min(100, Math.Max(facts[same.Id].Weight + Agreed, fact.Weight)), IsKey = same.IsKey || fact.IsKey, OfferedText = fact.OfferedText,
                    Text = fact.Weight > QuotedOnly && same.Origin == FactOrigin.Rules && !same.IsPinned ? fact.Text : same.Text,
                };
                continue;
            }
            var lead = beside.Where(b => facts[b.Id].IsUsable && b.Weight >= Lead).MaxBy(b => b.Weight);
            var against = beside.Find(b => IsContrary(b.Kind, fact.Kind));
            facts[fact.Id] = against is not null ? Disputed(fact, "the rules read this message as " + against.Kind.Name())
                : typed.Contains(fact.Kind) ? Disputed(fact, "a person has said otherwise")
                // A moment of the impact reaches public texts, so a model alone does not set one.
                : fact.Kind is FactKind.ImpactStart or FactKind.ImpactEnd ? fact with { Kind = FactKind.Finding }
                : fact;
            if (lead is null || facts[fact.Id].State != FactState.Current) goto next;
            // One line for a message: the rules' where they are sure, else the model's.
            if (lead.IsKey || fact.Weight <= QuotedOnly)
            {
                facts[fact.Id] = facts[fact.Id] with { Weight = Math.Min(fact.Weight, DisputedWeight), IsKey = false };
                if (fact.IsKey) facts[lead.Id] = facts[lead.Id] with { Weight = Math.Max(facts[lead.Id].Weight, fact.Weight) };
            }
            else if (used.Add(fact.Evidence[0].Source))
            {
                facts[fact.Id] = facts[fact.Id] with { Weight = Math.Max(fact.Weight, lead.Weight) };
                facts[lead.Id] = facts[lead.Id] with { Weight = Math.Max(0, lead.Weight - PassedOver) };
            }
        next:
            used.Add(fact.Evidence[0].Source);
        }
        foreach (var taken in reading.TakenBack.Where(t => Stands(t.Evidence))) TakeBack(facts, taken);
        return rules with { Facts = [.. facts.Values.OrderBy(f => f.At).ThenBy(f => f.SaidAt).ThenBy(f => f.Id, StringComparer.Ordinal)], Coverage = Covered(rules.Coverage, used) };
    }

    private static void TakeBack(Dictionary<string, Fact> facts, TakenBack taken)
    {
        foreach (var fact in facts.Values.Where(f => f.Evidence[0].Source == taken.Of && f.Id != taken.By).ToList())
        {
            if (fact.State != FactState.Current || fact.SaidAt >= taken.SaidAt || fact.Origin == FactOrigin.Person) continue;
            var mayTake = taken.SaidByCommander || fact.Kind == FactKind.Hypothesis && taken.By is { } by && facts.TryGetValue(by, out var ruled) && ruled is { Kind: FactKind.HypothesisRejected, Role: PersonRole.Responder } || taken.SpeakerId == fact.SpeakerId && taken.SpeakerId.Length > 0;
            if (!mayTake || !Speaks(taken.Evidence.Quote, fact)) continue;
            if (fact.Origin == FactOrigin.Model) facts[fact.Id] = fact with { State = taken.By is null ? FactState.Retracted : FactState.Superseded, ReplacedBy = taken.By, StateReason = "a later message takes it back" };
            else if (fact.Kind == FactKind.Hypothesis || Denies().IsMatch(taken.Evidence.Quote)) facts[fact.Id] = fact with { State = fact.Kind == FactKind.Hypothesis ? FactState.Superseded : FactState.Disputed, ReplacedBy = taken.By, StateReason = "the model reads a later message as taking it back: " + Short(taken.Evidence.Quote) };
            else facts[fact.Id] = fact with { OfferedText = null };
        }
    }

    /// <summary>True when the words are about the fact: they share a figure or a word that is not everybody's.</summary>
    private static bool Speaks(string quote, Fact fact) => ChatText.ContentWords(quote).Overlaps(ChatText.ContentWords(fact.Text)) || Figure().Matches(quote).Any(m => fact.Text.Contains(m.Value, StringComparison.Ordinal));

    private static bool IsContrary(FactKind one, FactKind other) => Contrary.Any(c => c.Guess == one && c.Sure.Contains(other) || c.Guess == other && c.Sure.Contains(one));

    private static Fact Disputed(Fact fact, string why) => fact with { State = FactState.Disputed, StateReason = why, Weight = DisputedWeight };

    /// <summary>Messages that the rules made nothing of and the model did are used, not left out.</summary>
    private static Coverage Covered(Coverage coverage, HashSet<SourceRef> used)
    {
        var times = used.Select(u => u.Ts).ToHashSet(StringComparer.Ordinal);
        var left = coverage.LeftOut.Where(l => !times.Contains(l.Ts)).ToList();
        return coverage with { Used = coverage.Used + coverage.LeftOut.Count - left.Count, LeftOut = left };
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..77] + "...";

    [GeneratedRegex(@"\b(?:wrong|correct(?:ion|ed)|not|no longer|scratch|ignore|disregard|instead|was rather|withdraw\w*|retract\w*|mistake\w*|my bad|actually|take that back|void|false|never mind)\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Denies();
    [GeneratedRegex(@"\d[\d:.,]*\d|\d")] private static partial Regex Figure();
}
