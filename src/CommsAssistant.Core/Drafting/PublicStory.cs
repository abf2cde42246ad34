using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>A sentence for customers and the fact it comes from.</summary>
public sealed record PublicSentence(string Text, Fact Fact);

/// <summary>
/// What may be told to customers at a moment, from the facts that they may see. The newest account counts; older accounts add only what it does not speak of, and nothing from before a
/// correction. Sentences that no longer fit the status are left out: nothing failing in a text that says resolved, nothing recovered in one that says it is not.
/// </summary>
public sealed partial class PublicStory
{
    private static readonly string[] Phrases = [PublicPhrases.CauseKnown, PublicPhrases.ChangeReversed, PublicPhrases.EstimateVoid, PublicPhrases.Corrects];

    /// <summary>How long "not affected" is believed: such claims are the first to turn out wrong.</summary>
    private static readonly TimeSpan SparedFor = TimeSpan.FromMinutes(20);

    private PublicStory(IReadOnlyList<PublicSentence> impact, IReadOnlyList<PublicSentence> notAffected, IReadOnlyList<PublicSentence> workarounds)
    {
        Impact = impact;
        NotAffected = notAffected;
        Workarounds = workarounds;
    }

    /// <summary>What customers experience, most important first.</summary>
    public IReadOnlyList<PublicSentence> Impact { get; }
    /// <summary>What was not affected when it was last said, too long ago to be repeated without asking.</summary>
    public IReadOnlyList<string> Doubtful { get; private init; } = [];
    /// <summary>What is not affected.</summary>
    public IReadOnlyList<PublicSentence> NotAffected { get; }
    /// <summary>What customers can do.</summary>
    public IReadOnlyList<PublicSentence> Workarounds { get; }

    /// <summary>The fact behind one of the fixed phrases, if it holds and is newer than <paramref name="after"/>; null otherwise.</summary>
    public static Fact? Behind(FactLedger ledger, string phrase, DateTimeOffset? after = null) =>
        ledger.For(Audience.Customers).Where(f => f.PublicText is { } text && text.Contains(phrase, StringComparison.Ordinal) && (after is null || f.SaidAt > after)).MaxBy(f => f.SaidAt);

    /// <summary>The newest public post that the channel itself shows, wherever it went out; null when it shows none.</summary>
    public static Fact? PostToldOf(FactLedger ledger) => ledger.Facts.Where(f => f.Kind == FactKind.Communication && !f.IsHidden).MaxBy(f => f.SaidAt);

    /// <summary>The story at a status.</summary>
    public static PublicStory At(FactLedger ledger, IncidentStatus status, DateTimeOffset now)
    {
        var accounts = ledger.For(Audience.Customers).Where(f => f.PublicText is not null).OrderByDescending(f => f.SaidAt).ToList();
        var impact = new List<PublicSentence>();
        var spared = new List<PublicSentence>();
        var workarounds = new List<PublicSentence>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in accounts)
        {
            if (now - fact.SaidAt > TimeSpan.FromHours(impact.Count == 0 ? 12 : 2)) continue;
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (var sentence in fact.PublicText!.Split('\n').Except(Phrases))
            {
                if (!Fits(sentence, status) || PublicSymptoms.IsOne(sentence)) continue;
                var content = ChatText.ContentWords(sentence);
                if (told.Count > 0 && content.Count(told.Contains) * 2 >= content.Count) continue;
                words.UnionWith(content);
                (Spares().IsMatch(sentence) ? spared : Helps().IsMatch(sentence) ? workarounds : impact).Add(new PublicSentence(sentence, fact));
            }
            told.UnionWith(words);
            if (impact.Count >= 3) break;
        }
        if (impact.All(i => Concerns().IsMatch(i.Text))) impact.InsertRange(0, Composed(accounts, status, now));
        return new PublicStory([.. impact.Take(3)], [.. spared.Where(Fresh).Take(2)], [.. workarounds.Take(2)]) { Doubtful = [.. spared.Where(s => !Fresh(s)).Take(2).Select(s => s.Text)] };

