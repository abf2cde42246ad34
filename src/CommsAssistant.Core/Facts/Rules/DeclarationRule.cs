using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>A person opens the incident.</summary>
public sealed partial class DeclarationRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || scene.IsDeclared || utterance.Sentences.FirstOrDefault(s => Opens().IsMatch(s)) is null) yield break;
        scene.IsDeclared = true;
        yield return new Reading(FactKind.Declared, utterance.Own, 90) { IsKey = true };
    }

    [GeneratedRegex(@"\b(?:open(?:ed|ing)|declar(?:ed|ing)|start(?:ed|ing)|rais(?:ed|ing)|call(?:ed|ing))\b.{0,30}\b(?:INC-?\d+|incident|SEV-?\d|this)\b|^\W*(?:opening|opened|declaring|abro|abrimos|eröffne|j'ouvre|abrindo) (?:(?:the |a |an |new |el |le |den |o )*)(?:#|nr\.? ?|no\.? ?|[A-Z]{2,6}-)?\d{2,7}\b|^(?:new )?incident\b|\bmade a channel\b", RegexOptions.IgnoreCase)] private static partial Regex Opens();
}
