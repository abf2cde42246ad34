using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Timeline;

/// <summary>Puts facts on the same thing together: what two people say of it, what a bot reports and a person repeats, and the steps of a long job, of which the first and the last are told.</summary>
internal static partial class Folding
{
    private static readonly TimeSpan Repeats = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(3);

    /// <summary>Groups, each with its heaviest fact first.</summary>
    public static List<List<Fact>> Fold(List<Fact> facts)
    {
        var groups = new List<List<Fact>>();
        var words = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> WordsOf(Fact fact) => words.TryGetValue(fact.Id, out var known) ? known : words[fact.Id] = ChatText.ContentWords(fact.Evidence[0].Quote.Length > 20 ? fact.Evidence[0].Quote : fact.Text);
        var reports = facts.Where(f => f.Role == PersonRole.Bot && f.Kind is FactKind.Action or FactKind.ActionResult).OrderBy(f => f.At).ToList();
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> NamesOf(Fact fact) => names.TryGetValue(fact.Id, out var known) ? known : names[fact.Id] = Tokens(fact);
        var homes = new Dictionary<string, List<Fact>>(StringComparer.Ordinal);
        foreach (var fact in facts.OrderByDescending(f => f.Weight).ThenBy(f => f.SaidAt))
        {
            var report = fact.Role == PersonRole.Bot ? null : Reported(fact, reports, NamesOf);
            var home = report is not null && homes.TryGetValue(report.Id, out var known) ? known
                : fact.Role == PersonRole.Bot && homes.TryGetValue("of " + fact.Id, out var told) ? told
                : groups.FirstOrDefault(g => Same(g[0], fact, WordsOf));
            if (home is null) groups.Add(home = []);
            home.Add(fact);
            if (fact.Role == PersonRole.Bot) homes[fact.Id] = home;
            if (report is not null) homes.TryAdd("of " + report.Id, home);
        }
        return groups;
    }

