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
        var lines = Dictated(utterance);
        var source = PublicPost.Of(utterance) is { } post ? post.Words
            : utterance.IsBot ? ""
            : utterance.IsCommander && !Sealed().IsMatch(utterance.Own) && (Note().IsMatch(utterance.Own) || utterance.IsPinned) ? utterance.Own
            : Proposed(utterance) ?? "";
        if (source.Length == 0 && lines.Count == 0) return PublicSymptoms.Of(utterance, scene, catalogue) is { } symptom ? [symptom] : [];
        // What comms offers is told only once the commander has agreed to it, see Proposals; then it stands as it is.
        var published = utterance.IsBot || !utterance.IsCommander;
        var kept = new List<string>();
        foreach (var sentence in ChatText.Sentences(source))
            if (Clean(sentence, published, catalogue, people) is { } clean && InUtc(clean, utterance, scene) is { } zoned) kept.Add(zoned);
        foreach (var line in lines)
            if (Clean(line, published: true, catalogue, people) is { } clean && InUtc(clean, utterance, scene) is { } zoned && !kept.Contains(zoned)) kept.Add(zoned);
        return kept;
    }

    /// <summary>The words that the comms person offers for the page; null where the message offers none.</summary>
    internal static string? Proposed(Utterance utterance) =>
        utterance.Speaker.Role == PersonRole.Comms && !utterance.IsBot && Proposal().Match(utterance.Own) is { Success: true } proposal ? proposal.Groups[1].Value.TrimEnd('_', '*', '"', '”', ' ') : null;

    /// <summary>
    /// Words between quotation marks that the commander gives for the page: a whole sentence stands as it is, a part of one is told as the cause where the message names the cause, or
    /// as what is concerned where it is a share of something.
    /// </summary>
    private static IEnumerable<string> Allowed(string own)
    {
        foreach (Match match in Given().Matches(own))
        {
            var words = match.Groups[1].Value.Trim(' ', '.', ',');
            if (words.Length > 20 && Verb().IsMatch(words)) yield return words;
            else if (Portion().IsMatch(words)) yield return "This concerns " + words;
            else if (Cause().IsMatch(own) && Article().IsMatch(words)) yield return PublicPhrases.Cause + words;
        }
    }

    /// <summary>Whole sentences that the commander gives the writer for customers: "Your line: …", "you can say that …", "publicly: …".</summary>
    private static IReadOnlyList<string> Dictated(Utterance utterance)
    {
        if (!utterance.IsCommander || utterance.IsQuestion || Later().IsMatch(utterance.Own)) return [];
        var own = utterance.Own.Replace("*", "", StringComparison.Ordinal);
        return [.. Dictation().Matches(own).Select(m => m.Groups[1].Value.Trim(' ', '"', '“', '”', '_')).SelectMany(ChatText.Sentences).Where(s => s.Length > 20 && Verb().IsMatch(s)).Concat(Allowed(own))];
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
        var text = Written(ChatText.Polish(NotOnly().Replace(Label().Replace(sentence, ""), "")));
        if (text.Length is < 18 or > 240) return null;
        if (!published && (!Experience().IsMatch(text) || !Happens().IsMatch(text) || Dangling().IsMatch(text))) return null;
        if (Estimate().IsMatch(text) || (published ? Apology() : Meta()).IsMatch(text) || !IsEnglish(text)) return null;
        if (!published && (Chatty().IsMatch(text) || Figures().IsMatch(text))) return null;
        if (Insider.IsIn(Masked(text, catalogue), catalogue, people)) return null;
        return text;
    }

    /// <summary>What is no secret though it looks like one: to log in, countries, and words of public names in singular and plural.</summary>
    private static string Masked(string text, Catalogue catalogue)
    {
        text = Place().Replace(LogIn().Replace(text, "sign "), "here");
        var known = catalogue.PublicNames.SelectMany(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 3).Select(Singular).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Word().Replace(text, m => known.Contains(Singular(m.Value)) ? "part" : m.Value);
    }

    private static string Singular(string word) => word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? word[..^3] + "y" : word.TrimEnd('s');

    /// <summary>Contractions and what chat makes of them, written out.</summary>
    private static string Written(string text) => Contraction().Replace(text, m => m.Value.ToLowerInvariant()[..2] switch
    {
        "ca" => "cannot",
        "wo" => "will not",
        _ => m.Groups[1].Value + " not",
    } is var full && char.IsUpper(m.Value[0]) ? char.ToUpperInvariant(full[0]) + full[1..] : full);

    /// <summary>English words of every day stand in it, and none of another language: a text in one language holds no sentence of another.</summary>
    private static bool IsEnglish(string text) => !Foreign().IsMatch(text) && (English().IsMatch(text) || text.All(char.IsAscii));

    [GeneratedRegex(@"(?<!\b(?:not|never|don't|do not|nobody) )(?:\b(?:your line|word for word|wording for \w{2,20}|send|publicly|public line|say this)\s*:|\b(?:you|we) (?:can|may) say that\b)\s*([^\n]{20,600})", RegexOptions.IgnoreCase)] private static partial Regex Dictation();
    [GeneratedRegex("(?<!\\b(?:not|never|don't|do not|nobody|no|remove|drop|instead of) (?:\\w{2,12} ){0,3})\\b(?:for the page(?: it'?s)?|you (?:can|may) (?:say|write|publish|post)|worth a sentence for customers|for customers|in public|publicly|on the page|write|publish)\\b[^\"“\n]{0,24}[\"“]([^\"”\n]{8,220})[\"”]", RegexOptions.IgnoreCase)] private static partial Regex Given();
    [GeneratedRegex(@"^(?:about |around |roughly |nearly |almost )?(?:\d{1,3}(?:\.\d)? ?%|half|a third|two thirds|a quarter|one in \w+|some|many|most) of \w", RegexOptions.IgnoreCase)] private static partial Regex Portion();
    [GeneratedRegex(@"\bcause\b", RegexOptions.IgnoreCase)] private static partial Regex Cause();
    [GeneratedRegex(@"^(?:a|an|one|our)\b", RegexOptions.IgnoreCase)] private static partial Regex Article();
    [GeneratedRegex(@"\b(?:not yet|later|until|once they|only after|for the final|for the last)\b", RegexOptions.IgnoreCase)] private static partial Regex Later();
    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|can|cannot|can't|will|fails?|work|works|keep|keeps|stay|stays|unavailable|affected)\b", RegexOptions.IgnoreCase)] private static partial Regex Verb();
    [GeneratedRegex(@"\b(?:sorry|apologi[sz]e|thank you|inconvenience)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
    [GeneratedRegex(@",\s+not (?:only|just) [^,.;\n]{2,60}(?=[.;]|$)", RegexOptions.IgnoreCase)] private static partial Regex NotOnly();
    [GeneratedRegex(@"\p{L}{4,40}")] private static partial Regex Word();
    [GeneratedRegex(@"\blog (?=(?:back )?(?:in|out|on)\b)", RegexOptions.IgnoreCase)] private static partial Regex LogIn();
    [GeneratedRegex(@"\b(ca|do|is|are|wo|does|have|has|did|was|were)n['’]?t\b", RegexOptions.IgnoreCase)] private static partial Regex Contraction();
    [GeneratedRegex(@"\b(?:der|die|das|und|nicht|keine?|ist|sind|wir|bei|auch|los|las|para|con|por|está|están|não|uma|dos|nas|les|des|est|sont|pas|pour|avec|une|het|een|niet|che|gli|della|och|inte)\b", RegexOptions.IgnoreCase)] private static partial Regex Foreign();
    [GeneratedRegex(@"\b(?:the|a|an|is|are|was|were|in|on|at|for|from|to|of|with|since|not|some|all|cannot|has|have|and)\b", RegexOptions.IgnoreCase)] private static partial Regex English();
    [GeneratedRegex(@"\b(?:Germany|Austria|Switzerland|France|Spain|Portugal|Italy|Ireland|Scotland|England|Wales|Britain|Belgium|Netherlands|Poland|Czechia|Sweden|Norway|Denmark|Finland|Canada|Mexico|Brazil|Argentina|Chile|Japan|China|India|Singapore|Indonesia|Australia|Zealand|Africa|Kenya|Nigeria|Israel|Turkey|Ukraine|North|South|East|West|Pacific|Atlantic|Iberia|Nordics)\b")] private static partial Regex Place();
    [GeneratedRegex(@"^\W*(?:status|decision|wording for (?:everyone|customers)|correction|public(?:ly)?|impact)\b(?:\s+\d{1,2}:\d{2}(?:\s?UTC)?)?\W*[.:·,]?\s*\**\s*", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"\b(?:page|draft|posting|post|publish\w*|text)\b[^:\n]{0,30}:\s*[_*""“]*(.{20,1500})", RegexOptions.IgnoreCase | RegexOptions.Singleline)] private static partial Regex Proposal();
    [GeneratedRegex(@"\b(?:do not|don'?t|please nobody|not outside|internal only|only here|stays in here|off the record|keep (?:this|it) (?:internal|in here)|not for (?:the )?(?:public|outside|wider)|embargo|until legal|under seal)\b", RegexOptions.IgnoreCase)] private static partial Regex Sealed();
    [GeneratedRegex(@"\b(?:customers?|users?|merchants?|shoppers?|readers?|editors?|people|visitors?|tenants?|accounts?|guests?|patients?|practices?|students?|deliver(?:y|ies)|events?|appointments?|calendars?|reminders?|log ?in|logins?|sign(?:ed|ing)?[ -]?(?:in|out)|checkouts?|pages?|downloads?|deploys?|apps?|launch\w*|builds?|exports?|payments?|orders?|uploads?|searches|e-?mails?|notifications?|messages|sites?|services?|reports?|files?|edits?|notebooks?|requests|dashboards?|webhooks?|invoices?|bookings?|transfers?|cards?)\b", RegexOptions.IgnoreCase)] private static partial Regex Experience();
    [GeneratedRegex(@"\b(?:eta|estimate[sd]?|expect\w*|by about|within \d|in about \d|next update|post (?:again|another)|update by)\b", RegexOptions.IgnoreCase)] private static partial Regex Estimate();
    [GeneratedRegex(@"\b(?:status page|the page|public(?:ly)?|please|hypothesis|theory|suspect\w*|guess|maybe|probably|i think|we think|cause|SEV-?\d|command|decision|plan|rollback|roll(?:ed|ing)? back|review|postmortem|follow-?up|tickets?|says?|tell|told|legal|breach|leak\w*|credit|refund|sorry)\b", RegexOptions.IgnoreCase)] private static partial Regex Meta();
    [GeneratedRegex(@"\b(?:i|i'm|i'll|my|me|you|your|he|she|ok|lol)\b|[:;]-?\)", RegexOptions.IgnoreCase)] private static partial Regex Chatty();
    [GeneratedRegex(@"\*(?:status|resolved|not resolved|not fixed|update|impact)|^\W*(?:status|resolved|not resolved|wording|impact|update)\b|\bwording for\b|\bSEV-?\d|\breopen|\bcorrection\b|\bARE affected\b", RegexOptions.IgnoreCase)] private static partial Regex Note();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|can'?t|cannot|could not|unable|slow\w*|unavailable|works?|working|down|affected|missing|lack|miss|delayed|charged|stuck|recover\w*|normal|hang|hung|dropped|logged out|signed out|serve|fine|restored|again|lost|late|accepted|paused|incomplete|stale|out of date|duplicated?|timing out|times? out)\b", RegexOptions.IgnoreCase)] private static partial Regex Happens();
    [GeneratedRegex(@"^(?:it|that|this|they|those|these|and|but|also|if|when|please|go|do|plan|confirmed|in one|then|because|why|who|what|so|not)\b|:\s*\w+ (?:demo|my|our)\b|\bour demo\b", RegexOptions.IgnoreCase)] private static partial Regex Dangling();
    [GeneratedRegex(@"(\b\d{2}:\d{2} UTC) \((?:\d{2}:\d{2} UTC)\)")] private static partial Regex Doubled();
    [GeneratedRegex(@"\d\s?(?:[kKmMbB]\b|million|billion|thousand)|(?<![\d:])\d[\d,.]*\s?%|(?<![\d:.])\d{2,}(?![\d:])(?!:\d)")] private static partial Regex Figures();
}
