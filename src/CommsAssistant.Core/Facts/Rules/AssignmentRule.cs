using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Tasks given by the commander, and tasks that people take.</summary>
public sealed partial class AssignmentRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion) yield break;
        if (utterance.IsCommander && utterance.Sentences.FirstOrDefault(s => !s.EndsWith('?') && (Gives().IsMatch(s) || Addresses(s, scene.People) && Verb().IsMatch(s))) is { } order)
            yield return new Reading(FactKind.Assignment, utterance.Sentences.Count > 3 && !Several(utterance, scene.People) ? order : utterance.Own, utterance.Own.Length < 30 ? 36 : Several(utterance, scene.People) ? 52 : 42);
    }

    /// <summary>Work for three people and more in one message: the plan, not a request.</summary>
    private static bool Several(Utterance utterance, People people) => utterance.Sentences.Count(s => !s.EndsWith('?') && Addresses(s, people)) >= 3;

    private static bool Addresses(string sentence, People people)
    {
        var comma = sentence.AsSpan().IndexOfAny(",: ");
        if (comma <= 1) return false;
        var first = sentence[..comma].Trim('*', '@', '<', '>');
        return people.All.Any(p => !p.IsBot && string.Equals(p.ShortName, first, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\b\w+ (?:leads|drives|takes|watches|stays on|keeps|on (?:the )?(?:logs|comms|communications|database|cluster|page|hub|builds))\b|\bassignments?:", RegexOptions.IgnoreCase)] private static partial Regex Gives();
    [GeneratedRegex(@"\b(?:please|roll|restart|go|look|check|find|drive|watch|take|follow|correct|test|post|prepare|options|bring|tell|stand down|cordon|work|get)\b", RegexOptions.IgnoreCase)] private static partial Regex Verb();
}
