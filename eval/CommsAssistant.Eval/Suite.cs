using System.Text.Json;

namespace CommsAssistant.Eval;

/// <summary>What a run looks at.</summary>
/// <param name="Name">Its name; results and baselines carry it.</param>
/// <param name="Folders">Bundles, or folders of postmortems, below the repository's root; a last "*" stands for every folder.</param>
/// <param name="Tasks">timeline, draft, report.</param>
/// <param name="Repeats">How often each case runs; more than one where a model's answers differ.</param>
/// <param name="Sealed">Only totals and scores are shown, never texts or patterns: what nobody may have read when rules are written.</param>
internal sealed record Suite(string Name, IReadOnlyList<string> Folders, IReadOnlyList<string> Tasks, int Repeats = 1, bool Sealed = false)
{
    private static readonly string[] Known = ["timeline", "draft", "report"];

    /// <exception cref="EvalInputException">There is no such suite, or it holds something that cannot be used.</exception>
    public static Suite Load(string root, string name)
    {
        var file = File.Exists(name) ? name : Path.Combine(root, "eval", "suites", name + ".json");
        if (!File.Exists(file)) throw new EvalInputException($"--suite {name}: there is no such suite. Give a file or one of {string.Join(", ", Directory.GetFiles(Path.Combine(root, "eval", "suites"), "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal))}.");
        try
        {
            var suite = JsonSerializer.Deserialize<Suite>(File.ReadAllBytes(file), EvalJson.Options)!;
            if (suite.Tasks.FirstOrDefault(t => !Known.Contains(t)) is { } task) throw new EvalInputException($"{file}: there is no task \"{task}\". The tasks are {string.Join(", ", Known)}.");
            return suite;
        }
        catch (JsonException e)
        {
            throw new EvalInputException($"{file}: {e.Message}");
        }
    }

    public IReadOnlyList<string> Expand(string root)
    {
        var folders = Folders.SelectMany(f => f.EndsWith("/*", StringComparison.Ordinal) ? (Directory.Exists(Path.Combine(root, f[..^2])) ? Directory.GetDirectories(Path.Combine(root, f[..^2])) : []) : [Path.Combine(root, f)]).Where(Directory.Exists).Select(Path.GetFullPath).Order(StringComparer.Ordinal).ToList();
        return folders.Count > 0 ? folders : throw new EvalInputException($"The suite {Name} names no folder that exists: {string.Join(", ", Folders)}.");
    }
}

/// <summary>Arguments or files that cannot be used; the message says how to mend them.</summary>
internal sealed class EvalInputException(string message) : Exception(message);
