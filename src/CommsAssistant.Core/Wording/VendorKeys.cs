using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>Credentials that tell by their own shape whose they are. A sentence that begins with one may have been given a capital.</summary>
internal static partial class VendorKeys
{
    [GeneratedRegex(
        @"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}\b" // Amazon
        + @"|\bAIza[\w-]{20,200}|\bGOCSPX-[\w-]{20,40}|\b[yY]a29\.[\w-]{20,300}" // Google
        + @"|\b[gG]h[pousr]_[A-Za-z0-9]{20,300}|\b[gG]ithub_pat_\w{20,200}|\b[gG]l(?:pat|dt|rt|ptt|cbt|soat|ft)-[\w-]{16,200}" // GitHub, GitLab
        + @"|\b[xX]ox[abceoprs]-[\w-]{10,300}|\b[xX]app-[\w-]{10,300}|https://hooks\.slack\.com/(?:services|workflows|triggers)/[\w/]{10,200}" // Slack
        + @"|https://(?:\w{1,20}\.)?discord(?:app)?\.com/api/webhooks/[\w/-]{10,200}|https://[\w.-]{1,80}\.webhook\.office\.com/[\w/@-]{10,300}|\b[0-9]{8,10}:AA[\w-]{30,60}"
        + @"|\b[sS]k-[A-Za-z0-9_-]{16,300}|\b[hH]f_[A-Za-z0-9]{20,100}|\b[gG]sk_[A-Za-z0-9]{20,100}|\b[rR]8_[A-Za-z0-9]{30,60}" // model providers
        + @"|\b[A-Za-z][a-z]{1,9}_(?:live|test|prod|sk|pk|api|secret)_[A-Za-z0-9]{10,300}|\b[A-Za-z][a-z]{1,9}_(?:ci|key|tok|token|pat)_(?=[A-Za-z0-9]{0,60}[0-9])[A-Za-z0-9]{12,300}|\b[wW]hsec_[A-Za-z0-9+/]{8,100}"
        + @"|\b[nN]pm_[A-Za-z0-9]{20,100}|\b[pP]ypi-(?=[\w-]{0,60}[0-9A-Z])[\w-]{30,400}|\b[dD]ckr_pat_[\w-]{20,100}|\b[rR]ubygems_[a-f0-9]{40,60}" // registries
        + @"|\b(?:SK|AC)[0-9a-f]{32}\b|\bSG\.[\w-]{16,40}\.[\w-]{16,80}|\b[kK]ey-[0-9a-f]{32}\b|\b[0-9a-f]{32}-us[0-9]{1,2}\b|\b[xX]keysib-[\w-]{30,120}" // Twilio, SendGrid, Mailgun, Mailchimp
        + @"|\b[hH]v[sbr]\.[\w-]{20,300}|\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,120}|\b[dD]o[opr]_v1_[a-f0-9]{40,80}|\b[sS]hp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}\b|\bATATT3[\w=-]{20,300}"
        + @"|\bNRAK-[A-Z0-9]{20,60}|\b[gG]lsa_\w{30,80}|\bPMAK-[\w-]{20,120}|\b[lL]in_api_[A-Za-z0-9]{20,80}|\b[sS]bp_[a-f0-9]{40}\b|\b[sS]q0(?:atp|csp)-[\w-]{20,60}|\bAGE-SECRET-KEY-1[A-Z0-9]{40,80}|\b[nN]tn_[A-Za-z0-9]{30,80}"
        + @"|\b[eE]yJ[\w-]{10,4000}\.[\w-]{5,4000}(?:\.[\w-]{0,2000})?" // tokens with a signed body
        + @"|-----BEGIN [A-Z0-9 ]{3,40}-----(?:(?:\s|\\[rn]){1,6}[A-Za-z0-9+/=]{20,100}){0,120}(?:(?:(?:\s|\\[rn]){1,6}[A-Za-z0-9+/=]{1,100})?(?:\s|\\[rn]){1,6}-----END [A-Z0-9 ]{3,40}-----)?"
        + @"|\bMI[IE][A-Za-z0-9+/]{40,4000}={0,2}|\b[bB]3BlbnNzaC1rZXk[A-Za-z0-9+/\s]{20,4000}")]
    internal static partial Regex Pattern();
}
