using CommsAssistant.Ingestion;

namespace CommsAssistant.Service.StatusPage;

/// <summary>A component as customers know it.</summary>
/// <param name="Name">The name that posts use.</param>
/// <param name="Description">One line that says what it does; null when it needs none.</param>
internal sealed record StatusPageComponent(string Name, string? Description);

/// <summary>What the public status page calls itself and lists.</summary>
/// <param name="Name">The page's name.</param>
/// <param name="Url">Where readers reach the service, without a slash at the end; empty to take it from each request.</param>
/// <param name="Components">The components in their order; where there are none, the page lists those that posts name.</param>
internal sealed record StatusPageOptions(string Name, string Url, IReadOnlyList<StatusPageComponent> Components)
{
    public const string Section = "StatusPage";

    /// <summary>Reads the section. A component is a name, or a name with a description.</summary>
    /// <exception cref="UnusableInputException">A setting cannot be used; the message says which and what to give.</exception>
    public static StatusPageOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var components = section.GetSection("Components").GetChildren().Select(Component).ToList();
        return new StatusPageOptions(section["Name"] is { Length: > 0 } name ? name : "Service status", Address(section["Url"]), components);
    }

    private static string Address(string? given)
    {
        if (string.IsNullOrWhiteSpace(given)) return "";
        if (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { Query: "", Fragment: "", UserInfo: "" })
            return url.AbsoluteUri.TrimEnd('/');
        throw new UnusableInputException($"{Section}:Url is \"{given}\". Give the address under which readers reach the service, such as https://status.example.com.");
    }

    private static StatusPageComponent Component(IConfigurationSection child) => (child.Value ?? child["Name"]) is { Length: > 0 } name
        ? new StatusPageComponent(name, child["Description"])
        : throw new UnusableInputException($"{child.Path} has no name. Give a name, or {{\"Name\": …, \"Description\": …}}.");
}
