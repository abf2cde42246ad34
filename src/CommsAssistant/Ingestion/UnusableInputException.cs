namespace CommsAssistant.Ingestion;

/// <summary>Input that cannot be used at all. The message says what is wrong, where, and how to mend it, in words for the person who gave it.</summary>
public sealed class UnusableInputException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Part of an input that was left out, and why.</summary>
/// <param name="Place">File and line or position.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many items.</param>
public sealed record ImportProblem(string Place, string Reason, int Count);
