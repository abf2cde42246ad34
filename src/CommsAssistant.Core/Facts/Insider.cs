using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>What only insiders know: hosts, tools, ids, code, people, and proper names that nobody declared public.</summary>
internal static partial class Insider
{
    public static bool IsIn(string text, Catalogue catalogue, People people)
    {
        if (Technical().IsMatch(text) || Vocabulary().IsMatch(Masked(text, catalogue))) return true;
        foreach (var person in people.All)
            if (!person.IsBot && Names(person).Any(n => Contains(text, n))) return true;
        foreach (var name in catalogue.InternalNames.Concat(catalogue.CustomerNames).Concat(catalogue.ForbiddenWords))
            if (name.Length > 1 && Contains(text, name)) return true;
        return ProperNames(text, catalogue);
    }

    /// <summary>True for a name that is also an ordinary word, such as Will or May: too many sentences hold it.</summary>
    public static bool IsOrdinaryWord(string name) => name.Length < 3 || Ordinary().IsMatch(name);

    public static IEnumerable<(int Start, int Length, string Value)> TechnicalPlaces(string text) => Technical().Matches(text).Where(m => m.Value is not ("[" or "]" or "|")).Select(m => (m.Index, m.Length, m.Value));

    public static IEnumerable<(int Start, int Length, string Value)> VocabularyPlaces(string text) => Vocabulary().Matches(text).Select(m => (m.Index, m.Length, m.Value));

    private static string Masked(string text, Catalogue catalogue)
    {
        foreach (var name in catalogue.PublicNames.OrderByDescending(n => n.Length))
            if (name.Length > 2) text = text.Replace(name, "", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static IEnumerable<string> Names(Person person) =>
        person.RealName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(person.Handle).Where(n => n.Length > 2);

    private static bool Contains(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }

    private static bool ProperNames(string text, Catalogue catalogue)
    {
        foreach (Match match in Capitalised().Matches(text))
        {
            var word = match.Value.TrimEnd('\'', '’');
            if (Common().IsMatch(word)) continue;
            if (catalogue.PublicNames.Any(n => n.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
            return true;
        }
        return false;
    }

    [GeneratedRegex(@"^(?:will|may|mark|grant|art|grace|hope|joy|rose|sky|summer|max|page|rich|bill|pat|rob|sue|drew|dean|chance|van|der|den|the|and|young|king|long|best|good|case|web|sam)$", RegexOptions.IgnoreCase)] private static partial Regex Ordinary();
    [GeneratedRegex(@"`|https?://|\b\d{1,3}(?:\.\d{1,3}){3}\b|#\d+|\b[A-Z]{2,}-\d{2,}\b|\bv\d+(?:\.\d+)+\b|\b\w+_\w+\b|\b[\w-]+\.(?:internal|example|com|net|org|io|svc|local|cfg|json|ya?ml|sh|py)\b|\b[a-z]+(?:-[a-z0-9]+)*-(?:api|db|prod|eval|svc|server|service|cluster|node|router|worker|proxy|primary|replica|web|cache|us|eu|stg|staging)(?:-\w+)*\b|\b[a-z]+\d+-[a-z0-9-]+\b|(?<![\w-])(?:eu|us|ap|sa|ca|af|me|na|cn|uk|apac|emea|asia|europe|australia|northamerica|southamerica)-(?!(?:wide|based|only|hosted|side|style|region|citizen|users?|customers?|led|owned|made|specific|dollar)\b)[a-z]{2,12}(?:-?\d{1,2}[a-z]?)?(?![\w-])|[<>{}\[\]|=]|@\w|→|<@", RegexOptions.None)] private static partial Regex Technical();
    [GeneratedRegex(@"\b(?:pods?|nodes?|clusters?|redis|postgres\w*|pg|mysql|kafka|kubernetes|k8s|kubelets?|docker|terraform|envoy|nginx|ingress|replicas?|failover|writer|primary|shards?|partitions?|binlog|snapshots?|cron|webhooks?|cpu|memory|heap|oom|evict\w*|cach(?:e|es|ed|ing)|hub|autoscal\w*|throttl\w*|connections?|pools?|routers?|tables?|quer(?:y|ies)|deadlocks?|locks?|threads?|5xx|4xx|50\d|dns|tls|cert\w*|vpc|subnets?|endpoint|api server|control plane|masters?|pipeline|ci|staging|prod|production|canar\w*|commits?|merge[sd]?|branch|flags?|evaluations?|train|console|logs?|metrics?|panel|graph|dashboard|schema|backend|databases?|configuration|sidecar|tokens?|secrets?|passwords?|vendor|on-?call|bridge|rollout|release \d+)\b", RegexOptions.IgnoreCase)] private static partial Regex Vocabulary();
    [GeneratedRegex(@"(?<=[\p{L}\d,;]\s)\p{Lu}[\p{L}\d'’-]+")] private static partial Regex Capitalised();
    [GeneratedRegex(@"^(?:UTC|GMT|ET|EST|EDT|PT|PST|PDT|CET|CEST|BST|US|USA|UK|EU|Europe(?:an)?|America\w*|Asia\w*|API|APIs|SSO|PDF|CSV|URL|SMS|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|US-?\d|EU-?\d|README|READMEs?|I|We|Web|Android|iOS|Correction)$")] private static partial Regex Common();
}
