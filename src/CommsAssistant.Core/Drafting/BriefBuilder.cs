using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Makes the brief.</summary>
public static partial class BriefBuilder
{
    private const int MostTried = 6;

    /// <summary>The brief from whatever facts the ledger holds; give it one that is filtered for the audience.</summary>
    public static Brief Build(FactLedger ledger, Incident incident, People people, DateTimeOffset now)
    {
        var facts = ledger.Facts.Where(f => f.IsUsable && !Unfit(f)).ToList();
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

    /// <summary>What no summary repeats though the channel holds it: contact data of people, what one customer's account shows, and a cry of victory by anybody but the commander.</summary>
    private static bool Unfit(Fact fact) =>
        fact.Kind is not FactKind.Communication && (Contact().IsMatch(fact.Text) || Cheer().IsMatch(fact.Text) || Retraction().IsMatch(fact.Text)
            || (!fact.SaidByCommander && fact.Kind is FactKind.HypothesisRejected or FactKind.Symptom && Account().IsMatch(fact.Text)));

    [GeneratedRegex(@"\[(?:e-mail|phone|address|credential) removed\]", RegexOptions.IgnoreCase)] private static partial Regex Contact();
    [GeneratedRegex(@"\bwe(?:'re| are)(?: all)? good\b|\ball good\b|\bit'?s fixed\b|:tada:", RegexOptions.IgnoreCase)] private static partial Regex Cheer();
    [GeneratedRegex(@"\b(?:ignore|forget) (?:what|that|my|me)\b|\bjust deleted\b|\bdeleted that\b", RegexOptions.IgnoreCase)] private static partial Regex Retraction();
    [GeneratedRegex(@"\bhas \d+ \w+|\bthey(?:'re| are) (?:a|our) customer\b|\bcontact is\b", RegexOptions.IgnoreCase)] private static partial Regex Account();

    /// <summary>What the commander said last counts most; else the newest word of anybody.</summary>
    private static Fact? ImpactStart(List<Fact> facts) =>
        facts.Where(f => f.Kind == FactKind.ImpactStart).OrderByDescending(f => f.SaidByCommander).ThenByDescending(f => f.SaidAt).FirstOrDefault();

    private static List<TriedLine> Tried(List<Fact> facts)
    {
        var actions = facts.Where(f => f.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Mitigated && f.Weight >= 44).OrderBy(f => f.SaidAt).TakeLast(MostTried).ToList();
        return [.. actions.Select(a => new TriedLine(BriefLine.From(a), null))];
    }
}