    /// <summary>
    /// Without what lies between the first and the last step of a job that reports each of them in the same words: "n27 out, 1 of 6", "n26 out, 2 of 6"; a bot's twelve deploys of one thing. What was pinned stays.
    /// </summary>
    public static IEnumerable<Fact> WithoutMiddles(IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        var middles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var series in all.Where(f => f.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Finding or FactKind.Symptom).GroupBy(Shape, StringComparer.Ordinal))
        {
            if (series.Key.Length == 0 || series.Count() < 3) continue;
            var steps = series.OrderBy(f => f.SaidAt).ToList();
            foreach (var step in steps.Skip(1).SkipLast(1))
                if (!step.IsPinned && !step.IsKey) middles.Add(step.Id);
        }
        return all.Where(f => !middles.Contains(f.Id));
    }

    /// <summary>The bot's report of what a person tells: the nearest one shortly before (or just after) that shares a name or most words with it.</summary>
    private static Fact? Reported(Fact fact, List<Fact> reports, Func<Fact, HashSet<string>> namesOf)
    {
        if (reports.Count == 0 || fact.Kind is not (FactKind.Action or FactKind.ActionResult or FactKind.Finding or FactKind.Mitigated)) return null;
        Fact? best = null;
        foreach (var report in reports)
        {
            var gap = fact.Subject == "change" ? (fact.At - report.At).Duration() : fact.SaidAt - report.At;
            if (fact.Kind != FactKind.Action && (gap > Soon || Differs().IsMatch(fact.Text))) continue;
            if (gap < TimeSpan.FromMinutes(-1) || gap > (fact.Subject == "change" ? TimeSpan.FromMinutes(3) : Repeats)) continue;
            if (fact.Subject != "change" && !namesOf(fact).Overlaps(namesOf(report))) continue;
            if (best is null || gap <= (fact.At - best.At).Duration()) best = report;
        }
        return best;
    }

    private static HashSet<string> Tokens(Fact fact)
    {
        var text = fact.Text + " " + fact.Evidence[0].Quote;
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Token().Matches(text.Length > 600 ? text[..600] : text))
        {
            found.Add(match.Value.TrimStart('#', 'v'));
            foreach (var part in match.Value.Split(['-', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries))
                if (part.Length > 2 && (part.Any(char.IsDigit) || part.Length > 5 && match.Value.Contains('_', StringComparison.Ordinal) || part.Length > 6)) found.Add(part);
        }
        return found;
    }

    /// <summary>The first clause of a fact with its figures taken out; empty when it holds none, so that it is no step of anything.</summary>
    private static string Shape(Fact fact)
    {
        var text = fact.Text;
        var opening = text.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 and < 40 && fact.Role != PersonRole.Bot ? text[(colon + 2)..] : text;
        var end = opening.AsSpan().IndexOfAny(",;(:");
        var clause = end > 6 ? opening[..end] : opening.TrimEnd('.');
        if (clause.Length is < 4 or > 70 || !clause.AsSpan().ContainsAnyInRange('0', '9')) return "";
        return $"{fact.SpeakerId}|{(fact.Role == PersonRole.Bot ? FactKind.Action : fact.Kind)}|{Figure().Replace(clause, "#").ToLowerInvariant()}";
    }

    private static bool Same(Fact a, Fact b, Func<Fact, HashSet<string>> wordsOf)
    {
        if (a.Evidence[0].Source == b.Evidence[0].Source) return a.Kind == b.Kind;
        if (a.Kind != FactKind.Decision && b.Kind != FactKind.Decision && a.Evidence.Concat(b.Evidence).DistinctBy(e => e.Source).Count() < a.Evidence.Count + b.Evidence.Count) return true;
        if (a.Kind != b.Kind) return false;
        var gap = (a.SaidAt - b.SaidAt).Duration();
        if (a.Kind is FactKind.Declared or FactKind.Handover or FactKind.Detected) return gap < TimeSpan.FromMinutes(6);
        if (a.Kind == FactKind.FollowUp) return gap < TimeSpan.FromMinutes(20);
        if (a.Kind is FactKind.ImpactStart or FactKind.ImpactEnd || (a.Subject == "worse" && b.Subject == "worse")) return (a.At - b.At).Duration() < TimeSpan.FromMinutes(3);
        if (a.Kind is FactKind.Communication or FactKind.Decision or FactKind.StatusChange) return false;
        if (a.Role == PersonRole.Bot && b.Role == PersonRole.Bot) return false;
        if (gap > TimeSpan.FromMinutes(4) || (a.At - b.At).Duration() > TimeSpan.FromMinutes(4)) return false;
        if (Started().IsMatch(a.Text) != Started().IsMatch(b.Text) && Finished().IsMatch(a.Text) != Finished().IsMatch(b.Text)) return false;
        var left = wordsOf(a);
        var right = wordsOf(b);
        var shared = left.Intersect(right, StringComparer.Ordinal).Count();
        return shared * 3 >= Math.Min(left.Count, right.Count) && shared >= 2;
    }

    [GeneratedRegex(@"#?[\p{L}\d]+(?:[-_./][\p{L}\d]+){1,8}|#?\p{L}{0,12}\d[\p{L}\d]{1,12}|\b(?:flag|replay|rollback|rolled|failover|booking|migration|certificate|scaling|node group|restart)\b", RegexOptions.IgnoreCase)] private static partial Regex Token();
    [GeneratedRegex(@"\b(?:still|no change|no effect|not|didn'?t|doesn'?t|errors?|fail\w*|worse|again fail\w*|wrong|only|because)\b", RegexOptions.IgnoreCase)] private static partial Regex Differs();
    [GeneratedRegex(@"\d[\d.,/]*")] private static partial Regex Figure();
    [GeneratedRegex(@"\b(?:start(?:s|ed|ing)?|restarting|rolling|draining|deploying|begins?)\b", RegexOptions.IgnoreCase)] private static partial Regex Started();
    [GeneratedRegex(@"\b(?:done|finished|complete[d]?|live|back|in place)\b", RegexOptions.IgnoreCase)] private static partial Regex Finished();
}
