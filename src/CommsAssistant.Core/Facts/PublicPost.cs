using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>A post on the status page, as a status bot reports it in the channel.</summary>
/// <param name="Status">The status it carried, if it names one.</param>
/// <param name="Words">What customers read; empty when the report holds only the status.</param>
public sealed partial record PublicPost(IncidentStatus? Status, string Words)
{
    /// <summary>The post that a message reports, or null when it reports none. Only programs report; what a person types about a post is not one.</summary>
    public static PublicPost? Of(Utterance utterance)
    {
        if (!utterance.IsBot || !Report().IsMatch(utterance.Plain)) return null;
        var status = IncidentStatuses.Parse(Status_().Match(utterance.Plain) is { Success: true } m ? m.Groups[1].Value : null);
        var words = string.Join(' ', utterance.Entry.Body.Attachments.Where(a => !a.IsShared).Select(a => MessageText.Plain(a.Text, People.None))).Trim();
        if (words.Length == 0) words = ChatText.Quoted(utterance.Plain);
        if (words.Length == 0 && Between().Match(utterance.Plain) is { Success: true } quoted) words = quoted.Groups[1].Value;
        if (words.Length == 0 && status is null) return null;
        return new PublicPost(status, words.Trim(' ', '"', '“', '”', '_'));
    }

    [GeneratedRegex(@"status ?page|\bpublished\b|auto-published|\bposted (?:to|on)\b|\bstatus\.[a-z0-9.-]+", RegexOptions.IgnoreCase)] private static partial Regex Report();
    [GeneratedRegex(@"\b(investigating|identified|monitoring|resolved)\b", RegexOptions.IgnoreCase)] private static partial Regex Status_();
    [GeneratedRegex("[\"“]([^\"”]{12,2000})[\"”]")] private static partial Regex Between();
}
