namespace CommsAssistant.Core.Incidents;

/// <summary>What an organisation says about its own names and words: which names customers know, which words are never public. All comparisons ignore case.</summary>
public sealed record Catalogue
{
    /// <summary>Names that customers know (products, services, components, regions).</summary>
    public IReadOnlyList<string> PublicNames { get; init; } = [];
    /// <summary>Names of internal systems, tools and vendors that never appear in public.</summary>
    public IReadOnlyList<string> InternalNames { get; init; } = [];
    /// <summary>Names of customers; never public.</summary>
    public IReadOnlyList<string> CustomerNames { get; init; } = [];
    /// <summary>Acronyms that customers know and that need no definition.</summary>
    public IReadOnlyList<string> Acronyms { get; init; } = [];
    /// <summary>Words that a deployment forbids in public texts.</summary>
    public IReadOnlyList<string> ForbiddenWords { get; init; } = [];
    /// <summary>An empty catalogue.</summary>
    public static Catalogue Empty { get; } = new();

    /// <summary>This catalogue with the names that the incident's own head adds: product, company, services and components by their public flag.</summary>
    public Catalogue With(Incident incident) => this with
    {
        PublicNames = [.. PublicNames.Concat([incident.Product, incident.Company]).Concat(incident.Services).Concat(incident.Components.Where(c => c.IsPublic).Select(c => c.Name)).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
        InternalNames = [.. InternalNames.Concat(incident.Components.Where(c => !c.IsPublic).Select(c => c.Name)).Distinct(StringComparer.OrdinalIgnoreCase)],
    };
}
