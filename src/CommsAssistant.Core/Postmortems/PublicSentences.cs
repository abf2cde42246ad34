using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Postmortems;

/// <summary>What became of a sentence of the document: words for customers, or the reason why there are none.</summary>
internal abstract record Cleaned
{
    private Cleaned() { }

    /// <summary>It can be told.</summary>
    public sealed record Kept(string Text) : Cleaned;

    /// <summary>It is kept back; the reason is for the reviewer.</summary>
    public sealed record Withheld(string Why) : Cleaned;
}

/// <summary>
/// Turns a sentence of a postmortem into one for customers, or keeps it back. Names of makers and machines become kinds of things, asides about insides are cut, times get their zone.
/// What holds a person, a customer, a secret, a matter that the document keeps to itself, a corrected figure or a judgement is kept back whole.
/// </summary>
internal sealed partial class PublicSentences(DocumentNames names, SealedMatter closed, DocumentClock clock, Catalogue catalogue)
{
    private const string Something = "an internal component";
    private const int LongestSentence = 380;

    /// <summary>The sentence for customers. <paramref name="isImpact"/>: it stands in the description of the impact, where more may be told.</summary>
    public Cleaned Clean(string sentence, DocumentPlace place, bool isImpact, bool isMeasure = false)
    {
        if (sentence.Contains('?', StringComparison.Ordinal)) return new Cleaned.Withheld("It is a question.");
        if (closed.IsSealed(place)) return new Cleaned.Withheld("The document keeps this section internal.");
        if (Instructions.IsIn(sentence)) return new Cleaned.Withheld("Words addressed to a program.");
        if (Secrets.Find(sentence).Any()) return new Cleaned.Withheld("A credential stands in it.");
        if (PersonalData.Find(sentence).Any()) return new Cleaned.Withheld("Personal data or an address stands in it.");
        if (Guard(sentence, isImpact) is { } why) return new Cleaned.Withheld(why);
        if (!isImpact && !isMeasure && closed.IsBeyond(sentence)) return new Cleaned.Withheld("The document says what may be told outside, and this is not among it.");
        if (!isImpact && !isMeasure && closed.CountBeyond(sentence) is { } count) return new Cleaned.Withheld($"The description of the impact does not count {count}, and the document keeps a part to itself.");
        if (!isMeasure && Words().IsMatch(sentence)) return new Cleaned.Withheld("It is about somebody's words, not about what happened.");
        var text = Bare(sentence);
        if (Refused(text, isImpact, isMeasure) is { } reason) return new Cleaned.Withheld(reason);
        var (clean, hidden) = WithoutInsides(PlainEnglish.Of(text));
        if (hidden > 0 || Trade().IsMatch(clean)) return new Cleaned.Withheld("It speaks of internal systems in detail.");
        if (Insider.TechnicalPlaces(clean).Any(p => !IsPublic(p.Value)) || Symbols().IsMatch(clean)) return new Cleaned.Withheld("It names internal systems, code or tickets.");
        if (!isImpact && CustomerVocabulary.Strange(clean, closed.OwnWords) is { } strange) return new Cleaned.Withheld($"Customers may not know the word \"{strange}\".");
        if (!isImpact && !isMeasure && Large().IsMatch(clean) && !Concerned().IsMatch(clean)) return new Cleaned.Withheld("It gives figures about the inside.");
        if (names.Unknown(clean) is { } name) return new Cleaned.Withheld($"It names \"{name}\", which nobody declared public.");
        clean = Tidy(InUtc(clean));
        if (clean.Length > LongestSentence) return new Cleaned.Withheld("It is too long to be told as it stands.");
        return clean.Length < 12 || !Letters().IsMatch(clean) || Cut().IsMatch(clean) ? new Cleaned.Withheld("Nothing is left of it that customers could use.") : new Cleaned.Kept(clean);
    }

