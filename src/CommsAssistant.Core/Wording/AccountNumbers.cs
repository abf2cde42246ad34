using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>Finds numbers of bank accounts and payment cards. Both carry check digits, so an order number or a count is not taken for one.</summary>
public static partial class AccountNumbers
{
    /// <summary>All of them, cards after accounts; What is "iban" or "card".</summary>
    public static IEnumerable<TextMatch> Find(string text)
    {
        foreach (Match match in Iban().Matches(text))
            if (IsIban(match.Value)) yield return new TextMatch(match.Index, match.Length, match.Value, "iban");
        foreach (Match match in Card().Matches(text))
            if (IsCard(match.Value)) yield return new TextMatch(match.Index, match.Length, match.Value, "card");
    }

    private static bool IsIban(string value)
    {
        var plain = value.Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length is < 15 or > 34) return false;
        var rest = 0;
        foreach (var c in plain[4..] + plain[..4])
            rest = char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
        return rest == 1;
    }

    private static bool IsCard(string value)
    {
        var digits = value.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse().ToList();
        if (digits.Count is < 13 or > 19 || digits.Distinct().Count() < 2) return false;
        return digits.Select((d, i) => i % 2 == 0 ? d : d > 4 ? d * 2 - 9 : d * 2).Sum() % 10 == 0;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")] private static partial Regex Iban();
    [GeneratedRegex(@"(?<![\w.-])[3-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}[ -]?[0-9]{0,4}(?![\w-])")] private static partial Regex Card();
}
