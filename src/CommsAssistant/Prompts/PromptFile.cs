using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CommsAssistant.Prompts;

/// <summary>One value that a prompt needs. Text from the channel, from documents or from people is untrusted: it stands alone in a message of its own, behind a delimiter made by chance.</summary>
public sealed record PromptInput(string Name, bool IsUntrusted);

/// <summary>One message of a prompt: the role comes from the file, never from a text.</summary>
public sealed record PromptMessage(ChatRole Role, string Template);

/// <summary>A prompt file, read and held against its rules.</summary>
public sealed partial record PromptFile(string Name, string Version, string Sha256, IReadOnlyList<PromptInput> Inputs, JsonElement? Output, IReadOnlyList<PromptMessage> Messages)
{
    /// <summary>The input that the renderer gives itself.</summary>
    public const string Delimiter = "delimiter";

    private static readonly string[] Roles = ["system", "user", "assistant"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="yaml">What it holds.</param>
    /// <exception cref="UnusablePromptException">It breaks a rule of docs/prompts.md; the message says which.</exception>
    public static PromptFile Parse(string file, string yaml)
    {
        var read = Read(file, yaml);
        UnusablePromptException Bad(string why) => new($"Prompt {file}: {why}");
        if (read.Name is null || file != read.Name + ".prompt.yaml") throw Bad($"its name is \"{read.Name}\"; give it the name that the file has.");
        if (read.Version is null || !Number().IsMatch(read.Version)) throw Bad("give it a version of three numbers, for example 1.0.0.");
        if (read.Messages is not { Count: > 0 }) throw Bad("it has no messages.");
        var inputs = (read.Inputs ?? []).Select(i => new PromptInput(i.Name ?? "", i.Untrusted)).ToList();
        if (inputs.Any(i => !Word().IsMatch(i.Name) || i.Name == Delimiter) || inputs.DistinctBy(i => i.Name).Count() != inputs.Count) throw Bad("input names are lower-case words, each once; \"delimiter\" is taken.");
        var messages = read.Messages.Select(m => new PromptMessage(new ChatRole(m.Role ?? ""), (m.Template ?? "").TrimEnd())).ToList();
        if (messages.FirstOrDefault(m => !Roles.Contains(m.Role.Value)) is { } odd) throw Bad($"there is no role \"{odd.Role}\"; give system, user or assistant.");
        foreach (var message in messages) Check(message, inputs, Bad);
        if (inputs.FirstOrDefault(i => !messages.Any(m => m.Template.Contains("{{$" + i.Name + "}}", StringComparison.Ordinal))) is { } unused) throw Bad($"the input \"{unused.Name}\" is in no template.");
        return new PromptFile(read.Name, read.Version, Hash(yaml), inputs, Schema(read.Output, Bad), messages);
    }

    /// <summary>SHA-256 of a file's text with line feeds as line ends, so that it is the same on every system.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static void Check(PromptMessage message, List<PromptInput> inputs, Func<string, UnusablePromptException> bad)
    {
        var rest = Variable().Replace(message.Template, match =>
        {
            var name = match.Groups[1].Value;
            if (name != Delimiter && inputs.All(i => i.Name != name)) throw bad($"the template uses \"{name}\", which is not among the inputs.");
            return "";
        });
        if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)) throw bad("a template may hold {{$input}} and nothing else between double braces.");
        foreach (var input in inputs.Where(i => i.IsUntrusted && message.Template.Contains("{{$" + i.Name + "}}", StringComparison.Ordinal)))
            if (message.Role != ChatRole.User || message.Template != Fenced(input.Name)) throw bad($"the untrusted input \"{input.Name}\" must stand alone in a user message: {Fenced(input.Name).Replace("\n", "\\n", StringComparison.Ordinal)}");
    }

    private static string Fenced(string name) => $"BEGIN {{{{$delimiter}}}}\n{{{{${name}}}}}\nEND {{{{$delimiter}}}}";

    private static JsonElement? Schema(string? output, Func<string, UnusablePromptException> bad)
    {
        if (string.IsNullOrWhiteSpace(output)) return null;
        try
        {
            using var json = JsonDocument.Parse(output);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw bad("the output is no JSON schema: " + e.Message);
        }
    }

    private static Written Read(string file, string yaml)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<Written>(yaml) ?? throw new UnusablePromptException($"Prompt {file}: it is empty.");
        }
        catch (YamlException e)
        {
            throw new UnusablePromptException($"Prompt {file}: it is no YAML of the right shape, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private sealed class Written
    {
        public string? Name { get; set; }
        public string? Version { get; set; }
        public List<WrittenInput>? Inputs { get; set; }
        public string? Output { get; set; }
        public List<WrittenMessage>? Messages { get; set; }
    }

    private sealed class WrittenInput
    {
        public string? Name { get; set; }
        public bool Untrusted { get; set; }
    }

    private sealed class WrittenMessage
    {
        public string? Role { get; set; }
        public string? Template { get; set; }
    }

    [GeneratedRegex(@"\{\{\$([a-z_]{1,40})\}\}")] private static partial Regex Variable();
    [GeneratedRegex("^[a-z]+(?:_[a-z]+)*$")] private static partial Regex Word();
    [GeneratedRegex(@"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$")] private static partial Regex Number();
}
