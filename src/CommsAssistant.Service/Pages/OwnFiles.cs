using System.Security.Cryptography;

namespace CommsAssistant.Service.Pages;

/// <summary>The pages' own files. They lie inside the assembly, so that there is nothing to forget when the service is copied somewhere.</summary>
public static class OwnFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Type, string Address)> Files = new[] { ("site.css", "text/css; charset=utf-8"), ("site.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml") }.ToDictionary(f => f.Item1, Load, StringComparer.Ordinal);

    /// <summary>Address of the stylesheet; it changes with the content, so that browsers may keep it.</summary>
    public static string Style => Files["site.css"].Address;
    /// <summary>Address of the script.</summary>
    public static string Script => Files["site.js"].Address;
    /// <summary>Address of the icon.</summary>
    public static string Icon => Files["icon.svg"].Address;

    internal static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();
        http.Response.Headers.CacheControl = http.Request.QueryString.HasValue ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Bytes, file.Type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static (byte[] Bytes, string Type, string Address) Load((string Name, string Type) file)
    {
        using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream("assets/" + file.Name) ?? throw new InvalidOperationException($"The file {file.Name} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, file.Type, $"/assets/{file.Name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}");
    }
}
