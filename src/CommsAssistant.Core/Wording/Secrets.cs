using System.Buffers;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>
/// Finds credentials: the keys of known vendors, private keys, headers, cookies, links that sign or name a user, command lines, values that stand beside a word such as "password", and
/// strings that look random. Each place is the credential itself, without the word beside it.
/// </summary>
public static partial class Secrets
{
    // The fewest characters without white space that VendorKeys (whsec_ and eight), Beside and Long match.
    private const int ShortestKey = 14;
    private const int ShortestRandom = 20;
    private const int ShortestLong = 32;

    /// <summary>A part of each word that <see cref="Named"/> begins with.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["pass", "pw", "pin", "otp", "auth", "secret", "token", "credential", "bearer", "key", "kennwort", "clave", "contrase", "mot de", "wachtwoord"], StringComparison.OrdinalIgnoreCase);

    /// <summary>All credentials, in no order, places may overlap; What is always "credential".</summary>
    public static IEnumerable<TextMatch> Find(string text)
    {
        if (text.Length < 6) yield break;
        // Most texts hold none: each pattern is tried only where what it cannot do without is there.
        var run = LongestRun(text);
        if (run >= ShortestKey || text.Contains("-----BEGIN", StringComparison.Ordinal))
            foreach (Match match in VendorKeys.Pattern().Matches(text)) yield return Place(match);
        if (text.AsSpan().ContainsAny('/', '='))
            foreach (Match match in InLink().Matches(text)) yield return Place(match.Groups["v"]);
        if (text.AsSpan().ContainsAny(':', '=') || text.Contains("Basic ", StringComparison.Ordinal) || text.Contains("Bearer ", StringComparison.Ordinal))
            foreach (Match match in Header().Matches(text)) yield return Place(match.Groups["v"]);
        if (text.Contains('-', StringComparison.Ordinal))
            foreach (Match match in CommandLine().Matches(text)) yield return Place(match.Groups["v"]);
        if (text.Contains('=', StringComparison.Ordinal))
            foreach (Match match in Setting().Matches(text)) if (!SecretValues.IsPlaceholder(match.Groups["v"].ValueSpan)) yield return Place(match.Groups["v"]);
        if (text.Contains('/', StringComparison.Ordinal))
            foreach (Match match in UserAndPassword().Matches(text)) if (SecretValues.IsMixed(match.Groups["v"].ValueSpan)) yield return Place(match.Groups["v"]);
        if (text.AsSpan().ContainsAny(Words))
            foreach (Match match in Named().Matches(text)) if (SecretValues.IsSecret(match, text)) yield return Place(match.Groups["v"]);
        if (run >= ShortestRandom)
            foreach (Match match in Beside().Matches(text)) if (SecretValues.LooksRandom(match.Groups["v"].ValueSpan)) yield return Place(match.Groups["v"]);
        if (run >= ShortestLong)
            foreach (Match match in Long().Matches(text)) if (SecretValues.LooksLikeKey(match.ValueSpan)) yield return Place(match);
    }

