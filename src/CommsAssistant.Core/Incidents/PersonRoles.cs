using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Incidents;

/// <summary>Reads a role from a job title.</summary>
public static partial class PersonRoles
{
    /// <summary>The role that a title names; <see cref="PersonRole.Bot"/> when <paramref name="isBot"/>.</summary>
    public static PersonRole FromTitle(string title, bool isBot) =>
        isBot ? PersonRole.Bot
        : Legal().IsMatch(title) ? PersonRole.Legal
        : Comms().IsMatch(title) ? PersonRole.Comms
        : Support().IsMatch(title) ? PersonRole.Support
        : Security().IsMatch(title) ? PersonRole.Security
        : Leader().IsMatch(title) ? PersonRole.Leader
        : Responder().IsMatch(title) ? PersonRole.Responder
        : title.Length > 0 ? PersonRole.Bystander : PersonRole.Unknown;

    [GeneratedRegex(@"\b(legal|counsel|privacy|compliance|DPO|data protection)\b", RegexOptions.IgnoreCase)] private static partial Regex Legal();
    [GeneratedRegex(@"\b(communications?|comms|status ?page|PR|press|public relations)\b", RegexOptions.IgnoreCase)] private static partial Regex Comms();
    [GeneratedRegex(@"\b(support|customer (care|service)|help ?desk|community)\b", RegexOptions.IgnoreCase)] private static partial Regex Support();
    [GeneratedRegex(@"\b(security|CISO|appsec|trust)\b", RegexOptions.IgnoreCase)] private static partial Regex Security();
    [GeneratedRegex(@"\b(VP|vice president|chief|CTO|CEO|COO|CIO|head of|director|president|founder)\b", RegexOptions.IgnoreCase)] private static partial Regex Leader();
    [GeneratedRegex(@"\b(SRE|engineer\w*|developer|reliability|operations|ops|admin\w*|architect|DBA|infrastructure|platform|network|data ?stores?|tech lead|on.?call|programmer|systems?|devops|manager, (platform|infra\w*|sre))\b", RegexOptions.IgnoreCase)] private static partial Regex Responder();
}