    /// <summary>What closes a sentence before anything is taken out of it.</summary>
    private string? Guard(string sentence, bool isImpact)
    {
        if (closed.Closes(sentence, isImpact) is { } word) return $"The document keeps \"{word}\" internal.";
        if (Legal().IsMatch(sentence) && !(isImpact && closed.IsCleared)) return "A word in it has a legal meaning that nobody confirmed.";
        if (Security().IsMatch(sentence)) return "It may help an attacker.";
        if (Blame().IsMatch(sentence)) return "It points at a person, a supplier or a colleague.";
        if (Money().IsMatch(sentence)) return "It speaks of contracts, money or how a customer is handled.";
        if (Judgement().IsMatch(sentence)) return "It is a judgement for colleagues, not news for customers.";
        if (Corrected().IsMatch(sentence)) return "It holds a figure or statement that was corrected.";
        return null;
    }

    private string? Refused(string text, bool isImpact, bool isMeasure)
    {
        if (!isMeasure && Advice().IsMatch(text)) return "It is advice to colleagues, not news for customers.";
        if (Percent().Count(text) > 2) return "It gives more figures than customers need.";
        if (names.HoldsPerson(text)) return "It names a person.";
        if (Counterfactual().IsMatch(text)) return "It tells what might have been.";
        if (Percentile().IsMatch(text)) return "It gives a measurement that only engineers read.";
        return !isImpact && Guess().IsMatch(text) ? "It is a guess or was ruled out." : null;
    }

    /// <summary>The sentence without asides about insides, marks and references.</summary>
    private string Bare(string sentence)
    {
        var text = Conjunction().Replace(Relative().Replace(Label().Replace(sentence.Trim(), ""), ""), "");
        text = Aside().Replace(text, m => IsOpen(m.Groups["in"].Value) ? m.Value : "");
        text = Address().Replace(text, m => names.IsKnown(m.Groups["h"].Value) ? m.Groups["h"].Value : m.Value);
        text = Arrow().Replace(text, " to ");
        return Reference().Replace(text, "").Trim();
    }

    private bool IsOpen(string aside) =>
        !aside.Contains('`', StringComparison.Ordinal) && !Insider.TechnicalPlaces(aside).Any() && !names.HoldsPerson(aside) && names.Unknown("x " + aside) is null && closed.Closes(aside, false) is null
        && !Acronym().Matches(aside).Any(m => !IsKnown(m.Value)) && !Figures().IsMatch(aside) && !See().IsMatch(aside);

    /// <summary>Code, hosts, tickets and unknown abbreviations out of a sentence; how many had to be replaced by "an internal component".</summary>
    private (string Text, int Hidden) WithoutInsides(string text)
    {
        text = Marked(text);
        text = Apposition().Replace(text, "$1 ");
        text = Called().Replace(text, "");
        text = Between().Replace(text, "$1 ");
        text = Noun().Replace(text, m => m.Groups["s"].Value + (m.Groups["det"].Success ? m.Groups["det"].Value : m.Index == 0 ? "The " : "the ") + m.Groups["n"].Value);
        text = Trailing().Replace(text, "");
        var hidden = 0;
        text = Code().Replace(text, _ => { hidden++; return Something; });
        return (text, hidden);
    }

    /// <summary>What is internal though it stands outside code marks, put between code marks.</summary>
    private string Marked(string text)
    {
        var places = Insider.TechnicalPlaces(text).Where(p => p.Length > 1 && !IsPublic(p.Value)).Select(p => (p.Start, p.Length))
            .Concat(Domain().Matches(text).Where(m => !names.IsWhollyKnown(m.Value)).Select(m => (Start: m.Index, m.Length))).Concat(Mixed().Matches(text).Select(m => (Start: m.Index, m.Length)))
            .Concat(Version().Matches(text).Select(m => (Start: m.Index, m.Length))).Concat(Acronym().Matches(text).Where(m => !IsKnown(m.Value)).Select(m => (Start: m.Index, m.Length)));
        var codes = Code().Matches(text);
        foreach (var (start, length) in places.Where(p => !codes.Any(c => p.Start < c.Index + c.Length && c.Index < p.Start + p.Length)).OrderByDescending(p => p.Start).DistinctBy(p => p.Start))
            text = text[..start] + "`" + text.Substring(start, length).Replace('`', '\'') + "`" + text[(start + length)..];
        return DoubleMark().Replace(text, "`");
    }

