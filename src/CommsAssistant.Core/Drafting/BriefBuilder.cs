using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Makes the brief.</summary>
public static partial class BriefBuilder
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(40);

    /// <summary>The brief from whatever facts the ledger holds; give it one that is filtered for the audience.</summary>
    public static Brief Build(FactLedger ledger, Incident incident, People people, DateTimeOffset now)
    {
        var facts = ledger.Facts.Where(f => f.IsUsable).ToList();
        var repeatable = Repeatable.Of(ledger, incident, people);
        BriefLine? Line(Fact fact) => repeatable.Words(fact) is { } words ? new BriefLine(words, [fact]) : null;
        IReadOnlyList<BriefLine> Lines(IEnumerable<Fact> from) => [.. from.Select(Line).OfType<BriefLine>()];
        var cause = facts.Where(f => f.Kind == FactKind.CauseConfirmed).OrderByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault(f => !Doubted(f, facts));
        var since = ImpactStart(facts);
        var until = facts.Where(f => f.Kind is FactKind.ImpactEnd or FactKind.Mitigated && (since is null || f.At > since.At)).OrderByDescending(f => f.Kind == FactKind.ImpactEnd).ThenByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault();
        var withdrawn = facts.Where(f => f.Subject == "no-estimate").MaxBy(f => f.SaidAt);
        var estimate = facts.Where(f => f.Kind == FactKind.Estimate && now - f.SaidAt < TimeSpan.FromHours(6) && (withdrawn is null || withdrawn.SaidAt < f.SaidAt) && Expected.IsOne(f.Text) && Expected.By(f, incident, people) > now).MaxBy(f => f.SaidAt);
        return new Brief
        {
            FiveWords = Wordings.FiveWords(incident, IncidentStatus.Investigating),
            Impact = [.. Lines(Felt(facts, now)).Take(3)],
            NotAffected = Lines(facts.Where(f => f.Kind == FactKind.NotAffected)),
            Workarounds = Lines(facts.Where(f => f.Kind == FactKind.Workaround || (f.Role == PersonRole.Support || f.SaidByCommander) && f.Kind is FactKind.Finding or FactKind.Symptom or FactKind.ActionResult && Helps().IsMatch(f.Text)).OrderByDescending(f => f.SaidAt)),
            Cause = cause is null ? null : Line(cause),
            Theory = facts.Where(f => f.Kind == FactKind.Hypothesis && now - f.SaidAt < TimeSpan.FromHours(1)).OrderByDescending(f => f.SaidAt).Select(Line).FirstOrDefault(l => l is not null),
            Lead = Lead(facts, now).Select(Line).FirstOrDefault(l => l is not null),
            RuledOut = [.. Lines(facts.Where(f => f.Kind == FactKind.HypothesisRejected && f.Role is not (PersonRole.Support or PersonRole.Leader or PersonRole.Bystander or PersonRole.Legal)).OrderByDescending(f => f.SaidAt)).Take(4).Reverse()],
            Tried = Outcomes.Of(facts, repeatable),
            Doing = Tasks.Of(facts, repeatable, people, now),
            Estimate = estimate is null ? null : Line(estimate),
            WithdrawnEstimate = withdrawn is null ? null : BriefLine.From(withdrawn),
            Decisions = [.. Lines(facts.Where(f => f.Kind == FactKind.Decision && f.Subject.Length == 0 && f.SaidByCommander).OrderByDescending(f => f.SaidAt)).Take(3).Reverse()],
            Since = since?.At,
            SinceFact = since,
            Until = until?.At,
            UntilFact = until,
        };
    }

    /// <summary>What the commander's last notes say of the impact, then what support hears.</summary>
    private static IEnumerable<Fact> Felt(List<Fact> facts, DateTimeOffset now) =>
        facts.Where(f => f.Kind == FactKind.StatusChange && f.SaidByCommander || f.Kind == FactKind.Symptom && f.Role is PersonRole.Support or PersonRole.Responder or PersonRole.Unknown)
            .OrderByDescending(f => f.SaidByCommander && now - f.SaidAt < Fresh).ThenByDescending(f => f.SaidAt);

    /// <summary>A cause does not stand once the commander says that it is unknown after all, or another.</summary>
    private static bool Doubted(Fact cause, List<Fact> facts) =>
        facts.Any(f => f.SaidAt > cause.SaidAt && f.SaidByCommander && f.Kind is FactKind.StatusChange or FactKind.HypothesisRejected or FactKind.Decision && Unknown().IsMatch(f.Text));

    /// <summary>What responders found to explain it, where nobody offered a theory.</summary>
    private static IEnumerable<Fact> Lead(List<Fact> facts, DateTimeOffset now) =>
        facts.Where(f => f.Kind == FactKind.Finding && f.Subject.Length == 0 && f.Weight >= 46 && now - f.SaidAt < TimeSpan.FromHours(1) && (f.SaidByCommander || f.Role is PersonRole.Responder or PersonRole.Unknown) && Explains().IsMatch(f.Text)).OrderByDescending(f => f.Weight);

    /// <summary>What the commander said last counts most; else the newest word of anybody.</summary>
    private static Fact? ImpactStart(List<Fact> facts) =>
        facts.Where(f => f.Kind == FactKind.ImpactStart).OrderByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault();

    [GeneratedRegex(@"\bcause (?:is |still )*(?:unknown|not known|unclear|open)\b|\b(?:was|is) not the (?:cause|answer|reason)\b|\bnot the (?:whole|real) (?:cause|story)\b|\bback to investigating\b", RegexOptions.IgnoreCase)] private static partial Regex Unknown();
    [GeneratedRegex(@"\bworkaround\b|\buse \w[^.]{3,60}\b(?:instead|meanwhile|until)\b|\b(?:still )?works? (?:as (?:always|usual)|offline|instead|where)\b|\btry(?:ing)? (?:it )?again\b[^.]{0,40}\b(?:helps|works)\b|\bthe [a-z ]{3,30} works\b", RegexOptions.IgnoreCase)] private static partial Regex Helps();
    [GeneratedRegex(@"\b(?:because|expired|root|turns out|due to|explains|the reason|that'?s why|instead of|never reach\w*|missing|wrong|full|exhausted|limit)\b", RegexOptions.IgnoreCase)] private static partial Regex Explains();
}
