using System.Runtime.InteropServices;
using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>
/// Turns Slack's message objects, as exports, the Events API and the Web API give them, into events of the log. Whatever is missing or of the wrong
/// type is taken as absent. For objects posted over HTTP see <see cref="SlackBatch"/>, for envelopes <see cref="SlackEnvelope"/>.
/// </summary>
public static class SlackMessages
{
    internal static readonly string TooLarge = $"larger than the {SlackLimits.MostBytes:N0} bytes that a message may have";

    /// <summary>The events that one message object stands for; empty with a reason when it is none.</summary>
    /// <param name="message">The object.</param>
    /// <param name="channel">The channel's id, used when the object names none.</param>
    /// <param name="reason">Why nothing came of it; null when something did.</param>
    public static IReadOnlyList<LogEvent> Read(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        if (message.ValueKind != JsonValueKind.Object) { reason = "not an object"; return []; }
        if (IsTooLarge(message)) { reason = TooLarge; return []; }
        channel = Name(message, "channel") ?? channel;
        var type = String(message, "type");
        if (type is "reaction_added" or "reaction_removed") return Reaction(message, channel, type == "reaction_added", out reason);
        if (type is not (null or "" or "message")) { reason = "not a message: " + Short(type); return []; }
        return Name(message, "subtype") switch
        {
            "message_changed" => Changed(message, channel, out reason),
            "message_deleted" => Deleted(message, channel, out reason),
            "message_replied" => Replied(out reason),
            var subtype => Posted(message, channel, subtype, out reason),
        };
    }

    /// <summary>What a message object holds.</summary>
    public static MessageBody Body(JsonElement message)
    {
        var bot = Name(message, "bot_id");
        var user = Name(message, "user");
        var subtype = Name(message, "subtype");
        var profile = Property(message, "bot_profile");
        var text = String(message, "text") ?? "";
        return new MessageBody
        {
            Text = text.Length == 0 ? SlackBlocks.Text(message) : text,
            AuthorId = user ?? bot ?? "",
            BotName = bot is null ? null : String(message, "username") ?? String(profile, "name"),
            IsBot = subtype == "bot_message" || (bot is not null && (user is null || profile.ValueKind != JsonValueKind.Undefined)),
            Subtype = subtype,
            ThreadTs = Thread(message),
            Attachments = SlackBlocks.Attachments(message, text),
            Files = Files(message),
        };
    }

    /// <summary>True for an object that is larger than any message Slack makes; costs nothing to ask.</summary>
    internal static bool IsTooLarge(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && JsonMarshal.GetRawUtf8Value(element).Length > SlackLimits.MostBytes;

    internal static string? String(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? SlackText.Of(value) : null;

    /// <summary>An id or a keyword: null when empty or longer than any is.</summary>
    internal static string? Name(JsonElement element, string name) =>
        String(element, name) is { Length: > 0 and <= SlackLimits.LongestName } given ? given : null;

    internal static JsonElement Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    internal static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    internal static string Short(string text) => text.Length <= 40 ? text : text[..40];

    private static IReadOnlyList<LogEvent> Posted(JsonElement message, string channel, string? subtype, out string? reason)
    {
        reason = null;
        if (Ts(message, "ts") is not { } ts || !SlackTs.TryParse(ts, out var at)) { reason = "no valid ts"; return []; }
        var source = new SourceRef(channel, ts);
        if (subtype == "tombstone") return [new MessageDeleted(source, at)];
        var posted = new MessagePosted(source, at, Body(message), EditedAt(message, at));
        var reactions = Property(message, "reactions");
        return reactions.ValueKind == JsonValueKind.Array && reactions.GetArrayLength() > 0 ? [posted, .. Reactions(reactions, source, at)] : [posted];
    }

    /// <summary>A reply was added below the message: the reply comes as an event of its own, and the message's content has not changed.</summary>
    private static IReadOnlyList<LogEvent> Replied(out string? reason)
    {
        reason = "a note that a thread has a new reply, which comes by itself";
        return [];
    }

    /// <summary>
    /// An edit takes effect when the event says, for "edited" knows whole seconds only and stays as it was when Slack itself changes the message (an
    /// unfurled link); never before the message was posted.
    /// </summary>
    private static IReadOnlyList<LogEvent> Changed(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        var now = Property(message, "message");
        if (Ts(now, "ts") is not { } ts || !SlackTs.TryParse(ts, out var postedAt)) { reason = "an edit without its message"; return []; }
        if ((Stamp(message) ?? EditedAt(now, postedAt)) is not { } at) { reason = "an edit without a time"; return []; }
        if (at < postedAt) at = postedAt;
        var source = new SourceRef(channel, ts);
        return Name(now, "subtype") == "tombstone" ? [new MessageDeleted(source, at)] : [new MessageEdited(source, at, Body(now))];
    }

    private static IReadOnlyList<LogEvent> Deleted(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        var ts = Ts(message, "deleted_ts") ?? Ts(Property(message, "previous_message"), "ts");
        if (ts is null || Stamp(message) is not { } at) { reason = "a delete without its message"; return []; }
        return [new MessageDeleted(new SourceRef(channel, ts), at)];
    }

    private static IReadOnlyList<LogEvent> Reaction(JsonElement message, string channel, bool added, out string? reason)
    {
        reason = null;
        var item = Property(message, "item");
        if (String(item, "type") is { Length: > 0 } type && type != "message") { reason = "a reaction to something that is no message"; return []; }
        if (Ts(item, "ts") is not { } ts || Name(message, "reaction") is not { } name || Name(message, "user") is not { } user || Stamp(message) is not { } at)
        {
            reason = "a reaction without its message";
            return [];
        }
        return [new ReactionChanged(new SourceRef(Name(item, "channel") ?? channel, ts), at, user, name, added)];
    }

    /// <summary>A message object says who reacted, not when: the reactions are taken to be there from the start.</summary>
    private static IEnumerable<LogEvent> Reactions(JsonElement reactions, SourceRef source, DateTimeOffset at)
    {
        foreach (var reaction in reactions.EnumerateArray())
            if (Name(reaction, "name") is { } name)
                foreach (var user in Items(reaction, "users"))
                    if (user.ValueKind == JsonValueKind.String && SlackText.Of(user) is { Length: > 0 and <= SlackLimits.LongestName } id) yield return new ReactionChanged(source, at, id, name, Added: true);
    }

    private static IReadOnlyList<FileRef> Files(JsonElement message)
    {
        var files = Property(message, "files");
        if (files.ValueKind != JsonValueKind.Array || files.GetArrayLength() == 0) return [];
        return [.. files.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object).Select(f => new FileRef(String(f, "name") ?? String(f, "title") ?? "file", String(f, "mimetype") ?? ""))];
    }

    /// <summary>The thread's head, for replies: the head itself carries its own ts once it has replies, which makes it no other message than before.</summary>
    private static string? Thread(JsonElement message) =>
        Ts(message, "thread_ts") is { } thread && thread != String(message, "ts") ? thread : null;

    private static string? Ts(JsonElement element, string name) =>
        String(element, name) is { } ts && SlackTs.TryParse(ts, out _) ? ts : null;

    private static DateTimeOffset? Stamp(JsonElement happened) =>
        SlackTs.TryParse(String(happened, "event_ts"), out var at) || SlackTs.TryParse(String(happened, "ts"), out at) ? at : null;

    private static DateTimeOffset? EditedAt(JsonElement message, DateTimeOffset postedAt) =>
        !SlackTs.TryParse(String(Property(message, "edited"), "ts"), out var at) ? null : at < postedAt ? postedAt : at;
}
