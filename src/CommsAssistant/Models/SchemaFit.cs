using System.Text.Json;

namespace CommsAssistant.Models;

/// <summary>Whether an answer has the shape that was asked for: types, required properties, allowed values. What a schema says beyond that is the reader's business.</summary>
internal static class SchemaFit
{
    private const int Deepest = 32;

    /// <summary>Where and how the value misses the schema; null when it fits.</summary>
    public static string? Mismatch(JsonElement schema, JsonElement value, string at = "the answer", int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth > Deepest) return null;
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => Is(t, value))) return $"{at} is {Name(value)}, not {string.Join(" or ", Types(type))}";
        if (schema.TryGetProperty("enum", out var allowed) && allowed.ValueKind == JsonValueKind.Array && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value))) return $"{at} is none of the allowed values";
        if (value.ValueKind == JsonValueKind.Object)
        {
            if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
                foreach (var name in required.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString()!))
                    if (!value.TryGetProperty(name, out _)) return $"{at} lacks \"{name}\"";
            if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
                foreach (var property in properties.EnumerateObject())
                    if (value.TryGetProperty(property.Name, out var part) && Mismatch(property.Value, part, $"\"{property.Name}\"", depth + 1) is { } miss) return miss;
        }
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var item in value.EnumerateArray())
                if (Mismatch(items, item, $"an item of {at}", depth + 1) is { } miss) return miss;
        return null;
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!) : type.ValueKind == JsonValueKind.String ? [type.GetString()!] : [];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out _) || value.GetDouble() % 1 == 0),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => type == Name(value),
    };

    private static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ValueKind.ToString().ToLowerInvariant(),
    };
}
