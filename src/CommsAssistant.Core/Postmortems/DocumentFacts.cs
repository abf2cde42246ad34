using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Core.Postmortems;

/// <summary>What the document tells, as facts with their place as evidence.</summary>
internal static partial class DocumentFacts
{
    private const int LongestQuote = 400;
    private const int LongestText = 190;
    private const int LongAside = 110;

    /// <summary>One fact for each event; the ids follow from the places, so that the same document gives the same ids.</summary>
    public static IReadOnlyList<Fact> Of(PostmortemDocument document, DocumentTimeline timeline)
    {
        var texts = document.Sections.SelectMany(s => s.Blocks.Select(b => (b.Place, b.Text)).Prepend((s.Place, Text: s.Heading))).ToDictionary(p => p.Place, p => p.Text);
        var facts = new List<Fact>();
        foreach (var one in timeline.Events)
        {
            var kind = KindOf(one.Text);
            var source = document.Source(one.Places[0]);
            facts.Add(new Fact
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"doc-{one.Places[0]}-{one.At.ToUnixTimeSeconds()}-{facts.Count}"), Kind = kind, Text = Redact.All(Short(one.Text)), At = one.At, SaidAt = one.At,
                Evidence = [new Evidence(source, Quote(texts[one.Places[0]], one.Text))], Confidence = Hedge().IsMatch(one.Text) ? Confidence.Hedged : Confidence.Stated, Weight = one.IsListed ? 50 : 30, IsKey = IsKey(kind),
            });
        }
        return facts;
    }

    /// <summary>The facts of the rules with what a model read: where both tell the same, in the model's words; what only one of them tells beside it. In order of time.</summary>
    public static IReadOnlyList<Fact> With(PostmortemDocument document, IReadOnlyList<Fact> rules, IReadOnlyList<ReadEvent> read)
    {
        if (read.Count == 0) return rules;
        var facts = rules.ToList();
        var reworded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in read)
        {
            var source = document.Source(one.Place);
            var same = facts.FindIndex(f => f.Origin == FactOrigin.Rules && !reworded.Contains(f.Id) && f.Evidence[0].Source == source && Math.Abs((f.At - one.At).TotalSeconds) < 60);
            if (same >= 0)
            {
                reworded.Add(facts[same].Id);
                if (one.Text is null) continue;
                facts[same] = facts[same] with { Kind = one.Kind, Text = Redact.All(one.Text), Evidence = [facts[same].Evidence[0] with { Quote = one.Quote }], Confidence = one.Confidence, Origin = FactOrigin.Model, IsKey = IsKey(one.Kind), Weight = 50 };
                continue;
            }
            facts.Add(new Fact
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"doc-{one.Place}-{one.At.ToUnixTimeSeconds()}-m{facts.Count}"), Kind = one.Kind, Text = Redact.All(one.Text ?? one.Quote), At = one.At, SaidAt = one.At,
                Evidence = [new Evidence(source, one.Quote)], Confidence = one.Confidence, Weight = 50, IsKey = IsKey(one.Kind), Origin = FactOrigin.Model,
            });
        }
        return [.. facts.OrderBy(f => f.At)];
    }

    /// <summary>One or two sentences: the first, and the one that marks the start or end of the impact; asides taken out where the text is long.</summary>
    private static string Short(string text)
    {
        text = Written().Replace(text, m => m.Value switch { "cert" => "certificate", "certs" => "certificates", "config" => "configuration", "configs" => "configurations", "prod" => "production", "db" or "DB" => "database", _ => m.Value });
        if (text.Length <= LongAside) return text;
        text = Aside().Replace(text, "").Trim();
        if (text.Length <= LongestText) return text;
        var sentences = ChatText.Sentences(text);
        if (sentences.Count == 0) return text[..LongestText];
        var told = sentences[0];
        // What follows a colon or a dash explains; where the sentence is long the part before it tells what happened.
        if (told.Length > LongestText && Explains().Match(told, 20) is { Success: true } explains) told = told[..explains.Index];
        foreach (var sentence in sentences.Skip(1))
            if (told.Length + sentence.Length < LongestText || StartsImpact().IsMatch(sentence) || EndsImpact().IsMatch(sentence)) told += " " + sentence;
            else if (told.Length > 40) break;
        return told.Length <= LongestQuote ? told : told[..LongestQuote];
    }

    public static IReadOnlyList<TimelineEntry> Timeline(IReadOnlyList<Fact> facts) =>
        [.. facts.Select(f => new TimelineEntry(f.At, f.Kind, f.Text, f.Evidence, f.IsKey, f.Confidence, f.Origin, [f.Id]))];

    /// <summary>The part of the piece that tells it, verbatim and without credentials.</summary>
    public static string Quote(string block, string words)
    {
        var quote = block.Contains(words, StringComparison.Ordinal) ? words : block;
        quote = Redact.UpToFirst(quote);
        return quote.Length <= LongestQuote ? quote : quote[..LongestQuote];
    }

    private static bool IsKey(FactKind kind) => kind is FactKind.ImpactStart or FactKind.Detected or FactKind.CauseConfirmed or FactKind.Action or FactKind.Mitigated or FactKind.ImpactEnd or FactKind.Resolved;

    public static FactKind KindOf(string text) =>
        EndsImpact().IsMatch(text) ? FactKind.ImpactEnd
        : StartsImpact().IsMatch(text) ? FactKind.ImpactStart
        : Estimates().IsMatch(text) ? FactKind.Estimate
        : Rejects().IsMatch(text) ? FactKind.HypothesisRejected
        : Guesses().IsMatch(text) ? FactKind.Hypothesis
        : Reopens().IsMatch(text) ? FactKind.StatusChange
        : Resolves().IsMatch(text) ? FactKind.Resolved
        : Causes().IsMatch(text) ? FactKind.CauseConfirmed
        : Opens().IsMatch(text) ? FactKind.Declared
        : Tells().IsMatch(text) ? FactKind.Communication
        : HandsOver().IsMatch(text) ? FactKind.Handover
        : Decides().IsMatch(text) ? FactKind.Decision
        : Recovers().IsMatch(text) ? FactKind.Mitigated
        : Detects().IsMatch(text) ? FactKind.Detected
        : Acts().IsMatch(text) ? FactKind.Action
        : Escalates().IsMatch(text) ? FactKind.Escalation
        : Fails().IsMatch(text) ? FactKind.Symptom : FactKind.Finding;

    [GeneratedRegex(@"(?<![\w.-])(?:certs?|configs?|prod|db|DB)(?![\w.-])")] private static partial Regex Written();
    [GeneratedRegex(@"\s?[:;–—](?=\s)")] private static partial Regex Explains();
    [GeneratedRegex(@"\s?[(\[][^()\[\]\n]{0,200}[)\]]")] private static partial Regex Aside();
    [GeneratedRegex(@"\b(?:about|around|looks? like|probably|possibly|seems?|suspect\w*|maybe)\b", RegexOptions.IgnoreCase)] private static partial Regex Hedge();
    [GeneratedRegex(@"\b(?:impact|outage|downtime|incident is)(?: is| was)? (?:ends?|ended|over|solved)\b|\bOUTAGE ENDS\b|\bthe downtime ends\b", RegexOptions.IgnoreCase)] private static partial Regex EndsImpact();
    [GeneratedRegex(@"\b(?:impact|outage|downtime|incident|errors) (?:starts?|begins?|began|started)\b", RegexOptions.IgnoreCase)] private static partial Regex StartsImpact();
    [GeneratedRegex(@"\b(?:estimates?d?|ETA|expected (?:by|at)|withdrawn)\b", RegexOptions.IgnoreCase)] private static partial Regex Estimates();
    [GeneratedRegex(@"\b(?:ruled out|rejected|disproved|not the cause|wrong conclusion|no effect|had no effect|unrelated)\b", RegexOptions.IgnoreCase)] private static partial Regex Rejects();
    [GeneratedRegex(@"\b(?:hypothes\w+|suspect\w*|theory|possible cause|believ\w+)\b", RegexOptions.IgnoreCase)] private static partial Regex Guesses();
    [GeneratedRegex(@"\b(?:reopen\w*|withdraws?)\b", RegexOptions.IgnoreCase)] private static partial Regex Reopens();
    [GeneratedRegex(@"^(?:incident |issue |all )?(?:is |was )?(?:declared |marked )?(?:resolved|closed)\b|\b(?:incident|issue) (?:is |was )?(?:declared )?(?:resolved|closed)\b|\b\d{2}:\d{2} resolved\b", RegexOptions.IgnoreCase)] private static partial Regex Resolves();
    [GeneratedRegex(@"\bcauses? (?:is |was |were )?(?:confirmed|found|identified|known|understood|discovered)|\b(?:found|finds|identified|identifies|discovered|determined|explanation)\b[^.\n]{0,60}\b(?:cause|reason|culprit|typo|bug|revealed|limit|expired)\b|\broot cause\b|\bboth failures understood|\bexpired certificate confirmed", RegexOptions.IgnoreCase)] private static partial Regex Causes();
    [GeneratedRegex(@"\b(?:incident|INC-?\d+) (?:is |was )?(?:opened|declared|created|started)\b|\bdeclares? (?:an? |INC)|\bincident declared\b|\bopened\b[^.\n]{0,20}\bSEV", RegexOptions.IgnoreCase)] private static partial Regex Opens();
    [GeneratedRegex(@"\b(?:status page|comms|announce\w*|page (?:says|corrected|gives)|public (?:post|statement|estimate)|statement published|told|customers? (?:informed|notified)|distributed|tweet\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Tells();
    [GeneratedRegex(@"\bcommand (?:passes|to|handed|back)|\btakes? command|\bhand(?:ed|s)? over\b", RegexOptions.IgnoreCase)] private static partial Regex HandsOver();
    [GeneratedRegex(@"\bdeci(?:ded|sion|des)\b", RegexOptions.IgnoreCase)] private static partial Regex Decides();
    [GeneratedRegex(@"\b(?:recover(?:s|ed|y|ing)?|restored|back (?:online|to normal|up)|works? (?:again|normally)|succeed\w*|healthy|normal again|on time|functional|complete again|operational|operating normally)\b", RegexOptions.IgnoreCase)] private static partial Regex Recovers();
    [GeneratedRegex(@"\b(?:alerts?|alerted|pages? (?:on-?call|\p{Lu})|paged|first (?:report|page|ticket)|reports?|reported|noticed|notices|tickets?|monitoring (?:fires|fired)|observed|detected)\b", RegexOptions.IgnoreCase)] private static partial Regex Detects();
    [GeneratedRegex(@"\b(?:restart\w*|roll(?:ed|s|ing)? ?back|rollback|revert\w*|deploy\w*|remov\w*|delet\w*|add(?:ed|s)|scal(?:ed|es|ing)|block(?:ed|s)?|disabl\w*|enabl\w*|switch\w*|cordon\w*|replac\w*|issued|merg\w*|appl(?:ied|ies)|paused|throttle|fix\w*|push\w*|ship\w*|updat\w*|chang\w*|moved?|clear\w*|purg\w*|queued|installed|order\w*|rotat\w*|revoked|re-?run|stopp?\w*|put back|taken out|depool\w*|repool\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Acts();
    [GeneratedRegex(@"\b(?:SEV-?\d|escalat\w*|joins?|joined|contacts?|war room|raised to)\b", RegexOptions.IgnoreCase)] private static partial Regex Escalates();
    [GeneratedRegex(@"\b(?:fail\w*|errors?|slow\w*|down|unavailable|crash\w*|timeouts?|empty|missing|late|delay\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Fails();
}
