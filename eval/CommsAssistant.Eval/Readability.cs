using System.Text.RegularExpressions;

namespace CommsAssistant.Eval;

/// <summary>How hard a text is to read: Flesch-Kincaid grade, 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid et al., 1975).</summary>
internal static partial class Readability
{
    public static (double Grade, int Words) Of(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        if (words.Count == 0) return (0, 0);
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        return (0.39 * words.Count / sentences + 11.8 * words.Sum(Syllables) / words.Count - 15.59, words.Count);
    }

    private static int Syllables(string word)
    {
        var count = Vowels().Count(word);
        if (count > 1 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase)) count--;
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"[\p{L}']+")] private static partial Regex Word();
    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase)] private static partial Regex Vowels();
    [GeneratedRegex(@"[.!?](?=\s|$)|\n(?=\S)", RegexOptions.Multiline)] private static partial Regex SentenceEnd();
}
