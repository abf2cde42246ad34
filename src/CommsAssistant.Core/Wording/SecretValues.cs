using System.Buffers;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>Tells a value from the ordinary words that may stand at its place: "password: Kf8-plum" from "password: unchanged".</summary>
internal static partial class SecretValues
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("!@#$%^&*~");
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789.,:/%+-");

    /// <summary>Whether what stands beside a word such as "password" is one, with respect to how it is joined to it.</summary>
    public static bool IsSecret(Match named, string text)
    {
        var group = named.Groups["v"];
        var join = named.Groups["s"].ValueSpan;
        var value = group.ValueSpan.TrimEnd(".!?:…*");
        var isPassword = Password().IsMatch(named.Groups["n"].ValueSpan);
        if (value.Length < 4 || IsPlaceholder(value) || Ordinary().IsMatch(value)) return false;
        if (IsNumeric(value)) return isPassword && join.Length > 0 && !value.ContainsAny(":,%") && Digits(value) >= 4;
        if (join.Length == 0) return isPassword && value.Length >= 7 && IsMixed(value) && !Reference().IsMatch(value);
        if (char.IsLetter(join[0])) return IsMixed(value);
        if (join[0] is '=' && join.Length == 1) return true;
        return IsMixed(value) || (isPassword && !Inflected().IsMatch(value) && EndsLine(text, group.Index + group.Length));
    }

    /// <summary>True for letters beside digits, or for signs that words do not hold.</summary>
    public static bool IsMixed(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd(".!?:…*");
        var (letters, digits, upper, lower) = (0, 0, 0, 0);
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
            if (char.IsUpper(c)) upper++;
            if (char.IsLower(c)) lower++;
        }
        if (Reference().IsMatch(value)) return false;
        return (letters > 0 && digits > 0) || value.ContainsAny(Signs) || (value.Length >= 12 && upper > 2 && lower > 2);
    }

    /// <summary>True where somebody has already put a sign in place of the value.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => Placeholder().IsMatch(value);

    /// <summary>True for a string in which letters and digits change places as chance makes them, or an id of 128 bits.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value)
    {
        if (Uuid().IsMatch(value)) return true;
        var (run, changes, upper) = (0, 0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(value[i])) (run, changes, upper) = (0, 0, 0);
            else
            {
                run++;
                if (char.IsAsciiLetterUpper(value[i])) upper++;
                if (run > 1 && char.IsAsciiDigit(value[i]) != char.IsAsciiDigit(value[i - 1])) changes++;
            }
            if (run >= 12 && changes >= 4) return true;
        }
        return false;
    }

    /// <summary>True for a long string that mixes upper case, lower case and digits throughout, as only keys do.</summary>
    public static bool LooksLikeKey(ReadOnlySpan<char> value)
    {
        var (upper, lower, digits, changes) = (0, 0, 0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiLetterUpper(value[i])) upper++;
            if (char.IsAsciiLetterLower(value[i])) lower++;
            if (char.IsAsciiDigit(value[i])) digits++;
            if (i > 0 && char.IsAsciiLetterUpper(value[i]) != char.IsAsciiLetterUpper(value[i - 1])) changes++;
        }
        return upper > 3 && lower > 3 && digits > 1 && changes >= value.Length / 5;
    }

    private static bool IsNumeric(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(Numerals);

    private static bool EndsLine(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '"' or '\'' or '`' or '.' or ';' or ')') at++;
        return at >= text.Length || text[at] is '\n' or '\r';
    }

    private static int Digits(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var c in value)
            if (char.IsAsciiDigit(c)) digits++;
        return digits;
    }

    [GeneratedRegex(@"^(?:pass|passw|pwd?\b|pin\b|otp\b|kennwort|contrase|clave|mot de|wachtw|secret|auth)", RegexOptions.IgnoreCase)] private static partial Regex Password();
    [GeneratedRegex(@"^(?:[*•x.?_-]{3,}|\$\{?[A-Za-z_].*|<.*|\[.*|%.*%|\{\{.*|redacted|removed|hidden|masked|your[_-]\w+|/(?:[\w.-]+/?){1,12})$", RegexOptions.IgnoreCase)] private static partial Regex Placeholder();
    // Ticket numbers, times with a unit, versions, names of standards, files and addresses of pages.
    [GeneratedRegex(@"^(?:[A-Z]{2,10}-[0-9]{1,8}|#[0-9]{1,9}|@\w{1,80}|[0-9]{1,6}(?:[.,:][0-9]{1,4})?(?:ms|s|m|h|d|min|am|pm|st|nd|rd|th|k|x|%|z|-?hours?|-?days?|-?minutes?)|v?[0-9]{1,4}(?:\.[0-9]{1,5}){1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{4,12}Z?)?|oauth[0-9.]{0,4}|[0-9]{1,2}-?fa|sha-?[0-9]{1,3}|https?://.{0,400}|[\w.-]{1,60}\.(?:json|ya?ml|cs|py|js|ts|go|rb|sh|txt|md))$", RegexOptions.IgnoreCase)] private static partial Regex Reference();
    [GeneratedRegex(@"^(?:on|off|in|not|the|an?|and|from|or|has|have|will|can|cannot|un\w{2,20}|re\w{2,20}|changed|expired|valid|invalid|wrong|safe|still|only|being|work(?:s|ing)?|fail(?:s|ed|ing|ure)?|done|none|null|nil|true|false|string|bool|text|error|errors|help|page|form|field|login|logins|link|links|service|login|managers?|missing|empty|here|there|this|that|these|they|your|please|users?|customers?|issues?|problems?|same|okay|good|fine|broken|down|slow|open|closed|green|yes|used|also|just|never|ever|always|now|later|today|yesterday|investigating|identified|monitoring)$", RegexOptions.IgnoreCase)] private static partial Regex Ordinary();
    [GeneratedRegex(@"(?:ed|ing|able|ible|ion|ions|ment|ness|ity)$", RegexOptions.IgnoreCase)] private static partial Regex Inflected();
    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", RegexOptions.IgnoreCase)] private static partial Regex Uuid();
}