        bool Fresh(PublicSentence sentence) => now - sentence.Fact.SaidAt <= SparedFor;
    }

    /// <summary>Where nobody has worded the impact for customers: what the last half hour's symptoms say of at most two subjects.</summary>
    private static IEnumerable<PublicSentence> Composed(List<Fact> accounts, IncidentStatus status, DateTimeOffset now) =>
        status is not (IncidentStatus.Investigating or IncidentStatus.Identified) ? []
            : accounts.Where(f => now - f.SaidAt < TimeSpan.FromMinutes(30)).SelectMany(f => f.PublicText!.Split('\n').Where(PublicSymptoms.IsOne).Select(s => new PublicSentence(s, f))).DistinctBy(s => s.Text).Take(1);

    /// <summary>
    /// What was told of the impact while it lasted, in the past tense, the most central first: for texts that say it is over or nearly so. Shares and figures of a moment are left out, as
    /// is what was told before <paramref name="from"/>.
    /// </summary>
    public static IReadOnlyList<PublicSentence> Was(FactLedger ledger, DateTimeOffset? from)
    {
        var told = ledger.For(Audience.Customers).Where(f => f.PublicText is not null && (from is null || f.SaidAt > from)).OrderByDescending(f => f.SaidAt)
            .SelectMany(f => f.PublicText!.Split('\n').Select(s => new PublicSentence(s, f)))
            .Where(s => !PublicPhrases.IsOne(s.Text) && !PublicSymptoms.IsOne(s.Text) && !Own().IsMatch(s.Text) && !Spares().IsMatch(s.Text) && !Helps().IsMatch(s.Text) && Felt().IsMatch(s.Text) && !Share().IsMatch(s.Text) && !Fleeting().IsMatch(s.Text))
            .Select(s => Tense.Past(s.Text) is { } past ? s with { Text = past } : null).OfType<PublicSentence>().ToList();
        var words = told.Select(s => ChatText.ContentWords(s.Text)).ToList();
        var counts = words.SelectMany(w => w).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var kept = new List<PublicSentence>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in Enumerable.Range(0, told.Count).OrderByDescending(i => words[i].Sum(w => counts[w])))
        {
            if (kept.Count >= 2 || said.Count > 0 && words[i].Count(said.Contains) * 2 >= words[i].Count) continue;
            kept.Add(told[i]);
            said.UnionWith(words[i]);
        }
        return kept;
    }

    /// <summary>True when the one sentence says little that the other does not.</summary>
    internal static bool Alike(string one, string other)
    {
        var words = ChatText.ContentWords(one);
        var others = ChatText.ContentWords(other);
        return words.Count(others.Contains) * 2 >= Math.Min(words.Count, others.Count);
    }

    /// <summary>The newest sentence on the cause that was published or that the commander gave for customers; null when there is none.</summary>
    public static PublicSentence? Cause(FactLedger ledger, IncidentStatus status) =>
        ledger.For(Audience.Customers).Where(f => f.PublicText is not null).OrderByDescending(f => f.SaidAt)
            .SelectMany(f => f.PublicText!.Split('\n').Where(s => NamesCause().IsMatch(s)).Select(s => new PublicSentence(status == IncidentStatus.Resolved ? s.Replace("cause is ", "cause was ", StringComparison.Ordinal) : s, f))).FirstOrDefault();

    /// <summary>True for a sentence on data loss, charges or what outlasts the incident.</summary>
    internal static bool IsLasting(string sentence) => Lasting().IsMatch(sentence) && !Past().IsMatch(Window().Replace(sentence, "")) || None().IsMatch(sentence);

    private static bool Fits(string sentence, IncidentStatus status)
    {
        if (Own().IsMatch(sentence) && !(status is IncidentStatus.Investigating or IncidentStatus.Identified && Measure().IsMatch(sentence))) return false;
        return status switch
        {
            IncidentStatus.Investigating or IncidentStatus.Identified => !Over().IsMatch(sentence) || Still().IsMatch(sentence),
            IncidentStatus.Monitoring => !Failing().IsMatch(sentence) || (Past().IsMatch(sentence) && !Now().IsMatch(sentence)),
            _ => Past().IsMatch(sentence) || (Over().IsMatch(sentence) && !Still().IsMatch(sentence)) || Lasting().IsMatch(sentence),
        };
    }

    [GeneratedRegex(@"^This concerns\b")] private static partial Regex Concerns();
    [GeneratedRegex(@"^(?:The|This|Its) (?:\w+ )?cause (?:is|was) (?:an?|one|our)\b(?![^.]*\b(?:unknown|not known|investigat\w*)\b)|\b(?:was|were|is|are) caused by\b", RegexOptions.IgnoreCase)] private static partial Regex NamesCause();
    [GeneratedRegex(@"\bwe\b[^.]{0,80}\b(?:have |are )?(?:paused|suspended|pausing|turned off|switched off)\b", RegexOptions.IgnoreCase)] private static partial Regex Measure();
    [GeneratedRegex(@"\b(?:fail\w*|cannot|could not|unable|unavailable|down|errors?|slow\w*|delayed|late|lack\w*|missing|incomplete|affected|stale|out of date|not up to date|paused|stuck|dropped|signed out|logged out|timed? out|trouble)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
    [GeneratedRegex(@"\d\s?%|(?<![\d:])\d[\d,.]*(?![\d:])(?! (?:UTC|(?:January|February|March|April|May|June|July|August|September|October|November|December)))|\b(?:half|thirds?|quarters?|one in|every other|per ?cent|twice|hundred|thousand|million|billion)\b", RegexOptions.IgnoreCase)] private static partial Regex Share();
    [GeneratedRegex(@"\b(?:again|have returned|has returned|in part|increased|reduced|improv\w*|progress|recover\w*|while|because|others?|last|step by step|measure|lost|charged|earlier|this|that|these|those|it|they)\b", RegexOptions.IgnoreCase)] private static partial Regex Fleeting();
    [GeneratedRegex(@"\b(?:was|were) (?:not )?(?:charged|lost|deleted)\b", RegexOptions.IgnoreCase)] private static partial Regex Window();
    [GeneratedRegex(@"\b(?:no|none|nobody|nothing|not)\b[^.]{0,40}\b(?:lost|deleted|charged)\b", RegexOptions.IgnoreCase)] private static partial Regex None();
    [GeneratedRegex(@"\b(?:we (?:are|will|have|know|post|said|do not|don'?t)|our (?:earlier|post)|investigating|identified|cause|resolved|correction|estimate|monitoring|watching|update)\b", RegexOptions.IgnoreCase)] private static partial Regex Own();
    [GeneratedRegex(@"\b(?:not affected|unaffected|(?:is|are|looks?|run|runs|work|works|keep|keeps) (?:fine|normal(?:ly)?|working(?! on)|unaffected)|not impacted|is fine|are fine|(?:EU|US)\S* (?:is )?fine|serve normally|can keep)\b", RegexOptions.IgnoreCase)] private static partial Regex Spares();
    [GeneratedRegex(@"\b(?:workaround|try(?:ing)? (?:it )?again|you can|please (?:use|sign|try)|instead|meanwhile|refresh|sign in once)\b", RegexOptions.IgnoreCase)] private static partial Regex Helps();
    [GeneratedRegex(@"\b(?:recover\w*|restored|works? again|working (?:again|normally)|back to normal|normal(?:ly)? (?:again|since)|fixed|resolved|succeed\w*|operational|full service|coming back|have stopped|healthy|fine)\b", RegexOptions.IgnoreCase)] private static partial Regex Over();
    [GeneratedRegex(@"\b(?:still|not|cannot|can'?t|fail\w*|partial\w*|lack|missing|slow\w*|some|errors?)\b", RegexOptions.IgnoreCase)] private static partial Regex Still();
    [GeneratedRegex(@"\b(?:fails?|failing|cannot|can'?t|unable|unavailable|down|broken|still)\b", RegexOptions.IgnoreCase)] private static partial Regex Failing();
    [GeneratedRegex(@"\bstill\b|\bare failing\b|\bothers\b", RegexOptions.IgnoreCase)] private static partial Regex Now();
    [GeneratedRegex(@"\b(?:was|were|failed|could not|had|between|from \d|dropped|did not|stopped)\b", RegexOptions.IgnoreCase)] private static partial Regex Past();
    [GeneratedRegex(@"\b(?:lost|charged|data|still (?:paused|open)|stays? paused|for up to)\b", RegexOptions.IgnoreCase)] private static partial Regex Lasting();
}
