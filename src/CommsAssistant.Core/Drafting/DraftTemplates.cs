namespace CommsAssistant.Core.Drafting;

/// <summary>The templates that exist without extensions.</summary>
public static class DraftTemplates
{
    /// <summary>One template for each kind that needs no model.</summary>
    public static IReadOnlyList<IDraftTemplate> All { get; } = [];
}
