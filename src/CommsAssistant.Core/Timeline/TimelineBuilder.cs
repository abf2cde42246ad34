using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Timeline;

/// <summary>Makes the timeline: the view of the facts by when they happened.</summary>
public static partial class TimelineBuilder
{
    /// <summary>Facts lighter than this are not worth a line.</summary>
    private const int Lightest = 40;

    /// <summary>The heaviest facts, at most <paramref name="most"/>, in the order in which things happened, with the evidence of facts on the same thing folded together.</summary>
    public static IncidentTimeline Build(FactLedger ledger, int most = 60)
    {
        var candidates = ledger.Facts.Where(f => !f.IsHidden && f.Weight >= Lightest && (f.State == FactState.Current || f.IsPinned || Tells(f)))
            .OrderByDescending(f => f.Weight).ThenBy(f => f.SaidAt).Take(most * 12).ToList();
        var budget = most;
        var groups = Fold(candidates);
        foreach (var group in groups) group.AddRange(Behind(group[0], ledger));
        var chosen = groups.OrderByDescending(g => g[0].IsPinned).ThenByDescending(g => g.Max(f => f.Weight)).ThenBy(g => g[0].SaidAt).Take(budget);
        var entries = chosen.Select(Entry).OrderBy(e => e.At).ThenBy(e => e.FactIds[0], StringComparer.Ordinal).ToList();
        return new IncidentTimeline(entries, ledger.Coverage);
    }

    /// <summary>History keeps what was rejected or decided then, though it no longer holds; it does not keep figures and times that were wrong.</summary>
    private static bool Tells(Fact fact) =>
        (fact is { Kind: FactKind.ImpactEnd, State: FactState.Retracted, StateReason: "reopened" }) || fact.Kind is FactKind.Communication or FactKind.Decision or FactKind.HypothesisRejected or FactKind.Action or FactKind.Declared or FactKind.Detected or FactKind.Handover or FactKind.Resolved or FactKind.StatusChange or FactKind.CauseConfirmed;

    /// <summary>What a fact replaced, where it says the same: the guess that was ruled out, the earlier word on the same moment.</summary>
    private static List<Fact> Behind(Fact lead, FactLedger ledger) =>
        lead.Kind is FactKind.HypothesisRejected or FactKind.ImpactStart or FactKind.ImpactEnd
            ? [.. ledger.Facts.Where(f => f.Id != lead.Id && !f.IsHidden && ((f.ReplacedBy == lead.Id && f.Kind == FactKind.Hypothesis) || (f.State == FactState.Superseded && f.Kind == lead.Kind && (f.At - lead.At).Duration() < TimeSpan.FromMinutes(3))))]
            : [];

    private static List<List<Fact>> Fold(List<Fact> facts)
    {
        var groups = new List<List<Fact>>();
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> WordsOf(Fact fact) => words.TryGetValue(fact.Id, out var known) ? known : words[fact.Id] = ChatText.ContentWords(fact.Text);
        foreach (var fact in facts.OrderByDescending(f => f.Weight).ThenBy(f => f.SaidAt))
        {
            var home = groups.FirstOrDefault(g => Same(g[0], fact, WordsOf));
            if (home is null) groups.Add([fact]);
            else home.Add(fact);
        }
        return groups;
    }

    private static bool Same(Fact a, Fact b, Func<Fact, HashSet<string>> wordsOf)
    {
        if (a.Evidence[0].Source == b.Evidence[0].Source) return a.Kind == b.Kind;
        if (a.Kind != b.Kind) return false;
        var gap = (a.SaidAt - b.SaidAt).Duration();
        if (a.Kind is FactKind.Declared or FactKind.Handover or FactKind.Detected) return gap < TimeSpan.FromMinutes(6);
        if (a.Kind == FactKind.FollowUp) return gap < TimeSpan.FromMinutes(20);
        if (a.Kind is FactKind.ImpactStart or FactKind.ImpactEnd) return (a.At - b.At).Duration() < TimeSpan.FromMinutes(3);
        if (a.Kind is FactKind.Communication or FactKind.Decision or FactKind.StatusChange) return false;
        if (gap > TimeSpan.FromMinutes(4)) return false;
        var left = wordsOf(a);
        var right = wordsOf(b);
        var shared = left.Intersect(right, StringComparer.Ordinal).Count();
        return shared * 3 >= Math.Min(left.Count, right.Count) && shared >= 2;
    }

    private static TimelineEntry Entry(List<Fact> group)
    {
        var lead = group[0];
        var worded = lead.Kind == FactKind.ImpactStart ? group.FirstOrDefault(f => f.Kind == lead.Kind && Felt().IsMatch(f.Text)) ?? lead : lead;
        var at = lead.Kind is FactKind.Declared or FactKind.Detected ? group.Min(f => f.At) : lead.Kind == FactKind.Action && group.Find(f => f.Role == Incidents.PersonRole.Bot) is { } bot ? bot.At : lead.At;
        return new TimelineEntry(at, lead.Kind, worded.Text, [.. group.SelectMany(f => f.Evidence).DistinctBy(e => e.Source)],
            group.Any(f => f.IsKey), lead.Confidence, lead.Origin, [.. group.Select(f => f.Id)]);
    }

    [GeneratedRegex(@"\b(?:fail\w*|can(?:no|['’])t|slow|unavailable|delayed|unable|wrong|blank|down|broken|missing|errors?)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
}
