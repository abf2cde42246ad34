using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Bots: declarations, deploys and changes, alerts. An alert counts when it is the first, or ends the story; floods are noise.</summary>
public sealed partial class BotEventRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (!utterance.IsBot || PublicPost.Of(utterance) is not null) yield break;
        var text = utterance.Plain;
        if (Declared().IsMatch(text) && !scene.IsDeclared)
        {
            scene.IsDeclared = true;
            yield return new Reading(FactKind.Declared, text, 90) { IsKey = true };
        }
        else if (Reopened().IsMatch(text)) yield return new Reading(FactKind.StatusChange, text, 60) { IsKey = true };
        else if (CommandChanged().IsMatch(text)) yield return new Reading(FactKind.Handover, text, 80) { IsKey = true };
        else if (SeverityChanged().IsMatch(text)) yield return new Reading(FactKind.StatusChange, text, 62);
        else if (Change().IsMatch(text) && !Staging().IsMatch(text))
            yield return new Reading(Failed().IsMatch(text) ? FactKind.ActionResult : FactKind.Action, text, Failed().IsMatch(text) ? 44 : 56);
        else if (AllClear().IsMatch(text) && utterance.Entry.Body.Attachments.Count > 0)
            yield return new Reading(FactKind.ActionResult, text, 50);
        else if (Alert().IsMatch(text) && !scene.IsDetected && !scene.IsDeclared)
        {
            scene.IsDetected = true;
            yield return new Reading(FactKind.Detected, text, 80) { IsKey = true };
        }
        else if (Paging().IsMatch(text) && !scene.IsDeclared) yield return new Reading(FactKind.Detected, text, 84) { IsKey = true };
    }

    [GeneratedRegex(@"\b(?:declared|opened|created|started)\b.{0,60}(?:by|SEV|incident)|new incident|incident\b.{0,40}\b(?:declared|opened|created)\b", RegexOptions.IgnoreCase)] private static partial Regex Declared();
    [GeneratedRegex(@"\breopened\b", RegexOptions.IgnoreCase)] private static partial Regex Reopened();
    [GeneratedRegex(@"\b(?:IC|commander|lead|command)\b.{0,20}\b(?:changed|handed|is now|→|->)", RegexOptions.IgnoreCase)] private static partial Regex CommandChanged();
    [GeneratedRegex(@"\bseverity\b.{0,30}(?:→|->|\bto\b)|SEV-?\d\s*(?:→|->)\s*\*?SEV-?\d", RegexOptions.IgnoreCase)] private static partial Regex SeverityChanged();
    [GeneratedRegex(@"\b(?:deploy(?:ed|ment|s|ing)?|promotion|promoted|rollback|rolled back|rolled to|release[sd]?|synced?|terraform|apply|applied|migration|merged to|locked|config(?:uration)? change|infra change|feature flag)\b", RegexOptions.IgnoreCase)] private static partial Regex Change();
    [GeneratedRegex(@"\bstaging\b(?!\s*(?:→|->))", RegexOptions.IgnoreCase)] private static partial Regex Staging();
    [GeneratedRegex(@"\bfail(?:ed|ure)\b|\babort(?:ed)?\b|\btimed out\b", RegexOptions.IgnoreCase)] private static partial Regex Failed();
    [GeneratedRegex(@"^\W*(?:\[?(?:resolved|ok|recovered|recovery|cleared)\b)", RegexOptions.IgnoreCase)] private static partial Regex AllClear();
    [GeneratedRegex(@"\b(?:FIRING|CRIT(?:ICAL)?|ALERT|PROBLEM|SEV-?[12]|P[12])\b|\bpag(?:ed|ing)\b")] private static partial Regex Alert();
    [GeneratedRegex(@"\bpag(?:ed|ing)\b", RegexOptions.IgnoreCase)] private static partial Regex Paging();
}
