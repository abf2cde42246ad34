using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Makes the brief.</summary>
public static class BriefBuilder
{
    private const int MostTried = 6;

    /// <summary>The brief from whatever facts the ledger holds; give it one that is filtered for the audience.</summary>
    public static Brief Build(FactLedger ledger, Incident incident, People people, DateTimeOffset now)
    {
        var facts = ledger.Facts.Where(f => f.IsUsable).ToList();
        var cause = facts.Where(f => f.Kind == FactKind.CauseConfirmed).MaxBy(f => f.SaidAt);
        var since = ImpactStart(facts);
        var until = facts.Where(f => f.Kind is FactKind.ImpactEnd or FactKind.Mitigated && (since is null || f.At > since.At)).OrderByDescending(f => f.Kind == FactKind.ImpactEnd).ThenByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault();
        var estimate = facts.Where(f => f.Kind == FactKind.Estimate && now - f.SaidAt < TimeSpan.FromHours(2)).MaxBy(f => f.SaidAt);
        var withdrawn = facts.Where(f => f.Subject == "no-estimate").MaxBy(f => f.SaidAt);
        return new Brief
        {
            FiveWords = Wordings.FiveWords(incident, IncidentStatus.Investigating),
            Impact = [.. facts.Where(f => f.Kind is FactKind.StatusChange or FactKind.Symptom or FactKind.Resolved && f.Confidence != Confidence.Hypothesis).OrderByDescending(f => f.SaidByCommander && now - f.SaidAt < TimeSpan.FromMinutes(40)).ThenByDescending(f => f.SaidAt).Take(3).Select(BriefLine.From)],
            NotAffected = [.. facts.Where(f => f.Kind == FactKind.NotAffected).Select(BriefLine.From)],
            Workarounds = [.. facts.Where(f => f.Kind == FactKind.Workaround).Select(BriefLine.From)],
            Cause = cause is null ? null : BriefLine.From(cause),
            Theory = facts.Where(f => f.Kind == FactKind.Hypothesis && now - f.SaidAt < TimeSpan.FromHours(1)).MaxBy(f => f.SaidAt) is { } theory ? BriefLine.From(theory) : null,
            RuledOut = [.. facts.Where(f => f.Kind == FactKind.HypothesisRejected).OrderByDescending(f => f.SaidAt).Take(4).Reverse().Select(BriefLine.From)],
            Tried = Tried(facts),
            Doing = [.. facts.Where(f => f.Kind == FactKind.Assignment && now - f.SaidAt < TimeSpan.FromMinutes(90)).OrderByDescending(f => f.SaidAt).Take(3).Reverse().Select(f => new DoingLine(people[f.SpeakerId].ShortName, BriefLine.From(f)))],
            Estimate = estimate is not null && (withdrawn is null || withdrawn.SaidAt < estimate.SaidAt) ? BriefLine.From(estimate) : null,
            WithdrawnEstimate = withdrawn is null ? null : BriefLine.From(withdrawn),
            Decisions = [.. facts.Where(f => f.Kind == FactKind.Decision && f.Subject.Length == 0).OrderByDescending(f => f.SaidAt).Take(3).Reverse().Select(BriefLine.From)],
            Since = since?.At,
            SinceFact = since,
            Until = until?.At,
            UntilFact = until,
        };
    }

    /// <summary>What the commander said last counts most; else the newest word of anybody.</summary>
    private static Fact? ImpactStart(List<Fact> facts) =>
        facts.Where(f => f.Kind == FactKind.ImpactStart).OrderByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault();

    private static List<TriedLine> Tried(List<Fact> facts)
    {
        var actions = facts.Where(f => f.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Mitigated && f.Weight >= 44).OrderBy(f => f.SaidAt).TakeLast(MostTried).ToList();
        return [.. actions.Select(a => new TriedLine(BriefLine.From(a), null))];
    }
}
