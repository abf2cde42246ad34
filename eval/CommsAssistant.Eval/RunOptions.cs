using System.Globalization;

namespace CommsAssistant.Eval;

/// <summary>The arguments of `run`.</summary>
internal sealed record RunOptions(string Suite, string Model, string? Comms, int? Repeats, string? Out, string? Baseline, bool WriteBaseline, string? Cassettes, bool Record)
{
    public const string Usage = """
        run --suite S [--model M] [--comms PATH] [--repeats N] [--out DIR] [--baseline FILE] [--write-baseline] [--cassettes DIR [--record]]
          S          a name from eval/suites, or a file
          M          none (rules and templates, in this process; the default), or a model of the settings, for which the executable is run
          PATH       the executable, for example src/CommsAssistant.Service/bin/Release/net10.0/comms; with it cases run through the command line whatever the model
          --out      writes report.md, report.html and results.json there
          FILE       what the run has to reach; eval/baselines/S.M.json when not given and there is one. The exit code is 1 when a measure is worse
          --cassettes  answers come from recordings, and a request that is not among them fails its case; with --record they are asked of the model and kept
        """;

    private static readonly string[] Flags = ["--write-baseline", "--record"];
    private static readonly string[] Values = ["--suite", "--model", "--comms", "--repeats", "--out", "--baseline", "--cassettes"];

    /// <exception cref="EvalInputException">An argument is unknown, missing or of another kind.</exception>
    public static RunOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (Flags.Contains(name)) given[name] = "";
            else if (!Values.Contains(name)) throw new EvalInputException($"{name}: there is no such argument.\n{Usage}");
            else if (i + 1 == arguments.Count) throw new EvalInputException($"{name} needs a value.\n{Usage}");
            else given[name] = arguments[++i];
        }
        if (!given.TryGetValue("--suite", out var suite)) throw new EvalInputException($"--suite is missing.\n{Usage}");
        int? repeats = null;
        if (given.TryGetValue("--repeats", out var times)) repeats = int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 100 ? n : throw new EvalInputException($"--repeats {times}: give a number from 1 to 100.");
        var options = new RunOptions(suite, given.GetValueOrDefault("--model") ?? "none", given.GetValueOrDefault("--comms"), repeats, given.GetValueOrDefault("--out"), given.GetValueOrDefault("--baseline"), given.ContainsKey("--write-baseline"),
            given.GetValueOrDefault("--cassettes"), given.ContainsKey("--record"));
        if (options.Model != "none" && options.Comms is null) throw new EvalInputException("--comms is missing: with a model the executable is run. Build it and give its path.");
        if (options.Record && options.Cassettes is null) throw new EvalInputException("--record needs --cassettes DIR.");
        if (options.Cassettes is not null && options.Model == "none") throw new EvalInputException("--cassettes needs --model M: without a model nothing is asked.");
        return options;
    }
}
