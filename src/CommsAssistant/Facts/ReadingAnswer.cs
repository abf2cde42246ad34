using System.Text.Json;

namespace CommsAssistant.Facts;

/// <summary>What a model says that it read, before anything of it is believed.</summary>
public sealed record ReadingAnswer(IReadOnlyList<ReadFact?>? Facts, IReadOnlyList<ReadRetraction?>? Retracted)
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads an answer; null when it is no object of the right shape.</summary>
    public static ReadingAnswer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReadingAnswer>(json, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A fact of the answer.</summary>
public sealed record ReadFact(string? Kind, string? Message, string? Quote, string? Text, string? At, string? Confidence, IReadOnlyList<string>? Replaces, bool? Key = null, string? Customers = null);

/// <summary>A known fact that a message takes back.</summary>
public sealed record ReadRetraction(string? Fact, string? Message, string? Quote);
