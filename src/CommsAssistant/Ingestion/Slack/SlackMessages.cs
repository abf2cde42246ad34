using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Turns Slack's message objects, as exports, the Events API and the Web API give them, into events of the log. Whatever is missing or of the wrong type is taken as absent.</summary>
public static class SlackMessages
{
    private const int DeepestBlock = 12;

    /// <summary>The events that one message object stands for; empty with a reason when it is none.</summary>
    /// <param name="message">The object.</param>
    /// <param name="channel">The channel's id, used when the object names none.</param>
    /// <param name="reason">Why nothing came of it; null when something did.</param>
    public static IReadOnlyList<LogEvent> Read(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        if (message.ValueKind != JsonValueKind.Object) { reason = "not an object"; return []; }
        channel = String(message, "channel") ?? channel;
        var type = String(message, "type");
        if (type is "reaction_added" or "reaction_removed") return Reaction(message, channel, type == "reaction_added", out reason);
        if (type is not null and not "message") { reason = "not a message: " + Short(type); return []; }
        var subtype = String(message, "subtype");
        if (subtype == "message_changed") return Changed(message, channel, out reason);
        if (subtype is "message_deleted") return Deleted(message, channel, out reason);
        if (!SlackTs.TryParse(String(message, "ts"), out var at)) { reason = "no valid ts"; return []; }
        var source = new SourceRef(channel, String(message, "ts")!);
        if (subtype == "tombstone") return [new MessageDeleted(source, at)];
        var events = new List<LogEvent> { new MessagePosted(source, at, Body(message), EditedAt(message)) };
        events.AddRange(Reactions(message, source, at));
        return events;
    }

    /// <summary>What a message object holds.</summary>
    public static MessageBody Body(JsonElement message)
    {
        var subtype = String(message, "subtype");
        var bot = String(message, "bot_id");
        var user = String(message, "user");
        var text = String(message, "text") ?? "";
        if (text.Length == 0) text = Blocks(message);
        return new MessageBody
        {
            Text = text,
            AuthorId = user ?? bot ?? "",
            BotName = bot is null ? null : String(message, "username") ?? (message.TryGetProperty("bot_profile", out var profile) ? String(profile, "name") : null),
            IsBot = subtype == "bot_message" || (bot is not null && user is null) || (bot is not null && message.TryGetProperty("bot_profile", out _)),
            Subtype = subtype,
            ThreadTs = String(message, "thread_ts"),
            Attachments = Attachments(message),
            Files = [.. Items(message, "files").Select(f => new FileRef(String(f, "name") ?? String(f, "title") ?? "file", String(f, "mimetype") ?? ""))],
        };
    }

    internal static string? String(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Text(value) : null;

    private static string Text(JsonElement value)
    {
        try { return value.GetString() ?? ""; }
        catch (InvalidOperationException) { return "\uFFFD"; } // a lone surrogate escape has no string
    }

    private static IReadOnlyList<LogEvent> Changed(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        if (!message.TryGetProperty("message", out var now) || !SlackTs.TryParse(String(now, "ts"), out _)) { reason = "an edit without its message"; return []; }
        var source = new SourceRef(channel, String(now, "ts")!);
        var at = EditedAt(now) ?? (SlackTs.TryParse(String(message, "ts"), out var stamp) ? stamp : default);
        if (at == default) { reason = "an edit without a time"; return []; }
        return String(now, "subtype") == "tombstone" ? [new MessageDeleted(source, at)] : [new MessageEdited(source, at, Body(now))];
    }

    private static IReadOnlyList<LogEvent> Deleted(JsonElement message, string channel, out string? reason)
    {
        reason = null;
        var ts = String(message, "deleted_ts") ?? (message.TryGetProperty("previous_message", out var before) ? String(before, "ts") : null);
        if (!SlackTs.TryParse(ts, out _) || !SlackTs.TryParse(String(message, "event_ts") ?? String(message, "ts"), out var at)) { reason = "a delete without its message"; return []; }
        return [new MessageDeleted(new SourceRef(channel, ts!), at)];
    }

    private static IReadOnlyList<LogEvent> Reaction(JsonElement message, string channel, bool added, out string? reason)
    {
        reason = null;
        if (!message.TryGetProperty("item", out var item) || !SlackTs.TryParse(String(item, "ts"), out _) || String(message, "reaction") is not { } name || String(message, "user") is not { } user
            || !SlackTs.TryParse(String(message, "event_ts"), out var at)) { reason = "a reaction without its message"; return []; }
        return [new ReactionChanged(new SourceRef(String(item, "channel") ?? channel, String(item, "ts")!), at, user, name, added)];
    }

    private static IEnumerable<LogEvent> Reactions(JsonElement message, SourceRef source, DateTimeOffset at)
    {
        foreach (var reaction in Items(message, "reactions"))
            if (String(reaction, "name") is { } name)
                foreach (var user in Items(reaction, "users"))
                    if (user.ValueKind == JsonValueKind.String) yield return new ReactionChanged(source, at, Text(user), name, Added: true);
    }

    private static DateTimeOffset? EditedAt(JsonElement message) =>
        message.TryGetProperty("edited", out var edited) && SlackTs.TryParse(String(edited, "ts"), out var at) ? at : null;

    private static IReadOnlyList<Attachment> Attachments(JsonElement message)
    {
        List<Attachment>? found = null;
        foreach (var item in Items(message, "attachments"))
        {
            var shared = item.TryGetProperty("is_share", out var share) && share.ValueKind == JsonValueKind.True || item.TryGetProperty("is_msg_unfurl", out var unfurl) && unfurl.ValueKind == JsonValueKind.True;
            var text = String(item, "text") ?? Blocks(item);
            if (String(item, "pretext") is { Length: > 0 } pretext) text = pretext + "\n" + text;
            (found ??= []).Add(new Attachment(String(item, "title") ?? (text.Length == 0 ? String(item, "fallback") ?? "" : ""), text,
                [.. Items(item, "fields").Select(f => new AttachmentField(String(f, "title") ?? "", String(f, "value") ?? ""))], shared));
        }
        return found ?? (IReadOnlyList<Attachment>)[];
    }

    private static string Blocks(JsonElement message)
    {
        var text = new StringBuilder();
        foreach (var block in Items(message, "blocks")) Collect(block, text, 0);
        return text.ToString().Trim();
    }

    private static void Collect(JsonElement element, StringBuilder text, int depth)
    {
        if (depth > DeepestBlock || element.ValueKind != JsonValueKind.Object) return;
        switch (String(element, "type"))
        {
            case "user": text.Append("<@").Append(String(element, "user_id")).Append('>'); return;
            case "link": text.Append(String(element, "text") ?? String(element, "url")); return;
            case "emoji": text.Append(':').Append(String(element, "name")).Append(':'); return;
        }
        if (element.TryGetProperty("text", out var inner)) { if (inner.ValueKind == JsonValueKind.String) text.Append(Text(inner)); else Collect(inner, text, depth + 1); }
        foreach (var name in (string[])["elements", "fields"])
            foreach (var child in Items(element, name)) Collect(child, text, depth + 1);
        if (depth == 0) text.Append('\n');
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static string Short(string text) => text.Length <= 40 ? text : text[..40];
}
