using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// What customers may be told of a fact whose own words are not for them, in fixed phrases: that a cause is known, that a change was reversed, that an estimate no longer holds, that
/// something published was not right. The phrases name no cause, system or person.
/// </summary>
public static partial class PublicPhrases
{
    /// <summary>That the cause is known.</summary>
    public const string CauseKnown = "We have identified the cause.";
    /// <summary>That a recent change was reversed.</summary>
    public const string ChangeReversed = "We have rolled back a recent change.";
    /// <summary>That an estimate is void.</summary>
    public const string EstimateVoid = "The time we gave earlier no longer holds, and we do not have a new estimate.";
    /// <summary>That something published was not right.</summary>
    public const string Corrects = "Correction: part of our earlier update was not right. This update replaces it.";

    /// <summary>How a sentence begins that names the cause in words that the commander gave for customers.</summary>
    internal const string Cause = "The cause is ";

    internal static bool IsOne(string sentence) => sentence is CauseKnown or ChangeReversed or EstimateVoid or Corrects;

    /// <summary>The phrase for a fact read from these words; null when there is none.</summary>
    internal static string? For(Reading reading, Utterance utterance, Scene scene) => reading.Kind switch
    {
        FactKind.CauseConfirmed when utterance.IsCommander => CauseKnown,
        FactKind.Action or FactKind.ActionResult when Reversal().IsMatch(reading.Words) && !Pending().IsMatch(utterance.Own) && !utterance.IsQuestion => ChangeReversed,
        FactKind.Decision when reading.Subject == "no-estimate" && utterance.IsCommander && scene.HasPublishedEstimate => EstimateVoid,
        FactKind.Finding when reading.Subject == "correction" && Published().IsMatch(utterance.Own) => Corrects,
        FactKind.StatusChange or FactKind.Finding when Published().IsMatch(utterance.Own) && Wrong().IsMatch(utterance.Own) => Corrects,
        _ => null,
    };

    [GeneratedRegex(@"\brolled back\b|\brollback (?:is )?(?:done|finished|applied|complete\w*)|\brolled it back\b|\breverted\b", RegexOptions.IgnoreCase)] private static partial Regex Reversal();
    [GeneratedRegex(@"\b(?:should|could|can we|shall|want to|if|when|once|not possible|cannot|can't|may i|tell|say|don't|staging|test)\b|\bcanar", RegexOptions.IgnoreCase)] private static partial Regex Pending();
    [GeneratedRegex(@"\b(?:published|posted|status page|page|our (?:post|line|text|update)|on the page|we said|publicly)\b", RegexOptions.IgnoreCase)] private static partial Regex Published();
    [GeneratedRegex(@"\b(?:wrong|correct(?:ion)?|no longer (?:true|the case)|not true|opposite|incomplete|too early|too soft)\b", RegexOptions.IgnoreCase)] private static partial Regex Wrong();
}
