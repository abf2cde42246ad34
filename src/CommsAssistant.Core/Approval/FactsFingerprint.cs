using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Approval;

/// <summary>The state of the facts that a text rests on, as one value: it differs when one of them was replaced, retracted, hidden, reworded or is gone.</summary>
public static class FactsFingerprint
{
    /// <summary>64 lower-case hexadecimal digits over the facts that the draft's sentences name.</summary>
    public static string Of(Draft draft, FactLedger ledger)
    {
        var wanted = draft.Sentences.SelectMany(s => s.FactIds).ToHashSet(StringComparer.Ordinal);
        var known = ledger.Facts.Where(f => wanted.Contains(f.Id)).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var state = new StringBuilder();
        foreach (var id in wanted.Order(StringComparer.Ordinal))
        {
            state.Append(id);
            if (known.TryGetValue(id, out var fact)) state.Append('|').Append(fact.State).Append('|').Append(fact.IsHidden).Append('|').Append(fact.At.UtcTicks).Append('|').Append(fact.PublicText ?? fact.Text);
            state.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }
}
