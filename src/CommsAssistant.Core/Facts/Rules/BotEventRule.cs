using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>
/// Bots: declarations, changes to the systems, alerts. A change is told by its form, not by its tool: a word for a change, a state that moves from one value to another, the stages of a job, whoever
/// asked for it. An alert counts when it is the first, when it comes back after quiet, or when it ends the story; floods are noise.
/// </summary>
public sealed partial class BotEventRule : IFactRule
{
    private const int MostAlerts = 500;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(45);
    private readonly Dictionary<string, DateTimeOffset> alerts = new(StringComparer.Ordinal);

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
        else if (IsChange(text))
            yield return new Reading(Failed().IsMatch(text) ? FactKind.ActionResult : FactKind.Action, text, Stuck().IsMatch(text) ? 58 : Failed().IsMatch(text) ? 52 : Asked().IsMatch(text) ? 60 : 56);
        else if (AllClear().IsMatch(text) && utterance.Entry.Body.Attachments.Count > 0)
            yield return new Reading(FactKind.ActionResult, text, 50);
        else if (Alert().IsMatch(text) && !scene.IsDetected && !scene.IsDeclared)
        {
            scene.IsDetected = true;
            Returns(utterance);
            yield return new Reading(FactKind.Detected, text, 80) { IsKey = true };
        }
        else if (Paging().IsMatch(text) && !scene.IsDeclared) yield return new Reading(FactKind.Detected, text, 84) { IsKey = true };
        else if (Critical().IsMatch(text) && Returns(utterance)) yield return new Reading(FactKind.Symptom, text, 40);
    }

    /// <summary>True for a change to what runs: not for a build of a branch, not for what only staging sees, not for an alert that happens to hold such a word.</summary>
    private static bool IsChange(string text)
    {
        if (Leveled().IsMatch(text) || Branch().IsMatch(text) && !Production().IsMatch(text)) return false;
        if (Change().IsMatch(text)) return !Staging().IsMatch(text);
        if (!Moves().IsMatch(text) && !Stage().IsMatch(text) && !Asked().IsMatch(text)) return false;
        return Noun().IsMatch(text) || Moves().IsMatch(text) && (Asked().IsMatch(text) || Stage().IsMatch(text));
    }

    /// <summary>True when this alert was not heard for a while; notes it.</summary>
    private bool Returns(Utterance utterance)
    {
        var name = Digits().Replace(utterance.Plain.Split('\n')[0], "#");
        var back = !alerts.TryGetValue(name, out var last) || utterance.At - last > Quiet;
        if (alerts.Count < MostAlerts || alerts.ContainsKey(name)) alerts[name] = utterance.At;
        return back;
    }

    [GeneratedRegex(@"\b(?:declared|opened|created|started)\b.{0,60}(?:by|SEV|incident)|new incident|incident\b.{0,40}\b(?:declared|opened|created)\b", RegexOptions.IgnoreCase)] private static partial Regex Declared();
    [GeneratedRegex(@"\breopened\b", RegexOptions.IgnoreCase)] private static partial Regex Reopened();
    [GeneratedRegex(@"\b(?:IC|commander|lead|command)\b.{0,20}\b(?:changed|handed|is now|→|->)", RegexOptions.IgnoreCase)] private static partial Regex CommandChanged();
    [GeneratedRegex(@"\bseverity\b.{0,30}(?:→|->|\bto\b)|SEV-?\d\s*(?:→|->)\s*\*?SEV-?\d", RegexOptions.IgnoreCase)] private static partial Regex SeverityChanged();
    [GeneratedRegex(@"\b(?:deploy(?:ed|ment|s|ing)?|promotion|promoted|rollback|rolled back|rolled to|release[sd]?|synced?|terraform|apply|applied|migration|merged to|locked|unlocked|config(?:uration)? (?:change|push)|infra change|feature flag|scale[- ]?(?:out|in|up|down)|decommission\w*|failover|failed over|canary (?:started|aborted|promoted))\b", RegexOptions.IgnoreCase)] private static partial Regex Change();
    [GeneratedRegex(@"\b(?:flags?|toggles?|switch(?:es)?|features?|lanes?|workers?|valves?|gates?|schedule[ds]?|scaling|autoscal\w*|capacity|replicas?|nodes?|node groups?|instances?|servers?|pods?|volumes?|traffic|weights?|routes?|routing|dns|records?|zones?|certificates?|certs?|keys?|secrets?|tokens?|credentials?|jobs?|tasks?|pipelines?|workflows?|runs?|backups?|restores?|reindex\w*|replays?|backfills?|upgrades?|patch\w*|maintenance|cutover|cluster|primary|replica|leader|writer|quotas?|limits?|settings?|config\w*|rules?|policy|policies|firewall|queues?|topics?|partitions?|caches?|indexes|index|tables?|schemas?|versions?|builds?|hotfix|restarts?|reboots?)\b", RegexOptions.IgnoreCase)] private static partial Regex Noun();
    [GeneratedRegex(@"→|->|=>|\bset to\b|\bis now\b|\b(?:changed|moved|switched|raised|lowered|resized|shifted) (?:from|to)\b|\bfrom \S{1,40} to \S", RegexOptions.IgnoreCase)] private static partial Regex Moves();
    [GeneratedRegex(@"\b(?:started|finished|completed?|succeeded|aborted|cancell?ed|paused|resumed|stopped|enabled|disabled|removed|added|restarted|rebooted|drained|cordoned|renewed|revoked|rotated|expired|restored|purged|switched|in service|is live|(?:no progress|stuck|stalled) )\b|\bno progress\b", RegexOptions.IgnoreCase)] private static partial Regex Stage();
    [GeneratedRegex(@"\b(?:requested|approved|triggered|started|merged|deployed|synced|changed|flipped|run|locked|opened|initiated|executed)\W{1,3}by\b|\bby [@\p{L}]", RegexOptions.IgnoreCase)] private static partial Regex Asked();
    [GeneratedRegex(@"\bstaging\b(?!\s*(?:→|->))", RegexOptions.IgnoreCase)] private static partial Regex Staging();
    [GeneratedRegex(@"\b(?:production|prod)\b", RegexOptions.IgnoreCase)] private static partial Regex Production();
    [GeneratedRegex(@"\b(?:feat|fix|chore|docs|test|ci|build|refactor|bugfix|feature|renovate|dependabot)/\w|\bpull request\b|\bnightly build\b|\bunit tests?\b", RegexOptions.IgnoreCase)] private static partial Regex Branch();
    [GeneratedRegex(@"^\W*(?::[a-z_]+:\W*)*\[(?:firing|resolved|ok|crit\w*|warn\w*|info|alert|problem|recover\w*|cleared|p[1-5]|sev-?\d)\b", RegexOptions.IgnoreCase)] private static partial Regex Leveled();
    [GeneratedRegex(@"\bfail(?:ed|ure)\b|\babort(?:ed)?\b|\btimed out\b|\bno progress\b|\bstuck\b|\bstalled\b", RegexOptions.IgnoreCase)] private static partial Regex Failed();
    [GeneratedRegex(@"\bno progress\b|\bstuck\b|\bstalled\b|\babort(?:ed)?\b", RegexOptions.IgnoreCase)] private static partial Regex Stuck();
    [GeneratedRegex(@"^\W*(?:\[?(?:resolved|ok|recovered|recovery|cleared)\b)", RegexOptions.IgnoreCase)] private static partial Regex AllClear();
    [GeneratedRegex(@"\b(?:FIRING|CRIT(?:ICAL)?|ALERT|PROBLEM|SEV-?[12]|P[12])\b|\bpag(?:ed|ing)\b")] private static partial Regex Alert();
    [GeneratedRegex(@"\b(?:CRIT(?:ICAL)?|PROBLEM|P1|SEV-?1)\b")] private static partial Regex Critical();
    [GeneratedRegex(@"\bpag(?:ed|ing)\b", RegexOptions.IgnoreCase)] private static partial Regex Paging();
    [GeneratedRegex(@"\d[\d.,]*")] private static partial Regex Digits();
}
