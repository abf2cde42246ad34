using System.Text.Encodings.Web;
using System.Text.Json;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Service.Cli;

/// <summary>Exit codes of the command line, and where results and words go: results to standard output, everything else to standard error.</summary>
internal static class Output
{
    public const int Done = 0;
    public const int Blocked = 1;
    public const int Unusable = 2;
    public const int Unreachable = 3;

    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs a verb; input that cannot be used ends with its message and code 2, never with a stack trace.</summary>
    public static async Task<int> GuardedAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (UnusableInputException e)
        {
            await Console.Error.WriteLineAsync("comms: " + e.Message);
            return Unusable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("comms: " + e.Message);
            return Unusable;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("comms: interrupted; nothing was written.");
            return Unusable;
        }
    }

    /// <summary>Writes to a file whole or not at all, or to standard output.</summary>
    public static async Task WriteAsync(string text, string? path, CancellationToken ct)
    {
        if (path is null)
        {
            await Console.Out.WriteAsync(text.AsMemory(), ct);
            if (!text.EndsWith('\n')) await Console.Out.WriteLineAsync();
            return;
        }
        var partial = path + ".partial";
        await File.WriteAllTextAsync(partial, text, ct);
        File.Move(partial, path, overwrite: true);
        await Console.Error.WriteLineAsync($"Wrote {path}.");
    }

    /// <summary>Writes JSON piece by piece, so that a long answer is never whole in memory; to a file whole or not at all, or to standard output.</summary>
    public static async Task WriteJsonAsync<T>(T value, string? path, CancellationToken ct)
    {
        if (path is null)
        {
            await using var output = Console.OpenStandardOutput();
            await JsonSerializer.SerializeAsync(output, value, Json, ct);
            output.WriteByte((byte)'\n');
            return;
        }
        var partial = path + ".partial";
        await using (var file = File.Create(partial)) await JsonSerializer.SerializeAsync(file, value, Json, ct);
        File.Move(partial, path, overwrite: true);
        await Console.Error.WriteLineAsync($"Wrote {path}.");
    }

    public static async Task ReportAsync(IReadOnlyList<ImportProblem> problems)
    {
        foreach (var problem in problems.Take(20))
            await Console.Error.WriteLineAsync($"Left out: {problem.Place}: {problem.Reason}{(problem.Count > 1 ? $" ({problem.Count} times)" : "")}");
        if (problems.Count > 20) await Console.Error.WriteLineAsync($"Left out: {problems.Count - 20} more places.");
    }

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
