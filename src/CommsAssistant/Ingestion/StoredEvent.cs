using System.Text.Json;
using System.Text.Json.Serialization;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion;

/// <summary>An event in the form in which it is stored. What is empty is not written.</summary>
internal sealed record StoredEvent
{
    private const string Posted = "posted";
    private const string Edited = "edited";
    private const string Deleted = "deleted";
    private const string Reacted = "reacted";

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required string Kind { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required string Channel { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required string Ts { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required DateTimeOffset At { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public StoredBody? Body { get; init; }
    public string? User { get; init; }
    public string? Reaction { get; init; }
    public bool? Added { get; init; }

    public static StoredEvent Of(LogEvent happened)
    {
        var stored = new StoredEvent { Kind = "", Channel = happened.Source.Channel, Ts = happened.Source.Ts, At = happened.At };
        return happened switch
        {
            MessagePosted posted => stored with { Kind = Posted, EditedAt = posted.EditedAt, Body = StoredBody.Of(posted.Body) },
            MessageEdited edited => stored with { Kind = Edited, Body = StoredBody.Of(edited.Body) },
            MessageDeleted => stored with { Kind = Deleted },
            ReactionChanged reaction => stored with { Kind = Reacted, User = reaction.UserId, Reaction = reaction.Name, Added = reaction.Added },
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no such event"),
        };
    }

    public LogEvent Event()
    {
        var source = new SourceRef(Channel, Ts);
        return Kind switch
        {
            Posted => new MessagePosted(source, At, Needed(Body, "body").Body(), EditedAt),
            Edited => new MessageEdited(source, At, Needed(Body, "body").Body()),
            Deleted => new MessageDeleted(source, At),
            Reacted => new ReactionChanged(source, At, Needed(User, "user"), Needed(Reaction, "reaction"), Added ?? throw Missing("added")),
            _ => throw new JsonException($"The stored event is of the kind \"{Kind}\", which is not known."),
        };
    }

    private T Needed<T>(T? value, string name) where T : class => value ?? throw Missing(name);

    private JsonException Missing(string name) => new($"The stored event \"{Kind}\" of {Channel}/{Ts} lacks \"{name}\".");
}

/// <summary>A version of a message in the form in which it is stored.</summary>
internal sealed record StoredBody
{
    public string? Text { get; init; }
    public string? Author { get; init; }
    public string? BotName { get; init; }
    public bool IsBot { get; init; }
    public string? Subtype { get; init; }
    public string? Thread { get; init; }
    public IReadOnlyList<StoredAttachment>? Attachments { get; init; }
    public IReadOnlyList<StoredPair>? Files { get; init; }

    public static StoredBody Of(MessageBody body) => new()
    {
        Text = body.Text.Length == 0 ? null : body.Text,
        Author = body.AuthorId.Length == 0 ? null : body.AuthorId,
        BotName = body.BotName,
        IsBot = body.IsBot,
        Subtype = body.Subtype,
        Thread = body.ThreadTs,
        Attachments = body.Attachments.Count == 0 ? null : [.. body.Attachments.Select(StoredAttachment.Of)],
        Files = body.Files.Count == 0 ? null : [.. body.Files.Select(f => new StoredPair(f.Name, f.MediaType))],
    };

    public MessageBody Body() => new()
    {
        Text = Text ?? "",
        AuthorId = Author ?? "",
        BotName = BotName,
        IsBot = IsBot,
        Subtype = Subtype,
        ThreadTs = Thread,
        Attachments = Attachments is null ? [] : [.. Attachments.Select(a => (a ?? throw Null()).Attachment())],
        Files = Files is null ? [] : [.. Files.Select(f => f ?? throw Null()).Select(f => new FileRef(f.Name ?? "", f.Value ?? ""))],
    };

    internal static JsonException Null() => new("A list in the stored event holds null.");
}

/// <summary>An attachment in the form in which it is stored.</summary>
internal sealed record StoredAttachment(string? Title, string? Text, IReadOnlyList<StoredPair>? Fields, bool IsShared)
{
    public static StoredAttachment Of(Attachment a) =>
        new(a.Title, a.Text, a.Fields.Count == 0 ? null : [.. a.Fields.Select(f => new StoredPair(f.Title, f.Value))], a.IsShared);

    public Attachment Attachment() => new(Title ?? "", Text ?? "", Fields is null ? [] : [.. Fields.Select(f => f ?? throw StoredBody.Null()).Select(f => new AttachmentField(f.Name ?? "", f.Value ?? ""))], IsShared);
}

/// <summary>A file with its media type, or a field with its value, in the form in which it is stored.</summary>
internal sealed record StoredPair(string? Name, string? Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, RespectNullableAnnotations = true, Converters = [typeof(StoredTextConverter)])]
[JsonSerializable(typeof(StoredEvent))]
internal sealed partial class StoredEventContext : JsonSerializerContext;
