using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Messages that carry nothing for the story, by reason.</summary>
internal static partial class Noise
{
    /// <summary>Why a message is noise; null when it may carry something.</summary>
    public static string? Reason(Utterance utterance)
    {
        var body = utterance.Entry.Body;
        if (body.Subtype is "channel_join" or "channel_leave" or "group_join" or "group_leave" or "bot_add" or "channel_name") return "joined or left";
        if (body.Subtype is "channel_topic" or "channel_purpose" || Topic().IsMatch(utterance.Plain)) return "channel topic";
        if (utterance.IsMuted) return "muted by reaction";
        if (Instructions.IsIn(utterance.Plain) && utterance.Sentences.All(s => s.Length < 90)) return "instruction to a machine";
        if (body.Text.Length == 0 && body.Attachments.Count == 0) return body.Files.Count > 0 ? "file only" : "empty";
        if (!utterance.IsBot && utterance.Own.Length < 60 && Pleasantry().IsMatch(utterance.Own.Trim())) return "thanks and small talk";
        if (!utterance.IsBot && utterance.Own.Length < 140 && Withdrawn().IsMatch(utterance.Own)) return "about a deleted message";
        if (!utterance.IsBot && !utterance.Own.Any(char.IsLetter)) return "emoji or code only";
        return null;
    }

    /// <summary>True when nothing that a message of this kind says can matter, whatever came before it.</summary>
    public static bool IsFirm(string reason) => reason is not ("thanks and small talk" or "emoji or code only");

    [GeneratedRegex(@"\bset the channel topic\b", RegexOptions.IgnoreCase)] private static partial Regex Topic();
    [GeneratedRegex(@"\b(?:wrong (?:window|channel|chat|tab|thread)|deleted (?:that|it|this|my)\b|(?:just )?deleted,|just deleted|^deleted\b|removed my (?:last|previous) message|falscher (?:kanal|channel)|canal equivocado|mauvais canal|canal errado)", RegexOptions.IgnoreCase)] private static partial Regex Withdrawn();
    [GeneratedRegex(@"^\W*(?:(?:ok(?:ay)?|thanks?(?: you)?|thx|ty|great|nice|cool|ack(?:nowledged)?|on it|sorry|yes|yep|no|lol|haha|good morning|morning|hi|hello|hey|reading|writing|drafting|understood|clear|noted|will do|go|done|\+1|all|everyone|again)\b[\s,.!:)]*){1,4}\W*(?::[a-z_]+:\s*)*$", RegexOptions.IgnoreCase)] private static partial Regex Pleasantry();
}
