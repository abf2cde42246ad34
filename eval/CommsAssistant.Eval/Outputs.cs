using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommsAssistant.Eval;

/// <summary>What the pipeline says, in the shapes of the command line's JSON; fields that no score needs are left out.</summary>
internal sealed record EvidenceOutput(string? Channel, string? Ts, string? Quote);
internal sealed record EntryOutput(DateTimeOffset At, string Kind, string Text, IReadOnlyList<EvidenceOutput>? Evidence);
internal sealed record TimelineOutput(IReadOnlyList<EntryOutput> Entries);
internal sealed record FindingOutput(string Rule, string Severity);
internal sealed record ProvenanceOutput(string? Engine, string? Model, int InputTokens, int OutputTokens);
internal sealed record DraftOutput(string Text, string? FiveWords, IReadOnlyList<string>? Unknown, IReadOnlyList<FindingOutput>? Findings, ProvenanceOutput? Provenance);
internal sealed record WithheldOutput(string? Text, string? Why);
internal sealed record ReportOutput(string Text, double? DurationMinutes, IReadOnlyList<FindingOutput>? Findings, IReadOnlyList<WithheldOutput>? Withheld, IReadOnlyList<EntryOutput>? Timeline, ProvenanceOutput? Provenance);

/// <summary>Reads and writes JSON as the command line does.</summary>
internal static class EvalJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static JsonElement Read(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path)));
        return document.RootElement.Clone();
    }

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(t => t.GetString() ?? "") : [];

    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
