namespace CommsAssistant.Ingestion;

/// <summary>Counts what is left out while reading, by file and reason; the first place of each is named. Hostile input can make no more than a bounded number of lines.</summary>
internal sealed class Problems
{
    private const int MostLines = 1_000;
    private readonly Dictionary<(string File, string Reason), (string Place, int Count)> counts = [];

    /// <summary>Adds one item that was left out.</summary>
    /// <param name="file">The file, or what stands for one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="place">Where in the file; the file itself when null. Only the first of each reason is kept.</param>
    /// <param name="count">How many items.</param>
    public void Add(string file, string reason, string? place = null, int count = 1)
    {
        var key = (file, reason);
        if (!counts.ContainsKey(key) && counts.Count >= MostLines) key = ("", "further reasons, too many to list");
        counts[key] = counts.TryGetValue(key, out var known) ? (known.Place, known.Count + count) : (place ?? key.Item1, count);
    }

    public IReadOnlyList<ImportProblem> List => [.. counts.Select(c => new ImportProblem(c.Value.Place, c.Key.Reason, c.Value.Count))];
}
