using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What a responder states without any of the words that the other rules know: kept lightly, the heavier the more it shows (log lines, figures, systems by name).</summary>
public sealed partial class RemarkRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion || utterance.Own.Length < 20) yield break;
        if (!utterance.IsCommander && utterance.Speaker.Role is PersonRole.Bystander or PersonRole.Leader or PersonRole.Comms or PersonRole.Support) yield break;
        var statement = utterance.Sentences.Where(s => !s.EndsWith('?') && s.Length > 16).MaxBy(s => (Named().IsMatch(s) ? 40 : 0) + Math.Min(s.Length, 120));
        if (statement is null || Talk().IsMatch(utterance.Own)) yield break;
        var weight = 28 + (utterance.Plain.Contains("```", StringComparison.Ordinal) ? 12 : 0) + (Figure().IsMatch(statement) ? 6 : 0) + (Named().IsMatch(statement) ? 6 : 0)
            + (utterance.Own.Length > 80 ? 6 : 0) + (Happened().IsMatch(statement) ? 6 : 0) + (utterance.Parent is null ? 4 : 0);
        yield return new Reading(FactKind.Finding, statement, weight);
    }

    [GeneratedRegex(@"`|\b\w+[-_]\w*\d\w*\b|\b[a-z]+(?:-[a-z0-9]+){1,4}\b|\b[A-Z]{2,}\b|#\d+")] private static partial Regex Named();
    [GeneratedRegex(@"\d")] private static partial Regex Figure();
    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|does|do|did|cannot|can'?t|don'?t|doesn'?t|never|nothing|no)\b|\w{3,}ed\b", RegexOptions.IgnoreCase)] private static partial Regex Happened();
    [GeneratedRegex(@"\b(?:thank|thanks|sorry|coffee|lol|joke|beer|dinner|catch[- ]?up|please don'?t|reading the|good morning|welcome)\b|:joy:|:smile:", RegexOptions.IgnoreCase)] private static partial Regex Talk();
}
