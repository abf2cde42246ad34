using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Takes credentials and personal data out of words, whoever reads them: what a timeline or a draft needs is never the secret itself.</summary>
public static partial class Redact
{
    /// <summary>The words with each credential, e-mail address and phone number replaced by what it was.</summary>
    public static string All(string text)
    {
        if (text.Length < 6) return text;
        text = Url().Replace(text, "$1[credential removed]@");
        text = Key().Replace(text, "[credential removed]");
        text = Assigned().Replace(text, "$1[credential removed]");
        text = Mail().Replace(text, "[e-mail removed]");
        text = Address().Replace(text, "[address removed]");
        return Phone().Replace(text, "[phone removed]");
    }

    /// <summary>The words up to the first credential or personal data, for quotes, which must stay verbatim.</summary>
    public static string UpToFirst(string text)
    {
        var first = new[] { Url(), Key(), Assigned(), Mail(), Phone(), Address() }.Select(r => r.Match(text)).Where(m => m.Success).Select(m => m.Index).DefaultIfEmpty(text.Length).Min();
        return text[..first].TrimEnd();
    }

    /// <summary>Where credentials stand.</summary>
    public static IEnumerable<(int Start, int Length)> Credentials(string text) => Found(text, Url(), Key(), Assigned());

    /// <summary>Where e-mail addresses, phone numbers and network addresses of people stand.</summary>
    public static IEnumerable<(int Start, int Length)> PersonalData(string text) => Found(text, Mail(), Phone(), Address());

    private static IEnumerable<(int Start, int Length)> Found(string text, params Regex[] patterns)
    {
        foreach (var pattern in patterns)
            foreach (Match match in pattern.Matches(text)) yield return (match.Index, match.Length);
    }

    [GeneratedRegex(@"(?<![\w.])(?<!\b(?i:version|release|build|firmware)\s)(?!10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)")] private static partial Regex Address();
    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]{1,20}://)[^\s:/@]{0,80}:[^\s@/]{1,200}@", RegexOptions.IgnoreCase)] private static partial Regex Url();
    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bglpat-[\w-]{16,}|\bxox[abprs]-[\w-]{10,}|\b[a-z]{2,10}_(?:live|test|prod|sk|pk|api|secret)_[A-Za-z0-9]{10,}|\bsk-[A-Za-z0-9_-]{16,}|\beyJ[\w-]{10,}\.[\w-]{5,}(?:\.[\w-]*)?|-----BEGIN [A-Z ]{3,30}-----|\bAIza[\w-]{20,}|\bnpm_[A-Za-z0-9]{20,}")] private static partial Regex Key();
    [GeneratedRegex(@"((?:\b|_|\bPG|\bMYSQL)(?:pass(?:word|wd|phrase)?|pwd?|secret|api[_-]?key|access[_-]?key|token|bearer|authorization)\b[""']?\s{0,4}(?:(?:is|was)\b(?=\s{0,4}[""']?[^\s""'.,]{0,60}[0-9!@#$%^&*])|[:=])\s{0,4}[""']?(?:bearer\s{1,4})?)(?!(?:on|off|in|not|the|an?|rotated|removed|from|and|un\w{2,20}|reset|required|changed|expired|valid|invalid|wrong|safe|still|only|being|working|done|none|null|true|false)\b)[^\s""'`,;)]{4,200}|(\s-p\s?')[^']{4,100}'", RegexOptions.IgnoreCase)] private static partial Regex Assigned();
    [GeneratedRegex(@"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")] private static partial Regex Mail();
    [GeneratedRegex(@"(?<![\w.:/-])\+\d{1,3}[ .()-]{0,2}\d(?:[ .()-]?\d){5,12}(?![\w:])|(?<![\w.:/-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w:])|(?<![\w.:/-])0[1-9](?:[ .]\d{2}){4}(?![\w:])|(?<![\w.:/-])\(?0\d{2,4}\)?[ /-]\d{3,4}[ -]?\d{3,6}(?![\w:-])")] private static partial Regex Phone();
}
