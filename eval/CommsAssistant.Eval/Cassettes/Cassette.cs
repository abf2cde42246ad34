using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Eval.Cassettes;

/// <summary>Recorded answers of a model in a folder, one file a request, named by the SHA-256 of exactly what was asked.</summary>
internal sealed partial class Cassette(string folder)
{
    private sealed record Recorded(JsonElement Request, string Text, string? ModelId, long InputTokens, long OutputTokens);

    /// <summary>
    /// What was asked: model, roles and texts, format, temperature, length. The words that prompts put around untrusted text and the tag that stands in every placeholder are made by chance
    /// each time, so they are numbered instead.
    /// </summary>
    public static string Request(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var all = messages.ToList();
        var fences = all.SelectMany(m => Fence().Matches(m.Text)).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        string Steady(string text) => Retagged(fences.Select((f, i) => (f, i)).Aggregate(text, (t, fence) => t.Replace(fence.f, string.Create(CultureInfo.InvariantCulture, $"fence-{fence.i + 1}"), StringComparison.Ordinal)), TagOf(all), SteadyTag);
        return new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray([.. all.Select(m => new JsonObject { ["role"] = m.Role.Value, ["text"] = Steady(m.Text) })]),
            ["format"] = options?.ResponseFormat is ChatResponseFormatJson json ? json.Schema is { } schema ? JsonNode.Parse(schema.GetRawText()) : "json" : null,
            ["temperature"] = options?.Temperature,
            ["maxOutputTokens"] = options?.MaxOutputTokens,
        }.ToJsonString(EvalJson.Options);
    }

    /// <summary>The tag of the placeholders in a request; null where it holds none.</summary>
    public static string? TagOf(IEnumerable<ChatMessage> messages) => messages.Select(m => Placeholder().Match(m.Text)).FirstOrDefault(m => m.Success)?.Groups["tag"].Value;

    /// <summary>The text with one tag in its placeholders in place of another.</summary>
    public static string Retagged(string text, string? from, string? to) =>
        from is null || to is null || from == to ? text : Placeholder().Replace(text, m => m.Groups["tag"].Value == from ? m.Groups["name"].Value + to + "]" : m.Value);

    public static string KeyOf(string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));

    /// <summary>The recorded answer; null when there is none.</summary>
    public async Task<ChatResponse?> FindAsync(string request, CancellationToken ct)
    {
        var file = FileOf(request);
        if (!File.Exists(file)) return null;
        var recorded = JsonSerializer.Deserialize<Recorded>(await File.ReadAllBytesAsync(file, ct), EvalJson.Options)!;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, recorded.Text)) { ModelId = recorded.ModelId, FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = recorded.InputTokens, OutputTokenCount = recorded.OutputTokens } };
    }

    public async Task KeepAsync(string request, ChatResponse answer, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var asked = JsonDocument.Parse(request);
        var recorded = new Recorded(asked.RootElement, answer.Text, answer.ModelId, answer.Usage?.InputTokenCount ?? 0, answer.Usage?.OutputTokenCount ?? 0);
        await File.WriteAllTextAsync(FileOf(request), JsonSerializer.Serialize(recorded, EvalJson.Options) + "\n", ct);
    }

    private string FileOf(string request) => Path.Combine(folder, KeyOf(request)[..32] + ".json");

    public const string SteadyTag = "0000";

    [GeneratedRegex(@"(?<name>\[(?:CREDENTIAL|EMAIL|PHONE|PERSONAL|ACCOUNT|CUSTOMER|LINK|HOST|PERSON)-[0-9]{1,6}-)(?<tag>[a-z0-9]{4})\]")] private static partial Regex Placeholder();
    [GeneratedRegex(@"^BEGIN ([0-9a-f]{24})$", RegexOptions.Multiline)] private static partial Regex Fence();
}
