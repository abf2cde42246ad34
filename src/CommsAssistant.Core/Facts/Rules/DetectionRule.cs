using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>A person says when the alert or the page came: "got paged 2:04", "first alert at 14:02".</summary>
public sealed partial class DetectionRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || scene.IsDetected || utterance.Sentences.FirstOrDefault(s => Paged().IsMatch(s) && !s.EndsWith('?')) is not { } sentence) yield break;
        if (scene.TimeIn(utterance, sentence, Paged()) is not { } at || utterance.At - at > TimeSpan.FromHours(3)) yield break;
        scene.IsDetected = true;
        yield return new Reading(FactKind.Detected, sentence, 86) { At = at, IsKey = true, Subject = "detected" };
    }

    [GeneratedRegex(@"\b(?:(?:got |was |were )?paged(?: me| us)?|alert(?:ed)?(?: fired| came)?|noticed|(?:pager|phone|alarm|bell)s? (?:went(?: off)?|rang)|(?:got |was |were )?(?:buzzed|bleeped|beeped|woken(?: up)?|pinged|rung)(?: me| us)?|(?:rang|woke|pinged|buzzed) me(?: up)?|alarm(?:iert)?|geweckt|alerta|me despertó|réveillée? )\s+(?:at |um |a las |às |à )?", RegexOptions.IgnoreCase)] private static partial Regex Paged();
}
