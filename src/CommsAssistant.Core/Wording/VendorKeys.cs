using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Wording;

/// <summary>Credentials that tell by their own shape whose they are.</summary>
internal static partial class VendorKeys
{
    [GeneratedRegex(
        @"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}\b" // Amazon
        + @"|\bAIza[\w-]{20,200}|\bGOCSPX-[\w-]{20,40}|\bya29\.[\w-]{20,300}" // Google
        + @"|\bgh[pousr]_[A-Za-z0-9]{20,300}|\bgithub_pat_\w{20,200}|\bgl(?:pat|dt|rt|ptt|cbt|soat|ft)-[\w-]{16,200}" // GitHub, GitLab
        + @"|\bxox[abceoprs]-[\w-]{10,300}|\bxapp-[\w-]{10,300}|https://hooks\.slack\.com/(?:services|workflows|triggers)/[\w/]{10,200}" // Slack
        + @"|https://(?:\w{1,20}\.)?discord(?:app)?\.com/api/webhooks/[\w/-]{10,200}|https://[\w.-]{1,80}\.webhook\.office\.com/[\w/@-]{10,300}|\b[0-9]{8,10}:AA[\w-]{30,60}"
        + @"|\bsk-[A-Za-z0-9_-]{16,300}|\bhf_[A-Za-z0-9]{20,100}|\bgsk_[A-Za-z0-9]{20,100}|\br8_[A-Za-z0-9]{30,60}" // model providers
        + @"|\b[a-z]{2,10}_(?:live|test|prod|sk|pk|api|secret)_[A-Za-z0-9]{10,300}|\b[a-z]{2,10}_(?:ci|key|tok|token|pat)_(?=[A-Za-z0-9]{0,60}[0-9])[A-Za-z0-9]{12,300}|\bwhsec_[A-Za-z0-9+/]{8,100}"
        + @"|\bnpm_[A-Za-z0-9]{20,100}|\bpypi-(?=[\w-]{0,60}[0-9A-Z])[\w-]{30,400}|\bdckr_pat_[\w-]{20,100}|\brubygems_[a-f0-9]{40,60}" // registries
        + @"|\b(?:SK|AC)[0-9a-f]{32}\b|\bSG\.[\w-]{16,40}\.[\w-]{16,80}|\bkey-[0-9a-f]{32}\b|\b[0-9a-f]{32}-us[0-9]{1,2}\b|\bxkeysib-[\w-]{30,120}" // Twilio, SendGrid, Mailgun, Mailchimp
        + @"|\bhv[sbr]\.[\w-]{20,300}|\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,120}|\bdo[opr]_v1_[a-f0-9]{40,80}|\bshp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}\b|\bATATT3[\w=-]{20,300}"
        + @"|\bNRAK-[A-Z0-9]{20,60}|\bglsa_\w{30,80}|\bPMAK-[\w-]{20,120}|\blin_api_[A-Za-z0-9]{20,80}|\bsbp_[a-f0-9]{40}\b|\bsq0(?:atp|csp)-[\w-]{20,60}|\bAGE-SECRET-KEY-1[A-Z0-9]{40,80}|\bntn_[A-Za-z0-9]{30,80}"
        + @"|\beyJ[\w-]{10,4000}\.[\w-]{5,4000}(?:\.[\w-]{0,2000})?" // tokens with a signed body
        + @"|-----BEGIN [A-Z0-9 ]{3,40}-----(?:(?:\s|\\[rn]){1,6}[A-Za-z0-9+/=]{20,100}){0,120}(?:(?:(?:\s|\\[rn]){1,6}[A-Za-z0-9+/=]{1,100})?(?:\s|\\[rn]){1,6}-----END [A-Z0-9 ]{3,40}-----)?"
        + @"|\bMI[IE][A-Za-z0-9+/]{40,4000}={0,2}|\bb3BlbnNzaC1rZXk[A-Za-z0-9+/\s]{20,4000}")]
    internal static partial Regex Pattern();
}
