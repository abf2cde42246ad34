using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>What a person may do to the facts.</summary>
public enum CurationKind
{
    /// <summary>Keep it in the story, whatever its weight.</summary>
    Pin,
    /// <summary>Take a pin or a hiding back.</summary>
    Restore,
    /// <summary>Build nothing from it.</summary>
    Hide,
    /// <summary>Say it in other words, or give it another time.</summary>
    Change,
    /// <summary>A fact that no message says.</summary>
    Add,
}

/// <summary>Something a person did to the facts. A person's word wins over the rules and the model.</summary>
/// <param name="FactId">The fact concerned; for an added one the id it gets.</param>
/// <param name="Kind">What was done.</param>
/// <param name="By">Id of who did it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CurationAct(string FactId, CurationKind Kind, string By, DateTimeOffset At)
{
    /// <summary>The kind of an added fact.</summary>
    public FactKind? FactKind { get; init; }
    /// <summary>The new words for responders; null to keep them.</summary>
    public string? Text { get; init; }
    /// <summary>Words for customers; null to keep what the fact has. A person who gives them opens the fact to customers.</summary>
    public string? PublicText { get; init; }
    /// <summary>When it happened, UTC; null to keep it.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
    /// <summary>Messages that an added fact rests on, if any.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>Puts what people did to the facts over what was read from messages.</summary>
public static class Curation
{
    private const int PersonsWeight = 90;

    /// <summary>The ledger with all acts applied in order of time; an act on a fact that is not there (its message was deleted) waits without effect.</summary>
    public static FactLedger Apply(FactLedger ledger, IReadOnlyList<CurationAct> acts)
    {
        if (acts.Count == 0) return ledger;
        var facts = ledger.Facts.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var key = ledger.Facts.Where(f => f.IsKey).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var act in acts.OrderBy(a => a.At))
        {
            if (act.Kind == CurationKind.Add) facts[act.FactId] = Added(act);
            else if (facts.TryGetValue(act.FactId, out var fact)) facts[act.FactId] = Changed(fact, act, key);
        }
        return ledger with { Facts = [.. facts.Values.OrderBy(f => f.At).ThenBy(f => f.SaidAt).ThenBy(f => f.Id, StringComparer.Ordinal)] };
    }

    /// <summary>The reference that stands for a person's own word, typed in the service and not in the channel.</summary>
    public static SourceRef WordOf(CurationAct act) => new("typed", act.FactId);

    private static Fact Changed(Fact fact, CurationAct act, HashSet<string> key) => act.Kind switch
    {
        CurationKind.Pin => fact with { IsPinned = true, IsHidden = false, IsKey = true },
        CurationKind.Hide => fact with { IsHidden = true, IsPinned = false },
        CurationKind.Restore => fact with { IsHidden = false, IsPinned = false, IsKey = key.Contains(fact.Id) || fact.Evidence.Any(e => e.Source == WordOf(act)) },
        _ => fact with
        {
            Text = act.Text ?? fact.Text,
            At = act.HappenedAt ?? fact.At,
            PublicText = act.PublicText is null ? fact.PublicText : act.PublicText.Length == 0 ? null : act.PublicText,
            Visibility = act.PublicText is null ? fact.Visibility : act.PublicText.Length == 0 ? Audience.Responders : Audience.Customers,
            Origin = FactOrigin.Person,
        },
    };

    private static Fact Added(CurationAct act) => new()
    {
        Id = act.FactId,
        Kind = act.FactKind ?? Facts.FactKind.Finding,
        Text = act.Text ?? "",
        At = act.HappenedAt ?? act.At,
        SaidAt = act.At,
        // A person's own word is what it rests on where no message is: the audience of the evidence sees who said it.
        Evidence = act.Evidence.Count > 0 ? act.Evidence : [new Evidence(WordOf(act), act.Text ?? "")],
        SpeakerId = act.By,
        Visibility = string.IsNullOrEmpty(act.PublicText) ? Audience.Responders : Audience.Customers,
        PublicText = string.IsNullOrEmpty(act.PublicText) ? null : act.PublicText,
        Origin = FactOrigin.Person,
        Weight = PersonsWeight,
        IsKey = true,
    };
}
