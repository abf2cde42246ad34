using System.Text.Json;

namespace CommsAssistant.Facts;

/// <summary>What a model says that it read in a document, before anything of it is believed.</summary>
internal sealed record DocumentAnswer(IReadOnlyList<DocumentEntry?>? Events)
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads an answer; null when it is no object of the right shape.</summary>
    public static DocumentAnswer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DocumentAnswer>(json, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One thing of the answer that happened at a time.</summary>
internal sealed record DocumentEntry(string? Place, string? Quote, string? Time, string? Day, string? Kind, string? Text, string? Confidence);
