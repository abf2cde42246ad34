namespace CommsAssistant.Ingestion;

/// <summary>Input that cannot be used at all. The message says what is wrong, where, and how to mend it, in words for the person who gave it.</summary>
public sealed class UnusableInputException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Part of an input that was left out, and why.</summary>
/// <param name="Place">File and line or position.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many items.</param>
public sealed record ImportProblem(string Place, string Reason, int Count);

/// <summary>Counts what is left out while reading, by place and reason.</summary>
internal sealed class Problems
{
    private readonly Dictionary<(string Place, string Reason), int> counts = [];

    public void Add(string place, string reason) => counts[(place, reason)] = counts.GetValueOrDefault((place, reason)) + 1;

    public IReadOnlyList<ImportProblem> List => [.. counts.Select(c => new ImportProblem(c.Key.Place, c.Key.Reason, c.Value))];
}
