namespace CommsAssistant.Core.Checks;

/// <summary>What a finding means for approval.</summary>
public enum FindingSeverity
{
    /// <summary>Shown.</summary>
    Warn,
    /// <summary>Cannot be approved unless the commander accepts it with a reason.</summary>
    Block,
    /// <summary>Cannot be approved, and cannot be accepted.</summary>
    Never,
}

/// <summary>Something that a rule found in a text.</summary>
/// <param name="Rule">The rule's id, as in the documentation.</param>
/// <param name="Severity">What it means for approval.</param>
/// <param name="Message">What is wrong, in one sentence for a tired person.</param>
/// <param name="Start">Where it begins in the checked text, in UTF-16 units; 0 when it concerns the whole.</param>
/// <param name="Length">How long it is; 0 when it concerns the whole.</param>
/// <param name="Suggestion">Text to put there instead, if a program can know it; empty to delete the words; null when a person must decide.</param>
public sealed record Finding(string Rule, FindingSeverity Severity, string Message, int Start, int Length, string? Suggestion = null);
