using System.Text;
using System.Text.Json;

namespace CommsAssistant.Models;

/// <summary>Finds the JSON in what a model wrote: bare, in a code fence, after a thought or between sentences.</summary>
internal static class JsonAnswer
{
    private const string ThoughtEnd = "</think>";
    private const int MostStarts = 64;
    private static readonly JsonReaderOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
    private static readonly JsonSerializerOptions Writing = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The longest JSON object or array, written anew so that any parser takes it; null when there is none.</summary>
    public static string? Find(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(WithoutThought(text));
        string? best = null;
        var (longest, starts, at) = (0L, 0, 0);
        while (starts++ < MostStarts && bytes.AsSpan(at).IndexOfAny((byte)'{', (byte)'[') is var next and >= 0)
        {
            at += next;
            var (json, length) = Parse(bytes.AsSpan(at));
            if (json is not null && length > longest) (best, longest) = (json, length);
            at += json is null ? 1 : (int)length;
        }
        return best;
    }

    /// <summary>The text without a thought that some models write before their answer.</summary>
    public static string WithoutThought(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.StartsWith("<think>", StringComparison.OrdinalIgnoreCase) && text.LastIndexOf(ThoughtEnd, StringComparison.OrdinalIgnoreCase) is var end and >= 0 ? text[(end + ThoughtEnd.Length)..].TrimStart() : text;
    }

    private static (string? Json, long Length) Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, Reading);
            using var document = JsonDocument.ParseValue(ref reader);
            return (JsonSerializer.Serialize(document.RootElement, Writing), reader.BytesConsumed);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return (null, 0); // No JSON begins here; the last two: half of a surrogate pair.
        }
    }
}
