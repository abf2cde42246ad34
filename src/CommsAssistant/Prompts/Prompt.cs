using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Drafting;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace CommsAssistant.Prompts;

/// <summary>A prompt with its values in it, ready to be sent.</summary>
/// <param name="Messages">In order, each with the role that the file gives it.</param>
/// <param name="Use">What provenance keeps of it.</param>
/// <param name="Format">The form that the answer must have.</param>
public sealed record RenderedPrompt(IReadOnlyList<ChatMessage> Messages, PromptUse Use, ChatResponseFormat Format);

/// <summary>
/// A prompt that can be rendered. Each message is a template of its own and is never read as anything but text, so no value can open another message, change a role or be escaped. Every
/// declared input must be given and no other. Semantic Kernel fills the templates.
/// </summary>
public sealed class Prompt
{
    private readonly PromptFile file;
    private readonly IReadOnlyList<IPromptTemplate> templates;
    private readonly ChatResponseFormat format;

    internal Prompt(PromptFile file)
    {
        this.file = file;
        Use = new PromptUse(file.Name, file.Version, file.Sha256);
        format = file.Output is { } schema ? ChatResponseFormat.ForJsonSchema(schema, file.Name.Replace('-', '_')) : ChatResponseFormat.Text;
        var factory = new KernelPromptTemplateFactory { AllowDangerouslySetContent = true };
        // Without this Semantic Kernel would turn R&D into R&amp;D. Nothing parses what is rendered here, so nothing needs to be escaped.
        templates = [.. file.Messages.Select(m => factory.Create(new PromptTemplateConfig(m.Template)
        {
            AllowDangerouslySetContent = true,
            InputVariables = [.. file.Inputs.Select(i => i.Name).Append(PromptFile.Delimiter).Select(n => new InputVariable { Name = n, AllowDangerouslySetContent = true })],
        }))];
    }

    /// <summary>Name, version and hash.</summary>
    public PromptUse Use { get; }

    /// <summary>Fills the templates. Control characters and broken surrogates are taken out of values; line feeds and tabs stay.</summary>
    /// <exception cref="ArgumentException">An input is missing, or one is given that the prompt does not declare.</exception>
    public async Task<RenderedPrompt> RenderAsync(IReadOnlyDictionary<string, string> inputs, CancellationToken ct)
    {
        if (file.Inputs.FirstOrDefault(i => !inputs.ContainsKey(i.Name)) is { } missing) throw new ArgumentException($"The prompt {file.Name} needs the input \"{missing.Name}\".", nameof(inputs));
        if (inputs.Keys.FirstOrDefault(k => file.Inputs.All(i => i.Name != k)) is { } extra) throw new ArgumentException($"The prompt {file.Name} has no input \"{extra}\".", nameof(inputs));
        var clean = inputs.ToDictionary(i => i.Key, i => Clean(i.Value), StringComparer.Ordinal);
        var delimiter = NewDelimiter(clean.Values);
        var kernel = new Kernel();
        var arguments = new KernelArguments { [PromptFile.Delimiter] = delimiter };
        foreach (var (name, value) in clean) arguments[name] = value;
        var messages = new List<ChatMessage>(templates.Count);
        for (var i = 0; i < templates.Count; i++) messages.Add(new ChatMessage(file.Messages[i].Role, await templates[i].RenderAsync(kernel, arguments, ct)));
        return new RenderedPrompt(messages, Use, format);
    }

    /// <summary>A word that stands in none of the values.</summary>
    private static string NewDelimiter(IReadOnlyCollection<string> values)
    {
        while (true)
        {
            var made = RandomNumberGenerator.GetHexString(24, lowercase: true);
            if (!values.Any(v => v.Contains(made, StringComparison.OrdinalIgnoreCase))) return made;
        }
    }

    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') clean.Append(rune.ToString());
        return clean.ToString();
    }
}
