using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>An acronym is spelt out at first use, stands in the catalogue, or is a word that everybody knows. Each is reported once.</summary>
public sealed partial class AcronymRule : IDraftRule
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "UTC", "GMT", "BST", "CET", "CEST", "EET", "EEST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CT", "PT", "IST", "SGT", "JST", "AEST", "AEDT",
        "ETA", "US", "USA", "UK", "EU", "AM", "PM", "OK", "ID", "FAQ", "PDF", "CSV", "SMS", "TV", "URL", "PIN", "DRILL", "NOT",
    };

    /// <inheritdoc/>
    public string Id => "acronym";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic) return [];
        var names = context.Catalogue.PublicNames.Concat(context.Catalogue.Acronyms).ToList();
        return Acronym().Matches(context.Text).DistinctBy(m => m.Value)
            .Where(m => !Known.Contains(m.Value) && !names.Any(n => n.Contains(m.Value, StringComparison.OrdinalIgnoreCase)) && !IsDefined(context.Text, m))
            .Select(m => new Finding(Id, FindingSeverity.Warn, $"\"{m.Value}\" is not explained. Spell it out at first use.", m.Index, m.Length));
    }

    private static bool IsDefined(string text, Match acronym)
    {
        var end = acronym.Index + acronym.Length;
        return (acronym.Index > 0 && text[acronym.Index - 1] == '(' && end < text.Length && text[end] == ')') || text.AsSpan(end).StartsWith(" (", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_-])[A-Z]{2,6}(?![\p{L}\p{N}_-])")] private static partial Regex Acronym();
}
