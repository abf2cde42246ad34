namespace CommsAssistant.Core.Facts;

/// <summary>What a fact says. Wire names are the lower-case words joined by hyphens.</summary>
public enum FactKind
{
    /// <summary>When customers began to feel it.</summary>
    ImpactStart,
    /// <summary>When and how it was noticed.</summary>
    Detected,
    /// <summary>The incident was opened.</summary>
    Declared,
    /// <summary>What customers or systems show.</summary>
    Symptom,
    /// <summary>Who or what is affected.</summary>
    Scope,
    /// <summary>Who or what is not affected.</summary>
    NotAffected,
    /// <summary>What customers can do meanwhile.</summary>
    Workaround,
    /// <summary>A number with its unit.</summary>
    Measurement,
    /// <summary>A guess at the cause.</summary>
    Hypothesis,
    /// <summary>A guess that turned out wrong.</summary>
    HypothesisRejected,
    /// <summary>Something established that is not yet the cause.</summary>
    Finding,
    /// <summary>The cause, confirmed.</summary>
    CauseConfirmed,
    /// <summary>Somebody was given, or took, a task.</summary>
    Assignment,
    /// <summary>Something was done to the systems.</summary>
    Action,
    /// <summary>What an action led to.</summary>
    ActionResult,
    /// <summary>A decision.</summary>
    Decision,
    /// <summary>Somebody else was brought in.</summary>
    Escalation,
    /// <summary>Command passed to somebody else.</summary>
    Handover,
    /// <summary>Something was told to customers or stakeholders.</summary>
    Communication,
    /// <summary>Severity or status changed.</summary>
    StatusChange,
    /// <summary>When somebody expects something to be done.</summary>
    Estimate,
    /// <summary>The impact was reduced or ended by something that was done.</summary>
    Mitigated,
    /// <summary>When customers stopped feeling it.</summary>
    ImpactEnd,
    /// <summary>The incident was declared over.</summary>
    Resolved,
    /// <summary>Work promised for afterwards.</summary>
    FollowUp,
}

/// <summary>Wire names of <see cref="FactKind"/>.</summary>
public static class FactKinds
{
    private static readonly Dictionary<FactKind, string> Names = Enum.GetValues<FactKind>().ToDictionary(k => k, k => Hyphenate(k.ToString()));
    private static readonly Dictionary<string, FactKind> Kinds = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>For example "hypothesis-rejected".</summary>
    public static string Name(this FactKind kind) => Names[kind];

    /// <summary>The kind with this wire name, or null.</summary>
    public static FactKind? Parse(string? name) => name is not null && Kinds.TryGetValue(name, out var kind) ? kind : null;

    private static string Hyphenate(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