    /// <summary>The longest stretch without white space.</summary>
    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text) longest = Math.Max(longest, run = char.IsWhiteSpace(c) ? 0 : run + 1);
        return longest;
    }

    private static TextMatch Place(Capture found) => new(found.Index, found.Length, found.Value, "credential");

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://(?:(?<v>[^\s:/@]{0,80}:[^\s/]{1,200})@(?=[\w[])|(?<v>[A-Za-z0-9_-]{20,120})@)|(?<=[?&;])(?:(?:X-Amz-(?:Signature|Security-Token|Credential)|X-Goog-Signature|signature|sig|(?:access|id|refresh|auth)?_?token|api_?key|secret|password|session(?:_?id)?)=(?<v>[^&\s""'>)]{6,400})|(?:key|code|auth|state)=(?=[^&\s]{0,60}[0-9])(?<v>[^&\s""'>)]{16,400}))", RegexOptions.IgnoreCase)]
    private static partial Regex InLink();

    [GeneratedRegex(@"\bBasic (?<v>[A-Za-z0-9+/]{12,200}={0,2})(?![A-Za-z])(?<=[=0-9A-Z])|\bBearer (?<v>[A-Za-z0-9._~+/=-]{20,2000}|(?=[^\s]{0,20}[0-9])[A-Za-z0-9._~+/=-]{10,20})|\b(?i:(?:set-)?cookie) ?: ?(?<v>[\w.-]{1,60}=[^\n`]{4,2000})|\b(?i:x-[a-z-]{0,30}(?:key|token|secret|auth)[a-z-]{0,10}) ?: ?(?<v>[^\s""'`]{8,300})|(?i:session|sess|sid|csrf|xsrf)[\w.]{0,14}=(?=[^\s;,""']{0,60}[0-9])(?<v>[^\s;,""'`&]{8,400})")]
    private static partial Regex Header();

    [GeneratedRegex(@"(?<=\s(?:-u|--user|--basic)[ =]{1,3})['""]?(?![0-9]{1,6}:[0-9]{1,6}\b)(?<v>[^\s:'""]{1,64}:[^\s'""]{2,100})|(?<=--(?:password|passwd|pass|passphrase|token|secret|api-key|auth-token|access-key|secret-key|client-secret|with-token)[ =])(?![[<$])['""]?(?<v>[^\s'""-][^\s'""]{3,100})|(?<=\s-p ?)(?:'(?<v>[^'\n]{4,100})'|""(?<v>[^""\n]{4,100})"")|(?<=\s-p)(?![0-9:.-]{1,40}(?:\s|$))(?=[^\s]{0,60}[0-9!@#$%^&*])(?<v>[^\s'""-][^\s'""]{5,100})|\bsshpass\s{1,3}-p ?(?<v>[^\s'""]{4,100})|\bredis-cli\b[^\n]{0,80}?\s-a (?<v>[^\s'""-][^\s'""]{3,100})")]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?=[A-Z0-9_]{0,60}_?(?:KEY|TOKEN|SECRET|PASS|PASSWORD|PASSWD|PWD|PAT|DSN|CREDENTIALS?)=)[A-Z][A-Z0-9_]{2,60}=['""]?(?<v>[^\s'""`]{4,400})")]
    private static partial Regex Setting();

    [GeneratedRegex(@"(?<![A-Za-z])(?:auth|log-?in|creds?|credentials?|account|user(?:name)?|access) ?[:=] ?[^\s/,;]{2,64} ?/ ?(?<v>[^\s`'"",;]{6,100})", RegexOptions.IgnoreCase)]
    private static partial Regex UserAndPassword();

    [GeneratedRegex(@"(?<n>(?:password|passwd|passphrase|passcode|passwort|kennwort|contraseña|clave|mot de passe|wachtwoord|secret|token|credential|authorization|bearer|(?:api|access|private|signing|encryption|account|license|shared[_ -]?access)[_ -]?key)s?|(?<![A-Za-z])(?:pass|pwd?|pin|otp|auth))(?:[_-](?:id|value|key|text|prod|live|test))?(?:[ \t](?:for|of|on|to|in|von|für|de|del|du)[ \t][\w@./-]{1,40}(?:[ \t][\w@./-]{1,40})?)?[""'`]{0,2}[ \t]{0,4}(?<s>=>|->|→|[:=]{1,2}|(?:(?:has been |was )?(?:changed|reset|set|rotated) to|is now|is|was|are|ist|lautet|es|est)(?=[\s""'`])|(?=[ \t]))\s{0,4}[""'`]{0,2}(?:(?:bearer|basic|token|apikey)[ \t]{1,4})?(?<v>[^\s""'`,;<>(){}[\]][^\s""'`,;<>]{3,200})", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![A-Za-z])(?:keys?|tokens?|secrets?|passwords?|passwd|credentials?|passphrase|clave|schlüssel|heroku|datadog)(?![A-Za-z])[^\n]{0,40}?(?<![\w/+.-])(?<v>[A-Za-z0-9+/_=-]{20,200})(?![\w])", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"(?<![\w/+.=-])[A-Za-z0-9+/]{32,200}={0,2}(?![\w/+.-])")]
    private static partial Regex Long();
}
