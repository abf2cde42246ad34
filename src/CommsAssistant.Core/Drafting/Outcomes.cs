using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>What was tried, each with what came of it where somebody said so.</summary>
internal static partial class Outcomes
{
    private const int Most = 8;
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(40);

    /// <summary>The last tries, oldest first.</summary>
    public static IReadOnlyList<TriedLine> Of(IReadOnlyList<Fact> facts, Repeatable repeatable)
    {
        var told = facts.Where(Counts).OrderBy(f => f.SaidAt).Select(f => (Fact: f, Words: repeatable.Words(f))).Where(t => t.Words is not null).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<(DateTimeOffset At, TriedLine Line)>();
        foreach (var (fact, words) in told.Where(t => t.Fact.Kind == FactKind.Action))
        {
            var mine = ChatText.ContentWords(words!);
            var outcome = told.Where(t => t.Fact.Kind != FactKind.Action && !taken.Contains(t.Fact.Id) && t.Fact.SaidAt >= fact.SaidAt && t.Fact.SaidAt - fact.SaidAt < Near)
                .Where(t => ChatText.ContentWords(t.Words!).Overlaps(mine) || (t.Fact.SpeakerId == fact.SpeakerId && t.Fact.SaidAt - fact.SaidAt < Near / 2) || Effect().IsMatch(t.Words!))
                .OrderByDescending(t => ChatText.ContentWords(t.Words!).Overlaps(mine)).ThenBy(t => t.Fact.SaidAt).FirstOrDefault();
            if (outcome.Fact is not null) taken.Add(outcome.Fact.Id);
            lines.Add((fact.SaidAt, new TriedLine(new BriefLine(words!, [fact]), outcome.Fact is null ? null : new BriefLine(Short(outcome.Words!), [outcome.Fact]))));
        }
        foreach (var (fact, words) in told.Where(t => t.Fact.Kind != FactKind.Action && !taken.Contains(t.Fact.Id))) lines.Add((fact.SaidAt, new TriedLine(new BriefLine(words!, [fact]), null)));
        return [.. lines.OrderBy(l => l.At).TakeLast(Most).Select(l => l.Line)];
    }

    /// <summary>Results of what responders did; a commander's "good" after a report is none, nor is what support hears.</summary>
    private static bool Counts(Fact fact) =>
        (fact.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Mitigated && fact.Weight >= 44 || fact.Kind == FactKind.HypothesisRejected && Effect().IsMatch(fact.Text))
        && fact.Role is not (PersonRole.Support or PersonRole.Comms or PersonRole.Leader or PersonRole.Bystander);

    /// <summary>"Tom reports no effect: zero change" as "zero change", where the reader knows of whom the line tells.</summary>
    internal static string Short(string words) => Reports().Replace(words, "").Trim() is { Length: > 0 } rest ? char.ToLowerInvariant(rest[0]) + rest[1..] : words;

    [GeneratedRegex(@"\b(?:no|zero) (?:change|effect|difference|improvement)\b|\bchanged nothing\b|\bdid(?:n['’]t| not) (?:help|work|change)\b|\bno better\b|\bstill the same\b", RegexOptions.IgnoreCase)] private static partial Regex Effect();
    [GeneratedRegex(@"^\p{L}+ (?:reports? (?:that |no effect: )?|rules it out: |reports: )")] private static partial Regex Reports();
}