    private bool IsPublic(string value) => names.IsKnown(value) || catalogue.PublicNames.Any(n => n.Contains(value, StringComparison.OrdinalIgnoreCase));

    private bool IsKnown(string acronym) => names.IsKnown(acronym) || catalogue.Acronyms.Contains(acronym) || KnownAcronym().IsMatch(acronym);

    /// <summary>Every clock time in UTC, with its zone.</summary>
    private string InUtc(string text)
    {
        var times = WrittenTimes.Find(text);
        for (var i = times.Count - 1; i >= 0; i--)
        {
            var time = times[i];
            var zone = time.Zone ?? (i + 1 < times.Count && times[i + 1].Start - time.End < 6 ? times[i + 1].Zone : null) ?? clock.Zone;
            var day = clock.Date(time, clock.Day) ?? new DateOnly(2024, 1, 1);
            var at = zone.At(day, time.Time);
            var moved = DateOnly.FromDateTime(at.UtcDateTime) != day && time.Date is not null ? at.ToString(" 'on' d MMMM", CultureInfo.InvariantCulture) : "";
            var written = time.Date is { } date && moved.Length == 0 ? text[date.Start..date.End] + (date.Start == time.Start ? " " : "") : "";
            var clockText = at.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC" + moved;
            var start = time.Weekday is null ? time.Start : time.End - text[time.Start..time.End].TrimStart().Length;
            text = text[..start] + (time.Date is { } d && d.Start > time.Start ? clockText + " on " + text[d.Start..d.End] : written + clockText) + text[time.End..];
        }
        return SameZone().Replace(text, "$1$2");
    }

    private static string Tidy(string text)
    {
        text = ZoneColon().Replace(Empty().Replace(text, ""), ", ");
        text = Space().Replace(Stop().Replace(text, "$1"), " ").Trim(' ', ',', ';', ':', '-', '–', '—', '|');
        text = Conjunction().Replace(text, "");
        text = ChatText.Polish(text);
        return Components().Replace(text, m => char.IsUpper(m.Value[0]) ? "Internal components" : "internal components");
    }

