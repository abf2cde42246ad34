namespace CommsAssistant.Prompts;

/// <summary>The section Prompts.</summary>
public sealed class PromptOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Prompts";

    /// <summary>A folder whose files take the place of those that come with the service; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>What an organisation wants its texts to be, in its own words. It can ask for a tone; the checks hold all the same.</summary>
    public string HouseRules { get; init; } = "";
}
