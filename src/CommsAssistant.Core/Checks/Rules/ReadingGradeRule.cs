using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Flesch-Kincaid grade of a public text of 30 words and more: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid et al., 1975). Product names do not count.</summary>
public sealed partial class ReadingGradeRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "reading-grade";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic || Grade(context.Draft.Body, context.Catalogue) is not { } grade || grade <= context.Options.WarnGrade) yield break;
        yield return Places.Whole(Id, grade > context.Options.BlockGrade ? FindingSeverity.Block : FindingSeverity.Warn, FormattableString.Invariant($"Reads at grade {grade:0.0}; {context.Options.WarnGrade:0} is what most people read with ease. Shorter words, shorter sentences."));
    }

    /// <summary>The grade; null for texts of fewer than 30 words.</summary>
    internal static double? Grade(string text, Catalogue catalogue)
    {
        foreach (var name in catalogue.PublicNames.Where(n => n.Length > 2)) text = text.Replace(name, "it", StringComparison.OrdinalIgnoreCase);
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        if (words.Count < 30) return null;
        var sentences = Math.Max(1, ChatText.Sentences(text).Count);
        return 0.39 * words.Count / sentences + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    private static int Syllables(string word)
    {
        var count = Vowels().Count(word);
        if (word.Length > 2 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase) && count > 1) count--;
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"[\p{L}']+")] private static partial Regex Word();
    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase)] private static partial Regex Vowels();
}