    [GeneratedRegex(@"^(?:[-*•]\s+)?(?:(?:Impact|Summary|Resolution|Status|Root cause|Cause|Trigger|Detection|Identified|Context|Unresolved|Declined|Update|Note)\s?:\s*)+", RegexOptions.IgnoreCase)] private static partial Regex Label();
    [GeneratedRegex(@"\s?\((?<in>[^()\n]{0,240})\)")] private static partial Regex Aside();
    [GeneratedRegex(@"https?://(?:www\.)?(?<h>[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})/?(?=[\s.,;)]|$)")] private static partial Regex Address();
    [GeneratedRegex(@"\s?(?:→|->|=>)\s?")] private static partial Regex Arrow();
    [GeneratedRegex(@"\s?\[#?\d{1,6}\]:?|^\W{0,3}#\d{2,6}\W{1,3}")] private static partial Regex Reference();
    [GeneratedRegex(@"^\W*\d[\d,.]*\W*$|^\W*(?:about |around |approx\.? )?\d[\d .]*(?:h(?:ours?)?|min(?:utes?)?|s|seconds?)(?: ?\d{1,2} ?(?:min(?:utes?)?|m))?\W*$|\b\d[\d,.]* (?:files?|counted|attempts|nodes|GB|MB)\b", RegexOptions.IgnoreCase)] private static partial Regex Figures();
    [GeneratedRegex(@"^(?:see|cf|e\.?g|ticket|issue|link|via|thread)\b|https?:", RegexOptions.IgnoreCase)] private static partial Regex See();
    [GeneratedRegex(@"`[^`\n]{0,400}`,? (the|our|a|an) (?=[a-z])")] private static partial Regex Apposition();
    [GeneratedRegex(@",? (?:called|named|known as) `[^`\n]{0,400}`")] private static partial Regex Called();
    [GeneratedRegex(@"(?<=\b)(the|our|a|an|its|this|that|all) `[^`\n]{0,400}` (?=[a-z])", RegexOptions.IgnoreCase)] private static partial Regex Between();
    [GeneratedRegex(@"(?<s>^|(?<=\w{3}(?:ed|es|ts|ns) )|(?:(?<=\s)(?:to|on|of|in|at|by|from|with) ))?(?<det>\b(?:the|a|an|our|this|that|its|each|every|one|new|old|same|\d{1,3})(?: [a-z-]+){0,2} )?(?<n>\b(?:change|release|version|request|ticket|issue|case|node|host|server|build|job|service|clusters?|pipelines?|databases?|alerts?|incident|queue|tables?|schedule|pod|deploy|upgrade|library|template|profile|hook|webhook|user|account|module|system|package|file|function|setting|parameter|flag|command|script|tool|address|machine|component|task|backend|store|index|cache|repository|configuration|channel|zone|group|class|type|field|key)) `[^`\n]{0,400}`", RegexOptions.IgnoreCase)] private static partial Regex Noun();
    [GeneratedRegex(@"\s(?:with|by|in|on|via|from|of|to|at|for|using|through|as|inside|within) `[^`\n]{0,400}`(?=\s*(?:[.,;:)]|$|and\b|or\b|so\b|which\b|while\b|because\b|at \d))", RegexOptions.IgnoreCase)] private static partial Regex Trailing();
    [GeneratedRegex(@"`[^`\n]{0,400}`")] private static partial Regex Code();
    [GeneratedRegex(@"`{2,}")] private static partial Regex DoubleMark();
    [GeneratedRegex(@"\bv\d{1,5}\b|\br\d{2,5}\b|(?<![\d,.:])\d{6,12}(?![\d,.:%])|\b(?!(?:h|m|s|q|p|x|v|utf|ipv|sev)\d)[a-z]{1,3}\d{1,5}\b|\b\d{1,3}\.\d{1,3}\.\d{1,4}\b|\b(?:release|build|version) \d[\d.]*\b|\b[A-Z]{2,6}-?\d{3,6}\b", RegexOptions.IgnoreCase)] private static partial Regex Version();
    [GeneratedRegex(@"(?<![\p{L}\d`/_-])[A-Z]{2,7}s?(?![\p{L}\d`/_-])")] private static partial Regex Acronym();
    [GeneratedRegex(@"^(?:UTC|GMT|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|PST|PDT|PT|IST|US|USA|UK|EU|AM|PM|OK|ID|IDs|FAQ|PDFs?|CSV|SMS|URLs?|PIN|API|APIs|SSO|HTTP|HTTPS|README|READMEs|NOT|PR|PRs|CDN|CPU|DB|SSL|TLS|DNS)$")] private static partial Regex KnownAcronym();
    [GeneratedRegex(@"\b(?:binlogs?|name ?spaces?|compaction|overlay|goroutines?|mutex(?:es)?|deadlocks?|(?:read-?|write-?)locks?|partitions?|quorum|schemas?|hooks?|kubelets?|daemons?|cherry-?pick\w*|commits?|branch(?:es)?|stack ?traces?|heap|kernel|sockets?|TCP|packets?|subnets?|BGP|shards?|diffs?|refactor\w*|handlers?|API servers?|control plane|middleware|payloads?|headers?|cookies?|plugins?|syntax|parameters?|profiles?|templates?|launch-template|\w{3,}config|liveness|readiness|ingestion|workloads?|spools?|threads?|schedulers?|routing maps?|repositor(?:y|ies)|blast radius|jitter|circuit breakers?(?= with)|canar(?:y|ies)|cordon\w*|depool\w*|repool\w*|side table|writer|metadata|render cache|app ?servers?|backends?|sudo|regex|environment variables?|deploy keys?|ports?(?= \d)|roles?(?= date| again)|labels?|typo'd|clients,|webapp|job scheduler|corner cases?|fail-open|idling|swamped|nontrivial)\b|\blimit\b[^.\n]{0,20}\d{3,}|\d{3,}[^.\n]{0,12}\blimit\b", RegexOptions.IgnoreCase)] private static partial Regex Trade();
    [GeneratedRegex(@"\b(?:should|we could|could be|would|it'?s (?:easy|hard)|as we'?ve|will allow|that will offer|need to|needs to (?:be|add))\b", RegexOptions.IgnoreCase)] private static partial Regex Advice();
    [GeneratedRegex("^\\W{0,3}[\"“„«][^\"”“»\n]{6,200}[\"”“»],? (?:was|were|is|had|came|stood|should|went)\\b")] private static partial Regex Words();
    [GeneratedRegex(@"\d ?%")] private static partial Regex Percent();
    [GeneratedRegex(@"^(?:yesterday|today|last (?:night|week)|this (?:morning|week)|earlier today|on \w+day),?\s+", RegexOptions.IgnoreCase)] private static partial Regex Relative();
    [GeneratedRegex(@"[<>{}=|\\~^@]|::|\bsudo\b|[a-z]\(\)")] private static partial Regex Symbols();
    [GeneratedRegex(@"\b(?:breach\w*|leak(?:ed|s|age)?|unauthori[sz]ed|violat\w+|illegal\w*|compromised|hack(?:ed|ers?|ing)?|stolen|sabotage|intruder|GDPR|regulator|police|lawyers?|lawsuit)\b", RegexOptions.IgnoreCase)] private static partial Regex Legal();
    [GeneratedRegex(@"\b(?:vulnerab\w+|exploit\w*|CVE-|injection|bypass\w*|rate[- ]limit\w*|brute[- ]force|privileges?|hijack\w*|take ?over|attack\w*|attacker|DDoS|SSRF|denial of service|fraud\w*|admin port|shared account|VPN|credentials?|secrets?|private keys?|remediation of|security (?:work|incident|remediation|fix))\b|\bpasswords?\b(?=[^.\n]{0,60}\b(?:pasted|posted|readable|channel|stood|shared|stored|plain|match)\b)", RegexOptions.IgnoreCase)] private static partial Regex Security();
    [GeneratedRegex(@"\b(?:operator errors?|vendors?|suppliers?|contractors?|hosting provider|(?:cloud|infrastructure|network) provider|third[- ]party|human errors?|mistake of|'s (?:mistake|fault)|to blame|fault of|careless\w*|negligen\w*|forgot\w*|oncall was|asleep|awake|lucky|luck|understaff\w*|staffing|without a review|not reviewed|nobody (?:noticed|looked)|no one (?:noticed|looked))\b", RegexOptions.IgnoreCase)] private static partial Regex Blame();
    [GeneratedRegex(@"\b(?:contracts?|service level|SLAs?|service credits?|credits?|refund\w*|compensat\w*|free month|month free|free of charge|finance|legal|contacts? by phone|follows? up with|is in contact|crowd-?fund\w*|donat\w*|fund\w*|expenditure|embargo|reporter|tickets?\b(?! (?:system|sales)))\b", RegexOptions.IgnoreCase)] private static partial Regex Money();
    [GeneratedRegex(@"\b(?:good enough|we were lucky|embarrass\w*|blameless|frustrating|should (?:have|be able|probably)|it'?s reasonable|brainstorm\w*|constructive|on a more positive|procedural failures?|operational failures?|trust in our|operational readiness|all times|here is|here's|this (?:post|document|report|review|page)|we (?:describe|look for)|promised|following (?:services?|reasons)|(?:two|three|several|following) (?:reasons|factors)|came? together|compounding factors|please (?:note|help)|if the incident|good story|kept finding|right thing|similar to|previous incidents?|incident reports?|bulletproof|this incident (?:shows|highlighted)|as demonstrated|is not acceptable|we know|apparently|panic\w*|SEV-?\d|status page|hypothes[ie]s|war room|post-?mortem|lessons?|ideally|counterintuitive|queer|strange)\b|^(?:what|why|who|how)\b", RegexOptions.IgnoreCase)] private static partial Regex Judgement();
    [GeneratedRegex(@"\b(?:first figure|earlier figure|(?:was|were) wrong|corrected|withdrawn|retracted|overstated|understated|counted (?:retries|twice|once)|we (?:said|wrote|told|published|posted|promised|believed)|page (?:said|says)|had promised|not \d|never published|misleading)\b", RegexOptions.IgnoreCase)] private static partial Regex Corrected();
    [GeneratedRegex(@"\b(?:should(?:n't| not)? have|would(?:n't| not)? have|could(?:n't| not)? have|might have|would be|if we (?:had|have))\b", RegexOptions.IgnoreCase)] private static partial Regex Counterfactual();
    [GeneratedRegex(@"\bp\d{2}\b|\b\d+m of|\b\d+ ?vCPU|\brps\b|\bqps\b|\b\d+ (?:cores|threads|GB|MB|replicas|connections|shards)\b|\bpercentile\b", RegexOptions.IgnoreCase)] private static partial Regex Percentile();
    [GeneratedRegex(@"\b(?:maybe|perhaps|probably|we think|i think|might be|ruled out|rejected|suspect(?:s|ed)? (?:was|were|to|that)|first suspect|was considered|under discussion|not agreed|proposed but)\b", RegexOptions.IgnoreCase)] private static partial Regex Guess();
    [GeneratedRegex(@"(\d{2}:\d{2}) UTC( (?:to|and|until|through) \d{2}:\d{2} UTC)")] private static partial Regex SameZone();
    [GeneratedRegex(@"\(\s*[,;]?\s*\)|""\s*""|“\s*”")] private static partial Regex Empty();
    [GeneratedRegex(@"\s+([,.;:!?)])")] private static partial Regex Stop();
    [GeneratedRegex(@"^(?:and|but|so|also|then|however|therefore|thus|unfortunately|additionally|as such|at this point|in addition),?\s+", RegexOptions.IgnoreCase)] private static partial Regex Conjunction();
    [GeneratedRegex(@"\b[Aa]n internal component(?:, an internal component)* and an internal component\b|\ban internal components\b")] private static partial Regex Components();
    [GeneratedRegex(@"\s+")] private static partial Regex Space();
    [GeneratedRegex(@"\p{L}{3,}.*\p{L}{3,}")] private static partial Regex Letters();
    [GeneratedRegex(@"(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:com|net|org|io|dev|app|cloud|internal|local|example|test|svc|rs|ai|co|uk|de|eu|us|wmnet|lan|corp)(?![\w-])")] private static partial Regex Domain();
    [GeneratedRegex(@"\b(?=[a-z0-9]{4,40}\b)(?!\d+(?:h|m|s|k|M|GB|MB|th|st|nd|rd|x)\d{0,2}m?\b)[a-z0-9]*(?:\d[a-z]+\d|[a-z]\d)[a-z0-9]*\b")] private static partial Regex Mixed();
    [GeneratedRegex(@"(?<![\d:.,-])\d[\d,.]*\d{2}(?![\d:%]|-\d| ?(?:minutes?|hours?|seconds?|UTC|%))(?<!\b(?:19|20)\d\d)")] private static partial Regex Large();
    [GeneratedRegex(@"\b(?:customers?|users?|people|guests?|merchants?|readers?|visitors?|requests?|events?|orders?|bookings?|reminders?|messages?|jobs?|downloads?|launches|releases|apps|accounts?|attempts?|deliver\w+|pages?|items?)\b", RegexOptions.IgnoreCase)] private static partial Regex Concerned();
    [GeneratedRegex(@"(?<=\d UTC): ")] private static partial Regex ZoneColon();
    [GeneratedRegex(@"^\W*\(|\b(?:the|a|an|of|to|with|by|for|and|or|from|in|called|named)[.,:]?$", RegexOptions.IgnoreCase)] private static partial Regex Cut();
}
