using CommsAssistant.Core.Drafting;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>The last post brings back every public component that the post before it named.</summary>
public sealed class ComponentsRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "components";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Kind != DraftKind.StatusResolved || context.LastPublished is not { } last) return [];
        var before = last.Title + "\n" + last.Body;
        return context.Incident.Components.Where(c => c.IsPublic && c.Name.Length > 2 && before.Contains(c.Name, StringComparison.OrdinalIgnoreCase) && !context.Text.Contains(c.Name, StringComparison.OrdinalIgnoreCase))
            .Select(c => Places.Whole(Id, FindingSeverity.Warn, $"The last post named {c.Name}; this one does not say that it works again."));
    }
}
