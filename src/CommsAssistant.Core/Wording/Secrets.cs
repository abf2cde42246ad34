using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Wording;

/// <summary>Finds credentials in finished texts: all that <see cref="Redact"/> takes out of facts, and the shapes that a person pastes into an edit.</summary>
public static partial class Secrets
{
    /// <summary>All credentials, in no order; What is always "credential".</summary>
    public static IEnumerable<TextMatch> Find(string text)
    {
        foreach (var (start, length) in Redact.Credentials(text)) yield return new TextMatch(start, length, text.Substring(start, length), "credential");
        foreach (Match match in Pasted().Matches(text)) yield return new TextMatch(match.Index, match.Length, match.Value, "credential");
    }

    [GeneratedRegex(@"(?<=\s(?:-u|--user)\s{1,3})['""]?(?![0-9]{1,6}:[0-9]{1,6}\b)[^\s:'""]{1,64}:[^\s'""]{2,100}|(?<=--(?:password|passwd|token|secret|api-key)[ =])(?!\[)[^\s-][^\s]{3,100}|[?&](?:X-Amz-Signature|X-Goog-Signature|sig|access_token)=[^&\s]{8,400}|\bBasic [A-Za-z0-9+/]{12,200}={0,2}(?![A-Za-z])(?<=[=0-9A-Z])|\bBearer [A-Za-z0-9._~+/-]{20,400}|https://hooks\.slack\.com/services/[\w/]{10,120}|\bgithub_pat_\w{20,100}|\bGOCSPX-[\w-]{20,40}|\b(?:AccountKey|SharedAccessKey|aws_secret_access_key|client_secret)[""']?\s{0,4}[=:]\s{0,4}[""']?[A-Za-z0-9+/=_.~-]{12,200}|\bhvs\.[\w-]{20,200}|\bdop_v1_[a-f0-9]{40,80}|\bSG\.[\w-]{16,40}\.[\w-]{16,80}")]
    private static partial Regex Pasted();
}
