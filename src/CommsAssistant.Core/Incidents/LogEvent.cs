namespace CommsAssistant.Core.Incidents;

/// <summary>An attachment or block of a message, as text: where bots put their alerts.</summary>
/// <param name="Title">Title or heading; may be empty.</param>
/// <param name="Text">Body; may be empty.</param>
/// <param name="Fields">Pairs of title and value.</param>
/// <param name="IsShared">True for a forwarded or unfurled message: somebody else's words, elsewhere.</param>
public sealed record Attachment(string Title, string Text, IReadOnlyList<AttachmentField> Fields, bool IsShared = false);

/// <summary>A titled value in an attachment.</summary>
public sealed record AttachmentField(string Title, string Value);

/// <summary>A file's name and media type; its content is never read.</summary>
public sealed record FileRef(string Name, string MediaType);

/// <summary>What one version of a message holds. Texts are Slack's raw mark-up, entities included.</summary>
public sealed record MessageBody
{
    /// <summary>The raw text; may be empty.</summary>
    public string Text { get; init; } = "";
    /// <summary>User id, or bot id when no user wrote it; empty when Slack gave neither.</summary>
    public string AuthorId { get; init; } = "";
    /// <summary>The name that a bot gave itself; null for people.</summary>
    public string? BotName { get; init; }
    /// <summary>True when a program wrote it.</summary>
    public bool IsBot { get; init; }
    /// <summary>Slack's subtype, such as channel_join; null for an ordinary message.</summary>
    public string? Subtype { get; init; }
    /// <summary>The ts of the thread's first message, for replies; null otherwise.</summary>
    public string? ThreadTs { get; init; }
    /// <summary>Attachments and blocks, in order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    /// <summary>Files, in order.</summary>
    public IReadOnlyList<FileRef> Files { get; init; } = [];
}

/// <summary>Something that happened to a message. Events may come in any order and more than once.</summary>
/// <param name="Source">The message concerned.</param>
/// <param name="At">When it took effect, UTC.</param>
public abstract record LogEvent(SourceRef Source, DateTimeOffset At);

/// <summary>A message was posted, or an export holds it in its final form.</summary>
/// <param name="Source">The message.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="Body">Its content; the final one when <paramref name="EditedAt"/> is set.</param>
/// <param name="EditedAt">When the content last changed, if the source says that it did and holds only the result; null otherwise.</param>
public sealed record MessagePosted(SourceRef Source, DateTimeOffset At, MessageBody Body, DateTimeOffset? EditedAt = null) : LogEvent(Source, At);

/// <summary>A message's content changed.</summary>
public sealed record MessageEdited(SourceRef Source, DateTimeOffset At, MessageBody Body) : LogEvent(Source, At);

/// <summary>A message was deleted.</summary>
public sealed record MessageDeleted(SourceRef Source, DateTimeOffset At) : LogEvent(Source, At);

/// <summary>A reaction came or went.</summary>
public sealed record ReactionChanged(SourceRef Source, DateTimeOffset At, string UserId, string Name, bool Added) : LogEvent(Source, At);
