using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// The sentences of a message that customers may read as they stand. The bar is high on purpose: the words must come from somebody whose words go outside (a published post, the
/// commander's note, the comms person's draft, support's report), speak of what customers experience, and hold nothing that only insiders know.
/// </summary>
internal static partial class PublicWords
{
    public static IReadOnlyList<string> Of(Utterance utterance, Scene scene, Catalogue catalogue, People people)
    {
        if (Instructions.IsIn(utterance.Plain)) return [];
        var source = PublicPost.Of(utterance) is { } post ? post.Words
            : utterance.IsBot ? ""
            : utterance.IsCommander && !Sealed().IsMatch(utterance.Own) && (Note().IsMatch(utterance.Own) || utterance.IsPinned) ? utterance.Own
            : utterance.Speaker.Role == PersonRole.Comms && Proposal().Match(utterance.Own) is { Success: true } proposal ? proposal.Groups[1].Value
            : "";
        if (source.Length == 0) return [];
        var published = utterance.IsBot;
        var kept = new List<string>();
        foreach (var sentence in ChatText.Sentences(source))
            if (Clean(sentence, published, catalogue, people) is { } clean && InUtc(clean, utterance, scene) is { } zoned) kept.Add(zoned);
        return kept;
    }

    /// <summary>Every clock time as the moment it names, in UTC; null when one of them cannot be told.</summary>
    private static string? InUtc(string sentence, Utterance utterance, Scene scene)
    {
        var text = sentence;
        foreach (var time in ClockTimes.Find(sentence).Reverse())
        {
            if (ClockTimes.Resolve(time, utterance.At, utterance.Speaker.TimeZone, scene.Incident.PublicTimeZone) is not { } at) return null;
            text = text[..time.Start] + at.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " UTC" + text[(time.Start + time.Length)..];
        }
        return Doubled().Replace(text, "$1");
    }

    private static string? Clean(string sentence, bool published, Catalogue catalogue, People people)
    {
        if (sentence.EndsWith('?')) return null;
        var text = ChatText.Polish(Label().Replace(sentence, ""));
        if (text.Length is < 18 or > 240) return null;
        if (!published && (!Experience().IsMatch(text) || !Happens().IsMatch(text) || Dangling().IsMatch(text))) return null;
        if (Estimate().IsMatch(text) || Meta().IsMatch(text)) return null;
        if (!published && (Chatty().IsMatch(text) || Figures().IsMatch(text))) return null;
        if (Insider.IsIn(text, catalogue, people)) return null;
        return text;
    }

