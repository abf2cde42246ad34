using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion;

/// <summary>
/// Events of the log as JSON, for storing them. What was written is read back equal, field for field, whatever the texts hold: characters that a
/// database's JSON or text column refuses (NUL, halves of a surrogate pair) are kept in a form that it takes. The order of properties does not matter,
/// and unknown properties are passed over, so that a later version can add some.
/// </summary>
public static class LogEventJson
{
    /// <summary>The event as one line of JSON.</summary>
    public static string Write(LogEvent happened) => JsonSerializer.Serialize(StoredEvent.Of(happened), StoredEventContext.Default.StoredEvent);

    /// <summary>The event as JSON in UTF-8.</summary>
    public static byte[] WriteUtf8(LogEvent happened) => JsonSerializer.SerializeToUtf8Bytes(StoredEvent.Of(happened), StoredEventContext.Default.StoredEvent);

    /// <summary>The event that was written.</summary>
    /// <exception cref="JsonException">The text is no event that <see cref="Write"/> made; the message says what is wrong with it.</exception>
    public static LogEvent Read(string json) => Event(JsonSerializer.Deserialize(json, StoredEventContext.Default.StoredEvent));

    /// <summary>The event that was written.</summary>
    /// <exception cref="JsonException">The bytes are no event that <see cref="WriteUtf8"/> made; the message says what is wrong with them.</exception>
    public static LogEvent Read(ReadOnlySpan<byte> json) => Event(JsonSerializer.Deserialize(json, StoredEventContext.Default.StoredEvent));

    private static LogEvent Event(StoredEvent? stored) => stored?.Event() ?? throw new JsonException("The stored event is null.");
}
