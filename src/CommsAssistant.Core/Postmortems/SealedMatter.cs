using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>
/// What a document keeps to itself: sections headed as internal, and lines that say what is not for outside. Their rarer words close a sentence elsewhere too. Where a section says
/// what may be told outside, words with a legal meaning in the description of the impact are open.
/// </summary>
internal sealed partial class SealedMatter
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> forbidden = new(StringComparer.Ordinal);
    private readonly HashSet<int> sections = [];
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly List<Said> wordings = [];
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private readonly bool isGuarded;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    public SealedMatter(PostmortemDocument document)
    {
        foreach (var section in document.Sections)
        {
            if (section.Path.Any(h => Heading().IsMatch(h))) sections.Add(section.Number);
            if (Cleared().IsMatch(section.Heading)) IsCleared = true;
        }
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var section in document.Sections.Where(s => !sections.Contains(s.Number) && !Cleared().IsMatch(s.Heading)))
            foreach (var word in section.Blocks.SelectMany(b => ChatText.ContentWords(b.Text)).Concat(ChatText.ContentWords(section.Heading))) counts[word] = counts.GetValueOrDefault(word) + 1;
        foreach (var section in document.Sections)
            foreach (var block in section.Blocks)
            {
                if (sections.Contains(section.Number)) words.UnionWith(ChatText.ContentWords(block.Text).Where(w => counts.GetValueOrDefault(w) <= 1 && !Generic().IsMatch(w)));
                foreach (Match not in NotOutside().Matches(block.Text))
                {
                    forbidden.UnionWith(ChatText.ContentWords(not.Groups["w"].Value).Where(w => !Generic().IsMatch(w) && (counts.GetValueOrDefault(w) <= 6 || !IsCleared)));
                    foreach (Match number in Number().Matches(not.Groups["w"].Value)) forbidden.Add(number.Value);
                }
            }
        foreach (var word in ChatText.ContentWords(document.Title)) { words.Remove(word); forbidden.Remove(word); }
        foreach (var said in ReportMaterial.Impact(document)) own.UnionWith(CustomerVocabulary.StemsOf(said.Text));
        own.UnionWith(CustomerVocabulary.StemsOf(document.Title));
        isGuarded = sections.Count > 0 || document.Sections.Take(2).SelectMany(s => s.Blocks.Take(4)).Any(b => Marked().IsMatch(b.Text));
        var outside = document.Sections.Where(s => Cleared().IsMatch(s.Heading)).SelectMany(s => s.Blocks).Select(b => b.Text).Append(document.Title).Concat(ReportMaterial.Impact(document).Select(s => s.Text));
        foreach (var text in outside)
            foreach (Match count in Count().Matches(text)) counted.Add(Digits(count.Value));
        if (!IsCleared) return;
        foreach (var said in ReportMaterial.Impact(document)) open.UnionWith(ChatText.ContentWords(said.Text));
        open.UnionWith(ChatText.ContentWords(document.Title));
        foreach (var block in document.Sections.Where(s => Cleared().IsMatch(s.Heading)).SelectMany(s => s.Blocks).Where(b => !NotOutside().IsMatch(b.Text)))
            foreach (Match quoted in Quoted().Matches(block.Text))
            {
                open.UnionWith(ChatText.ContentWords(quoted.Groups["q"].Value));
                wordings.Add(new Said(quoted.Groups["q"].Value, block.Place));
            }
    }

    /// <summary>True when a section says what was agreed to be told outside.</summary>
    public bool IsCleared { get; }

    /// <summary>Words of the title and of the description of the impact, which customers know.</summary>
    public IReadOnlySet<string> OwnWords => own;

    /// <summary>Words that the document gives for outside.</summary>
    public IReadOnlyList<Said> Wordings => wordings;

    /// <summary>True when something may be told outside only as the document says, and this sentence says something else.</summary>
    public bool IsBeyond(string sentence) => IsCleared && ChatText.ContentWords(sentence).Any(w => !open.Contains(w) && !Plain().IsMatch(w));

    /// <summary>
    /// A count that only the account for colleagues gives, in a document that keeps a part to itself; null when there is none. What the description of the impact counts is for customers,
    /// and so is what was agreed to be told; other counts may be of the very thing that is kept back.
    /// </summary>
    public string? CountBeyond(string sentence)
    {
        if (!isGuarded) return null;
        foreach (Match count in Count().Matches(sentence)) if (!counted.Contains(Digits(count.Value))) return count.Value.Trim();
        return null;
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsDigit));

    public bool IsSealed(DocumentPlace place) => sections.Contains(place.Section);

    /// <summary>The word that closes this sentence; null when none does. In a description of the impact only words named as not for outside do.</summary>
    public string? Closes(string sentence, bool isImpact)
    {
        foreach (var word in ChatText.ContentWords(sentence)) if (forbidden.Contains(word) || !isImpact && words.Contains(word)) return word;
        foreach (Match number in Number().Matches(sentence)) if (forbidden.Contains(number.Value)) return number.Value;
        return null;
    }

    [GeneratedRegex(@"\b(?:security (?:notes?|details?|considerations)|internal notes?|notes? \(internal|internal only|internal use|do not (?:publish|share)|confidential|not for (?:publication|customers|the public|outside)|restricted notes?|privileged|private notes?|legal notes?|sealed|under seal|embargoed|withheld|closed (?:parts?|matters?)|not (?:for|to be) (?:release|released|published)|classified|vertraulich|confidencial|confidentiel)\b|\(internal\b", RegexOptions.IgnoreCase)] private static partial Regex Heading();
    [GeneratedRegex(@"\b(?:may|can) be (?:said|told|published)\b|\bcleared for\b|\bagreed (?:wording|statement)|\bapproved (?:wording|statement)|\bpublic statement\b", RegexOptions.IgnoreCase)] private static partial Regex Cleared();
    [GeneratedRegex(@"(?:^|[.;] )(?:Not|Never|Do not say|Not the words?|Not outside|Do not (?:say|mention|use)(?: the words?)?)\b(?! (?:affected|impacted|lost|changed|possible|available|reached|working|sure|yet|clear|all|every\w*|only|many|much|just|really|convinced|certain|to|in|a|an|that|what|enough|until|before|as)\b):?\s+(?<w>[^.\n]{3,400})", RegexOptions.IgnoreCase)] private static partial Regex NotOutside();
    [GeneratedRegex("[\"“](?<q>[^\"”\n]{12,300})[\"”]")] private static partial Regex Quoted();
    [GeneratedRegex(@"^(?:incident|declar|resolv|cause|found|began|work|problem|learn|impact|customer|end|back|chang|rolled|restor|again|service)$")] private static partial Regex Plain();
    [GeneratedRegex(@"\b(?:confidential|embargoed|under seal|not for publication|internal use only|vertraulich)\b", RegexOptions.IgnoreCase)] private static partial Regex Marked();
    [GeneratedRegex(@"(?<![\d:.,/\p{L}-])(?:\d{1,3}(?:[,.\u00a0 ]\d{3}){1,4}|\d{2,9})(?![\d:%/\p{L}-]|[.,]\d| ?(?:UTC|GMT|CET|CEST|BST|%|per ?cent|minutes?|mins?|hours?|h|seconds?|secs?|s|ms|days?|weeks?|months?|years?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6})\b)(?<!\b(?:19|20)\d\d)(?<!\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6} \d\d)")] private static partial Regex Count();
    [GeneratedRegex(@"(?<![\d.:,])\d{2,}(?![\d:%]|[.,]\d)")] private static partial Regex Number();
    [GeneratedRegex(@"^(?:work|customer|user|incident|time|part|document|account|name|file|first|change|effect|found|said|told|address|access|during|problem|service|export|complete|assess\w*|legal|filed|page|open|call|number|data|what|nothing|system|all)$")] private static partial Regex Generic();
}
