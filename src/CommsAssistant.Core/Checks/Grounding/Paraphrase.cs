using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Grounding;

/// <summary>
/// Compares a sentence in words of its own with what it rests on. Numbers, times, ids, names and quotations have to stand in the sources as <see cref="Grounded"/> has it. Since few words are
/// shared, clauses cannot be matched; so a "not" that came or went and a guess told as certain are looked for in the sentence of the sources that is closest. It fits stories of what is over.
/// </summary>
public static partial class Paraphrase
{
    /// <summary>Problems; empty when none was found.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="sources">What it rests on; with none everything is a problem.</param>
    /// <param name="names">Names that may be said without a source.</param>
    /// <param name="isEveryday">True for a word of everyday English in lower case, which is no name though it opens a sentence.</param>
    public static IReadOnlyList<GroundingProblem> Problems(string sentence, IReadOnlyList<GroundingSource> sources, IReadOnlyCollection<string> names, Func<string, bool> isEveryday)
    {
        var problems = Grounded.Problems(sentence, sources, names, int.MaxValue).Where(p => Stays(p, sources, isEveryday)).ToList();
        if (sources.Count == 0) return problems;
        var said = Denial().Count(sentence);
        // A "not" of its own: nothing that the sources say of the same matter holds one.
        var about = sources.SelectMany(s => ChatText.Sentences(s.Text)).Where(t => Classes(t).Overlaps(Classes(sentence))).ToList();
        if (said > 0 && about.Count > 0 && !about.Exists(t => Negative().IsMatch(t))) problems.Add(new GroundingProblem("negation", Denial().Match(sentence).Value));
        // A "not" that is gone, a guess told as certain: the clause that says most of the same holds it.
        var closest = Closest(sentence, sources);
        if (said == 0 && !Negative().IsMatch(sentence) && closest.Count > 0 && closest.TrueForAll(c => Denial().IsMatch(c.Text) && c.Share >= 0.6)) problems.Add(new GroundingProblem("negation", Denial().Match(closest[0].Text).Value));
        if (!Guess().IsMatch(sentence) && closest.Count > 0 && closest.TrueForAll(c => Guess().IsMatch(c.Text) || c.IsGuess)) problems.Add(new GroundingProblem("certainty", Guess().Match(closest[0].Text) is { Success: true } guess ? guess.Value : "a guess"));
        foreach (Match number in Rounded(sources)) if (sentence.Contains(number.Groups["n"].Value, StringComparison.Ordinal) && !IsRounded(sentence, number.Groups["n"].Value) && !sources.Any(s => Exact(s.Text, number.Groups["n"].Value))) problems.Add(new GroundingProblem("certainty", number.Value));
        return [.. problems.Distinct()];
    }

    /// <summary>What proves something where few words are shared.</summary>
    private static bool Stays(GroundingProblem problem, IReadOnlyList<GroundingSource> sources, Func<string, bool> isEveryday) => problem.Kind switch
    {
        "claim" => sources.Count == 0,
        "attribution" => !isEveryday(problem.Words.ToLowerInvariant()) && !Calendar().IsMatch(problem.Words),
        "negation" => !problem.Words.Contains(' ', StringComparison.Ordinal) && GroundedWords.OppositeOf(problem.Words) is not null,
        "certainty" => !problem.Words.Contains(' ', StringComparison.Ordinal) && !sources.Any(s => Akin(s.Text, problem.Words)) && (GroundedWords.Boosters.Contains(problem.Words) || GroundedWords.ScopeOf(problem.Words) is not null),
        "name" => !isEveryday(problem.Words.ToLowerInvariant()) && !Calendar().IsMatch(problem.Words),
        _ => true,
    };

    /// <summary>True when a word of the same root stands in a text: "confirmed" beside "confirmation", "fully" beside "full".</summary>
    private static bool Akin(string text, string word) => word.Length > 3 && Word().Matches(text).Any(m => m.Length > 3 && m.Value.StartsWith(word[..Math.Min(word.Length - 1, Math.Max(4, word.Length - 2))], StringComparison.OrdinalIgnoreCase));

    /// <summary>Which part of a sentence's words, 0 to 1, stands in the texts, in any form.</summary>
    public static double Shared(string sentence, IEnumerable<string> texts)
    {
        var (words, known) = (Classes(sentence), texts.SelectMany(Classes).ToHashSet(StringComparer.Ordinal));
        var roots = known.Where(k => k.Length >= 5).Select(k => k[..5]).ToHashSet(StringComparer.Ordinal);
        return words.Count == 0 ? 1 : (double)words.Count(w => known.Contains(w) || w.Length >= 5 && roots.Contains(w[..5])) / words.Count;
    }

    /// <summary>The clauses of the sources that share most with a sentence, and which part of its words they share.</summary>
    private static List<(string Text, bool IsGuess, double Share)> Closest(string sentence, IReadOnlyList<GroundingSource> sources)
    {
        var words = Classes(sentence);
        var all = sources.SelectMany(s => ChatText.Sentences(s.Text).SelectMany(t => Break().Split(t)).Select(t => (Text: t, s.IsGuess, Shared: Classes(t).Count(words.Contains)))).ToList();
        var most = all.Select(a => a.Shared).DefaultIfEmpty(0).Max();
        return most == 0 ? [] : [.. all.Where(a => a.Shared == most).Select(a => (a.Text, a.IsGuess, (double)a.Shared / Math.Max(1, words.Count)))];
    }

    private static HashSet<string> Classes(string text) =>
        Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length > 2 && !GroundedWords.IsEmpty(w)).Select(GroundedWords.ClassOf).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<Match> Rounded(IReadOnlyList<GroundingSource> sources) => sources.SelectMany(s => About().Matches(s.Text));

    private static bool IsRounded(string text, string number) => About().Matches(text).Any(m => m.Groups["n"].Value == number);

    private static bool Exact(string text, string number) => text.Contains(number, StringComparison.Ordinal) && !IsRounded(text, number);

    [GeneratedRegex(@"[,;:()—|]| (?:and|but|so|because|while|which|when|causing) ", RegexOptions.IgnoreCase)] private static partial Regex Break();
    [GeneratedRegex(@"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$", RegexOptions.IgnoreCase)] private static partial Regex Calendar();
    [GeneratedRegex(@"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable)\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Denial();
    [GeneratedRegex(@"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|fail\w*|lack\w*|missing|only|un\w{4,}|out of|down|stop\w*|lost|block\w*|prevent\w*|ignor\w*|zero|empty|insufficient|refus\w*|error\w*|less|before|instead|still|stuck|broke\w*|wrong|in\w{3,}(?:ble|ct|id)|dis\w{4,})\b|n['’]t\b", RegexOptions.IgnoreCase)] private static partial Regex Negative();
    [GeneratedRegex(@"\b(?:maybe|perhaps|probabl[ey]|possibl[ey]|likely|suspect\w*|believ\w*|belief|think\w*|might|seem\w*|appear(?:s|ed)? to|hypothes\w+|theory|unclear|unconfirmed|presumabl[ey]|suggest\w*|yet to be|looks like)\b", RegexOptions.IgnoreCase)] private static partial Regex Guess();
    [GeneratedRegex(@"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|up to)\s{1,2}|~\s?)(?<n>\d[\d.,]*\d|\d)", RegexOptions.IgnoreCase)] private static partial Regex About();
    [GeneratedRegex(@"[\p{L}][\p{L}'-]*")] private static partial Regex Word();
}
