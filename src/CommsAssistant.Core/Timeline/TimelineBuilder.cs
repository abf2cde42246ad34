using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Timeline;

/// <summary>Makes the timeline: the view of the facts by when they happened.</summary>
public static partial class TimelineBuilder
{
    /// <summary>Facts lighter than this are not worth a line.</summary>
    private const int Lightest = 40;

    /// <summary>In a short story what is a little lighter has a line too, as long as there are fewer lines than this.</summary>
    private const int Few = 42;

    private const int LightestOfFew = 34;

    /// <summary>The heaviest facts, at most <paramref name="most"/>, in the order in which things happened, with the evidence of facts on the same thing folded together.</summary>
    public static IncidentTimeline Build(FactLedger ledger, int most = 60)
    {
        var kept = Folding.WithoutMiddles(ledger.Facts.Where(f => !f.IsHidden && f.Weight >= LightestOfFew && (f.State == FactState.Current || f.IsPinned || Tells(f))));
        var candidates = kept.OrderByDescending(f => f.Weight).ThenBy(f => f.SaidAt).Take(most * 12).ToList();
        var groups = Folding.Fold(candidates);
        foreach (var group in groups) group.AddRange(Behind(group[0], ledger));
        var ranked = groups.OrderByDescending(g => g[0].IsPinned).ThenByDescending(Rank).ThenBy(g => g[0].SaidAt).ToList();
        var heavy = ranked.Count(g => g[0].IsPinned || Rank(g) >= Lightest);
        var chosen = ranked.Take(Math.Min(most, Math.Max(heavy, Math.Min(Few, ledger.Coverage.Used * 2 / 3)))).ToList();
        var entries = chosen.Select(Entry).OrderBy(e => e.At).ThenBy(e => e.FactIds[0], StringComparer.Ordinal).ToList();
        return new IncidentTimeline(entries, ledger.Coverage);
    }

    /// <summary>How much a line is worth: its heaviest fact, and a little more where several people speak of it.</summary>
    private static int Rank(List<Fact> group) => group.Max(Worth) + Math.Min(6, 2 * (group.Select(f => f.SpeakerId).Distinct(StringComparer.Ordinal).Count() - 1));

    /// <summary>A fact's weight as a line: figures, deeds and what was agreed carry a story more than a single customer's report or another "works now".</summary>
    private static int Worth(Fact fact) => fact.Weight + (fact.Text.AsSpan().ContainsAnyInRange('0', '9') ? 2 : 0) + fact.Kind switch
    {
        FactKind.Action when fact.Role != PersonRole.Bot => 2,
        FactKind.Decision when !fact.SaidByCommander => 4,
        FactKind.Symptom when fact.Role == PersonRole.Support => -4,
        FactKind.ActionResult or FactKind.Escalation when !fact.IsKey => -2,
        FactKind.Mitigated => -6,
        _ => 0,
    };

    /// <summary>History keeps what was rejected or decided then, though it no longer holds; it does not keep figures and times that were wrong.</summary>
    private static bool Tells(Fact fact) =>
        (fact is { Kind: FactKind.ImpactEnd, State: FactState.Retracted, StateReason: "reopened" }) || (fact is { Kind: FactKind.ImpactEnd, State: FactState.Superseded, Weight: >= 60 } && fact.SaidAt - fact.At < TimeSpan.FromMinutes(10)) || fact.Kind is FactKind.Communication or FactKind.Decision or FactKind.HypothesisRejected or FactKind.Action or FactKind.Declared or FactKind.Detected or FactKind.Handover or FactKind.Resolved or FactKind.StatusChange or FactKind.CauseConfirmed
        || fact is { Kind: FactKind.Hypothesis, State: FactState.Superseded, StateReason: "ruled out", Weight: >= 50 }
        // What was taken for true then and changed what was done: a reader of the channel saw a turning point in it.
        || fact is { Kind: FactKind.Finding or FactKind.Hypothesis or FactKind.ActionResult, IsKey: true, State: FactState.Superseded or FactState.Disputed, Origin: FactOrigin.Model };

    /// <summary>What a fact replaced, where it says the same: the earlier word on the same moment.</summary>
    private static List<Fact> Behind(Fact lead, FactLedger ledger) =>
        lead.Kind is FactKind.HypothesisRejected or FactKind.ImpactStart or FactKind.ImpactEnd
            ? [.. ledger.Facts.Where(f => f.Id != lead.Id && !f.IsHidden && ((f.ReplacedBy == lead.Id && f is { Kind: FactKind.Hypothesis, Weight: < 50 }) || (f.State == FactState.Superseded && f.Kind == lead.Kind && (f.At - lead.At).Duration() < TimeSpan.FromMinutes(3))))]
            : [];

    private static TimelineEntry Entry(List<Fact> group)
    {
        var lead = group[0];
        var worded = lead.Kind == FactKind.ImpactStart ? group.FirstOrDefault(f => f.Kind == lead.Kind && Felt().IsMatch(f.Text)) ?? lead : lead;
        var reported = lead.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Finding or FactKind.Mitigated ? group.Find(f => f.Role == PersonRole.Bot && f.Kind is FactKind.Action or FactKind.ActionResult) : null;
        if (lead.Role == PersonRole.Bot && group.Find(f => f.Role != PersonRole.Bot && f.Kind == FactKind.Action) is { } told) worded = told;
        var at = lead.Kind is FactKind.Declared or FactKind.Detected ? group.Min(f => f.At) : reported?.At ?? lead.At;
        return new TimelineEntry(at, lead.Kind, worded.Text, [.. group.SelectMany(f => f.Evidence).DistinctBy(e => e.Source)],
            group.Any(f => f.IsKey), lead.Confidence, lead.Origin, [.. group.Select(f => f.Id)]);
    }

    [GeneratedRegex(@"\b(?:fail\w*|can(?:no|['’])t|slow|unavailable|delayed|unable|wrong|blank|down|broken|missing|errors?)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
}
