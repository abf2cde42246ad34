using System.Globalization;
using System.Text.Json;

namespace CommsAssistant.Eval;

/// <summary>What a run has to reach. Committed; made anew on purpose only (--write-baseline).</summary>
internal sealed record Baseline(string Suite, string Model, SortedDictionary<string, double> Numbers)
{
    /// <summary>Half of the last digit that is written, and a little for the arithmetic.</summary>
    private const double Tolerance = 0.00051;

    public static Baseline From(string suite, string model, IReadOnlyList<CaseResult> results) =>
        new(suite, model, new SortedDictionary<string, double>(Measures.Of(results).Where(m => m.Measure.Gates).ToDictionary(m => m.Measure.Name, m => Scoring.Wordings.Rounded(m.Value)), StringComparer.Ordinal));

    /// <exception cref="EvalInputException">The file is no baseline.</exception>
    public static Baseline? Load(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize<Baseline>(File.ReadAllBytes(file), EvalJson.Options);
        }
        catch (JsonException e)
        {
            throw new EvalInputException($"{file}: {e.Message}");
        }
    }

    public async Task SaveAsync(string file, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, EvalJson.Options) + "\n", ct);
    }

    /// <summary>Each measure that is worse than here, or gone, in words.</summary>
    public IReadOnlyList<string> Worse(IReadOnlyList<CaseResult> results)
    {
        var now = Measures.Of(results).ToDictionary(m => m.Measure.Name, m => m, StringComparer.Ordinal);
        var worse = new List<string>();
        foreach (var (name, before) in Numbers)
        {
            if (!now.TryGetValue(name, out var measured)) worse.Add($"{name} was {Number(before)} and is not measured any more");
            else if (measured.Measure.HigherIsBetter ? measured.Value < before - Tolerance : measured.Value > before + Tolerance) worse.Add($"{name} was {Number(before)} and is {Number(measured.Value)}");
        }
        return worse;
    }

    internal static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