    [GeneratedRegex(@"^\W*(?:status|decision|wording for (?:everyone|customers)|correction|public(?:ly)?|impact)\b(?:\s+\d{1,2}:\d{2}(?:\s?UTC)?)?\W*[.:·,]?\s*\**\s*", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"\b(?:page|draft|posting|post|publish\w*|text)\b[^:\n]{0,30}:\s*[_*""“]*(.{20,1500})", RegexOptions.IgnoreCase | RegexOptions.Singleline)] private static partial Regex Proposal();
    [GeneratedRegex(@"\b(?:do not|don'?t|please nobody|nothing about|not outside|internal only|only here|stays in here|off the record|keep (?:this|it) (?:internal|in here)|not for (?:the )?(?:public|outside|wider)|embargo|until legal|under seal)\b", RegexOptions.IgnoreCase)] private static partial Regex Sealed();
    [GeneratedRegex(@"\b(?:customers?|users?|merchants?|shoppers?|readers?|editors?|people|visitors?|tenants?|accounts?|log ?in|logins?|sign(?:ed|ing)?[ -]?(?:in|out)|checkouts?|pages?|downloads?|deploys?|apps?|launch\w*|builds?|exports?|payments?|orders?|uploads?|searches|e-?mails?|notifications?|messages|sites?|services?|reports?|files?|edits?|notebooks?|requests|dashboards?|webhooks?|invoices?|bookings?|transfers?|cards?)\b", RegexOptions.IgnoreCase)] private static partial Regex Experience();
    [GeneratedRegex(@"\b(?:eta|estimate[sd]?|expect\w*|by about|within \d|in about \d|next update|post (?:again|another)|update by)\b", RegexOptions.IgnoreCase)] private static partial Regex Estimate();
    [GeneratedRegex(@"\b(?:status page|the page|public(?:ly)?|please|hypothesis|theory|suspect\w*|guess|maybe|probably|i think|we think|cause|SEV-?\d|command|decision|plan|rollback|roll(?:ed|ing)? back|review|postmortem|follow-?up|tickets?|says?|tell|told|legal|breach|leak\w*|credit|refund|sorry)\b", RegexOptions.IgnoreCase)] private static partial Regex Meta();
    [GeneratedRegex(@"\b(?:i|i'm|i'll|my|me|you|your|he|she|ok|lol)\b|[:;]-?\)", RegexOptions.IgnoreCase)] private static partial Regex Chatty();
    [GeneratedRegex(@"\*(?:status|resolved|not resolved|not fixed|update|impact)|^\W*(?:status|resolved|not resolved|wording|impact|update)\b|\bwording for\b|\bSEV-?\d|\breopen|\bcorrection\b|\bARE affected\b", RegexOptions.IgnoreCase)] private static partial Regex Note();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|can'?t|cannot|could not|unable|slow\w*|unavailable|works?|working|down|affected|missing|lack|miss|delayed|charged|stuck|recover\w*|normal|hang|hung|dropped|logged out|signed out|serve|fine|restored|again|lost)\b", RegexOptions.IgnoreCase)] private static partial Regex Happens();
    [GeneratedRegex(@"^(?:it|that|this|they|those|these|and|but|also|if|when|please|go|do|plan|confirmed|in one|then|because|why|who|what|so|not)\b|:\s*\w+ (?:demo|my|our)\b|\bour demo\b", RegexOptions.IgnoreCase)] private static partial Regex Dangling();
    [GeneratedRegex(@"(\b\d{2}:\d{2} UTC) \((?:\d{2}:\d{2} UTC)\)")] private static partial Regex Doubled();
    [GeneratedRegex(@"\d\s?(?:[kKmMbB]\b|million|billion|thousand)|(?<![\d:])\d[\d,.]*\s?%|(?<![\d:.])\d{2,}(?![\d:])(?!:\d)")] private static partial Regex Figures();
}

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
    [GeneratedRegex(@"`|https?://|\b\d{1,3}(?:\.\d{1,3}){3}\b|#\d+|\b[A-Z]{2,}-\d{2,}\b|\bv\d+(?:\.\d+)+\b|\b\w+_\w+\b|\b[\w-]+\.(?:internal|example|com|net|org|io|svc|local|cfg|json|ya?ml|sh|py)\b|\b[a-z]+(?:-[a-z0-9]+)*-(?:api|db|prod|eval|svc|server|service|cluster|node|router|worker|proxy|primary|replica|web|cache|us|eu|stg|staging)(?:-\w+)*\b|\b[a-z]+\d+-[a-z0-9-]+\b|[<>{}\[\]|=]|@\w|→|<@", RegexOptions.None)] private static partial Regex Technical();
    [GeneratedRegex(@"\b(?:pods?|nodes?|clusters?|redis|postgres\w*|pg|mysql|kafka|kubernetes|k8s|kubelets?|docker|terraform|envoy|nginx|ingress|replicas?|failover|writer|primary|shards?|partitions?|binlog|snapshots?|cron|webhooks?|cpu|memory|heap|oom|evict\w*|cach(?:e|es|ed|ing)|hub|autoscal\w*|throttl\w*|connections?|pools?|routers?|tables?|quer(?:y|ies)|deadlocks?|locks?|threads?|5xx|4xx|50\d|dns|tls|cert\w*|vpc|subnets?|endpoint|api server|control plane|masters?|pipeline|ci|staging|prod|production|canar\w*|commits?|merge[sd]?|branch|flags?|evaluations?|train|console|logs?|metrics?|panel|graph|dashboard|schema|backend|databases?|configuration|sidecar|tokens?|secrets?|passwords?|vendor|on-?call|bridge|rollout|release \d+)\b", RegexOptions.IgnoreCase)] private static partial Regex Vocabulary();
    [GeneratedRegex(@"(?<=[\p{L}\d,;]\s)\p{Lu}[\p{L}\d'’-]+")] private static partial Regex Capitalised();
    [GeneratedRegex(@"^(?:UTC|GMT|ET|EST|EDT|PT|PST|PDT|CET|CEST|BST|US|USA|UK|EU|Europe(?:an)?|America\w*|Asia\w*|API|APIs|SSO|PDF|CSV|URL|SMS|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|US-?\d|EU-?\d|README|READMEs?|I|We|Web|Android|iOS|Correction)$")] private static partial Regex Common();
}
