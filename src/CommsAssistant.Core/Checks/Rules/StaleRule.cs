using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No fact that the draft rests on has changed since it was drafted.</summary>
public sealed class StaleRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "stale";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        var facts = context.Ledger.Facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        foreach (var sentence in context.Draft.Sentences)
            foreach (var id in sentence.FactIds)
                if (facts.TryGetValue(id, out var fact) && !fact.IsUsable && fact.Kind != FactKind.Communication)
                    yield return new Finding(Id, FindingSeverity.Block, $"What this sentence rests on no longer holds{(fact.StateReason is { } why ? ": " + why : "")}. Ask for a new draft.", Math.Max(0, context.Text.IndexOf(sentence.Text, StringComparison.Ordinal)), sentence.Text.Length);
    }
}
