using System.Collections.Frozen;
using System.Text.Json;
using CommsAssistant.Core.Drafting;

namespace CommsAssistant.Prompts;

/// <summary>All prompts, read once and held against the lock file: a prompt whose text changed without a new version is refused.</summary>
public sealed class PromptLibrary
{
    /// <summary>The lock file's name.</summary>
    public const string LockFile = "prompts.lock.json";
    private const string StyleFile = "style-guide.md";
    private const string Ending = ".prompt.yaml";
    private readonly FrozenDictionary<string, Prompt> prompts;

    private PromptLibrary(IEnumerable<Prompt> prompts, string style)
    {
        this.prompts = prompts.ToFrozenDictionary(p => p.Use.Name, StringComparer.Ordinal);
        StyleGuide = style;
    }

    /// <summary>How texts are written, as an input of the prompts.</summary>
    public string StyleGuide { get; }

    /// <summary>Names, versions and hashes of all prompts.</summary>
    public IEnumerable<PromptUse> All => prompts.Values.Select(p => p.Use).OrderBy(u => u.Name, StringComparer.Ordinal);

    /// <summary>The prompt with this name.</summary>
    /// <exception cref="UnusablePromptException">There is none.</exception>
    public Prompt this[string name] => prompts.TryGetValue(name, out var prompt) ? prompt : throw new UnusablePromptException($"There is no prompt \"{name}\" among {string.Join(", ", prompts.Keys.Order(StringComparer.Ordinal))}. Put {name}{Ending} into the folder of prompts.");

    /// <summary>The prompts of a folder; those of this assembly where it is null or holds no file of the same name.</summary>
    /// <exception cref="UnusablePromptException">A file breaks a rule, or differs from what the lock file says of it.</exception>
    public static PromptLibrary Load(string? folder = null)
    {
        var files = Own();
        if (!string.IsNullOrWhiteSpace(folder))
        {
            if (!Directory.Exists(folder)) throw new UnusablePromptException($"Prompts:Folder is \"{folder}\", which is no folder. Leave it out to use the prompts that come with the service.");
            foreach (var path in Directory.GetFiles(folder)) files[Path.GetFileName(path)] = File.ReadAllText(path);
        }
        var read = files.Where(f => f.Key.EndsWith(Ending, StringComparison.Ordinal)).Select(f => PromptFile.Parse(f.Key, f.Value)).ToList();
        var locked = PromptLock.Parse(files.GetValueOrDefault(LockFile) ?? "[]");
        foreach (var file in read) locked.Hold(new PromptUse(file.Name, file.Version, file.Sha256));
        return new PromptLibrary(read.Select(f => new Prompt(f)), (files.GetValueOrDefault(StyleFile) ?? "").Trim());
    }

    private static Dictionary<string, string> Own()
    {
        const string Prefix = "prompts/";
        var assembly = typeof(PromptLibrary).Assembly;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files[name[Prefix.Length..]] = reader.ReadToEnd();
        }
        return files;
    }
}

/// <summary>What the lock file says: for each version of each prompt that ever went out, the hash of its text. Lines are added, never changed.</summary>
public sealed class PromptLock
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
    private readonly List<PromptUse> lines;

    private PromptLock(List<PromptUse> lines) => this.lines = lines;

    /// <summary>Reads a lock file.</summary>
    /// <exception cref="UnusablePromptException">It is no list of name, version and sha256, or names a version twice.</exception>
    public static PromptLock Parse(string json)
    {
        try
        {
            var lines = JsonSerializer.Deserialize<List<PromptUse>>(json, Shape) ?? [];
            if (lines.GroupBy(l => (l.Name, l.Version)).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new UnusablePromptException($"{PromptLibrary.LockFile} names {twice.Key.Name} {twice.Key.Version} twice.");
            return new PromptLock(lines);
        }
        catch (JsonException e)
        {
            throw new UnusablePromptException($"{PromptLibrary.LockFile} is no list of name, version and sha256: {e.Message}", e);
        }
    }

    /// <summary>Passes when the lock names this version with this hash.</summary>
    /// <exception cref="UnusablePromptException">It does not; the message says what to do.</exception>
    public void Hold(PromptUse prompt)
    {
        var known = lines.FirstOrDefault(l => l.Name == prompt.Name && l.Version == prompt.Version);
        if (known is null) throw new UnusablePromptException($"{prompt.Name} {prompt.Version} is not in {PromptLibrary.LockFile}. Add the line {JsonSerializer.Serialize(prompt, Shape).ReplaceLineEndings(" ")}");
        if (known.Sha256 != prompt.Sha256) throw new UnusablePromptException($"{prompt.Name} was changed but is still called {prompt.Version}. Give it a new version and add a line with the hash {prompt.Sha256} to {PromptLibrary.LockFile}.");
    }

    /// <summary>The lock with a line for a new version.</summary>
    /// <exception cref="UnusablePromptException">The version is known with another text.</exception>
    public string With(PromptUse prompt)
    {
        if (lines.FirstOrDefault(l => l.Name == prompt.Name && l.Version == prompt.Version) is null) lines.Add(prompt);
        Hold(prompt);
        return JsonSerializer.Serialize(lines.OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => Version.Parse(l.Version)), Shape) + "\n";
    }
}
