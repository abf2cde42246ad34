using System.Text.Json;
using CommsAssistant.Eval.Cassettes;
using CommsAssistant.Eval.Pipelines;
using CommsAssistant.Eval.Reports;
using CommsAssistant.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommsAssistant.Eval;

/// <summary>`run`: a suite from its cases to its report and its exit code.</summary>
internal static class RunCommand
{
    public const int Done = 0;
    public const int Worse = 1;
    public const int Unusable = 2;

    public static async Task<int> RunAsync(RunOptions options, TextWriter output, CancellationToken ct)
    {
        var root = Root();
        var suite = Suite.Load(root, options.Suite);
        var repeats = options.Repeats ?? suite.Repeats;
        using var models = options.Record ? Chosen(options.Model, options.Comms!) : null;
        await using var server = options.Cassettes is { } folder
            ? await CassetteServer.StartAsync(new CassetteChatClient(new Cassette(Path.GetFullPath(folder)), options.Model, models?.For(ModelPurpose.Write)), ct) : null;
        var known = 0;
        string? Missed()
        {
            var more = (server?.Misses ?? 0) - known;
            known += more;
            return more == 0 ? null : FormattableString.Invariant($"{more} requests were not on the cassette; record them with --record");
        }
        IPipeline pipeline = options.Comms is { } comms ? new CommandLinePipeline(Path.GetFullPath(comms), options.Model, server?.Environment(options.Model) ?? new Dictionary<string, string>()) : new RulesPipeline();
        var results = await new Runner(pipeline, suite, root, TimeProvider.System, Missed).RunAsync(repeats, r => Console.Error.WriteLine($"{r.Bundle} {r.Task} {r.Label}{(r.Error is { } e ? " FAILED " + e : "")}"), ct);
        var file = options.Baseline ?? Path.Combine(root, "eval", "baselines", $"{suite.Name}.{options.Model}.json");
        if (options.WriteBaseline) await Baseline.From(suite.Name, options.Model, results).SaveAsync(file, ct);
        var before = Baseline.Load(file);
        if (before is null && options.Baseline is not null) throw new EvalInputException($"--baseline {file}: there is no such file. Make it with --write-baseline.");
        var worse = before?.Worse(results) ?? [];
        var report = new RunReport(suite.Name, options.Model, repeats, results, before, worse);
        if (options.Out is { } directory) await SaveAsync(directory, report, results, ct);
        await output.WriteAsync(report.Markdown().AsMemory(), ct);
        foreach (var line in worse) await Console.Error.WriteLineAsync("eval: worse than the baseline: " + line);
        return worse.Count == 0 ? Done : Worse;
    }

    private static async Task SaveAsync(string directory, RunReport report, IReadOnlyList<CaseResult> results, CancellationToken ct)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "report.md"), report.Markdown(), ct);
        await File.WriteAllTextAsync(Path.Combine(directory, "report.html"), report.Html(), ct);
        await File.WriteAllTextAsync(Path.Combine(directory, "results.json"), JsonSerializer.Serialize(new { measures = Measures.Of(results).ToDictionary(m => m.Measure.Name, m => m.Value), cases = results }, EvalJson.Options), ct);
    }

    /// <summary>The model to record from: as the executable's own settings and the environment name it.</summary>
    private static ConfiguredModels Chosen(string model, string comms)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(comms))!, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        return new ConfiguredModels(ConfiguredModels.Choose(ModelsSetup.Read(configuration), model), TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>The repository's root, from here or from where this program lies upwards.</summary>
    internal static string Root()
    {
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "CommsAssistant.sln"))) return folder.FullName;
        throw new EvalInputException("The repository was not found. Run this inside of it.");
    }
}
