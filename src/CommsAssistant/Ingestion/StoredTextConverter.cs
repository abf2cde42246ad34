using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommsAssistant.Ingestion;

/// <summary>A string that JSON or a database cannot hold as it is becomes {"utf16":"base64"}.</summary>
internal sealed class StoredTextConverter : JsonConverter<string>
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(['\0', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("utf16"u8) || !reader.Read()
            || reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var bytes) || bytes.Length % 2 != 0 || !reader.Read() || reader.TokenType != JsonTokenType.EndObject)
            throw new JsonException("A text was expected.");
        return new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (IsPlain(value)) { writer.WriteStringValue(value); return; }
        writer.WriteStartObject();
        writer.WriteBase64String("utf16"u8, MemoryMarshal.AsBytes(value.AsSpan()));
        writer.WriteEndObject();
    }

    private static bool IsPlain(string value)
    {
        for (var i = value.AsSpan().IndexOfAny(Suspects); i >= 0 && i < value.Length; i++)
        {
            if (value[i] == '\0') return false;
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return false;
            i++;
        }
        return true;
    }
}
