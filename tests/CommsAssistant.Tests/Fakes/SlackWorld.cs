using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommsAssistant.Tests.Fakes;

/// <summary>A channel of the simulated workspace.</summary>
internal sealed class WorldChannel(string id, string name)
{
    public string Id => id;
    public string Name => name;
    public bool IsPrivate { get; init; }

    /// <summary>True when the app was invited.</summary>
    public bool IsMember { get; set; }
    public List<string> Members { get; } = [];
    public SortedDictionary<string, JsonObject> Messages { get; } = new(StringComparer.Ordinal);

    /// <param name="own">True in a list of the channels that the app is in, where Slack does not say so of each.</param>
    public JsonObject Json(bool own = false)
    {
        var shown = new JsonObject
        {
            ["id"] = id, ["name"] = name, ["is_channel"] = !IsPrivate, ["is_group"] = IsPrivate, ["is_im"] = false, ["is_mpim"] = false, ["created"] = 1_700_000_000, ["is_archived"] = false, ["is_general"] = false,
            ["name_normalized"] = name, ["is_shared"] = false, ["creator"] = Members.FirstOrDefault() ?? "U0", ["is_ext_shared"] = false, ["is_org_shared"] = false, ["is_private"] = IsPrivate,
            ["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 }, ["purpose"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 }, ["previous_names"] = new JsonArray(),
        };
        if (!own) shown["is_member"] = IsMember;
        return shown;
    }
}

/// <summary>What is true in the simulated workspace: channels, users, messages. Events change it; the Web API shows it.</summary>
internal sealed class SlackWorld
{
    public const string Team = "T0SIMULATED";
    public const string BotUser = "U0COMMSBOT";
    public const string Bot = "B0COMMSBOT";
    public const string App = "A0COMMS000";
    private readonly Lock gate = new();
    private int posted;

    public Dictionary<string, WorldChannel> Channels { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonObject> Users { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, JsonObject> Views { get; } = new(StringComparer.Ordinal);

    public WorldChannel Add(WorldChannel channel)
    {
        lock (gate) return Channels[channel.Id] = channel;
    }

    /// <summary>Users as an export's users.json has them. One whose id is a bot's becomes a bot with a user behind it, as in Slack.</summary>
    public void AddUsers(JsonElement users)
    {
        lock (gate)
            foreach (var user in users.EnumerateArray()) Users[user.GetProperty("id").GetString()!] = JsonNode.Parse(user.GetRawText())!.AsObject();
    }

    /// <summary>Lets an event of the Events API become true.</summary>
    public void Happen(JsonElement happened)
    {
        lock (gate)
        {
            var type = happened.GetProperty("type").GetString();
            if (type is "reaction_added" or "reaction_removed") { React(happened, type == "reaction_added"); return; }
            if (type != "message" || !Channels.TryGetValue(happened.GetProperty("channel").GetString()!, out var channel)) return;
            switch (happened.TryGetProperty("subtype", out var subtype) ? subtype.GetString() : null)
            {
                case "message_changed": Change(channel, happened.GetProperty("message")); break;
                case "message_deleted": Delete(channel, happened.GetProperty("deleted_ts").GetString()!); break;
                default: Post(channel, happened); break;
            }
        }
    }

    /// <summary>One page of history, newest first.</summary>
    public JsonObject History(WorldChannel channel, string? oldest, string? latest, bool inclusive, int limit, string? cursor)
    {
        lock (gate)
        {
            var before = cursor is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(cursor))["next_ts:".Length..];
            var all = channel.Messages.Where(m => Thread(m.Value) is null || Text(m.Value, "subtype") == "thread_broadcast").Where(m => Within(m.Key, oldest, latest, inclusive)).Reverse()
                .SkipWhile(m => before is not null && string.CompareOrdinal(Digits(m.Key), before) > 0).ToList();
            return Page([.. all.Take(limit).Select(m => Shown(channel, m.Value))], all.Count > limit ? "next_ts:" + Digits(all[limit].Key) : null);
        }
    }

    /// <summary>One page of a thread, its head first.</summary>
    public JsonObject? Replies(WorldChannel channel, string thread, int limit, string? cursor)
    {
        lock (gate)
        {
            if (!channel.Messages.TryGetValue(thread, out var head)) return null;
            var after = cursor is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(cursor))["next_ts:".Length..];
            var all = channel.Messages.Where(m => Thread(m.Value) == thread).SkipWhile(m => after is not null && string.CompareOrdinal(Digits(m.Key), after) < 0).ToList();
            return Page([Shown(channel, head), .. all.Take(limit).Select(m => Shown(channel, m.Value))], all.Count > limit ? "next_ts:" + Digits(all[limit].Key) : null);
        }
    }

    /// <summary>A message that the app posts.</summary>
    public JsonObject Say(WorldChannel channel, string text, JsonNode? blocks, string? thread, DateTimeOffset now)
    {
        lock (gate)
        {
            var ts = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{++posted:000000}");
            var message = new JsonObject
            {
                ["type"] = "message", ["ts"] = ts, ["text"] = text, ["user"] = BotUser, ["bot_id"] = Bot, ["app_id"] = App, ["team"] = Team,
                ["bot_profile"] = new JsonObject { ["id"] = Bot, ["app_id"] = App, ["name"] = "comms", ["deleted"] = false, ["updated"] = 1_700_000_000, ["team_id"] = Team },
            };
            if (blocks is not null) message["blocks"] = blocks;
            if (thread is not null) message["thread_ts"] = thread;
            channel.Messages[ts] = message;
            return message.DeepClone().AsObject();
        }
    }

    private static void Post(WorldChannel channel, JsonElement happened)
    {
        var message = JsonNode.Parse(happened.GetRawText())!.AsObject();
        foreach (var name in (string[])["channel", "channel_type", "event_ts"]) message.Remove(name);
        channel.Messages[Text(message, "ts")!] = message;
    }

    private static void Change(WorldChannel channel, JsonElement changed)
    {
        var message = JsonNode.Parse(changed.GetRawText())!.AsObject();
        var ts = Text(message, "ts")!;
        if (channel.Messages.TryGetValue(ts, out var old) && old["reactions"] is { } reactions) message["reactions"] = reactions.DeepClone();
        channel.Messages[ts] = message;
    }

    private static void Delete(WorldChannel channel, string ts)
    {
        if (!channel.Messages.Remove(ts) || !channel.Messages.Values.Any(m => Thread(m) == ts)) return;
        channel.Messages[ts] = new JsonObject { ["type"] = "message", ["subtype"] = "tombstone", ["text"] = "This message was deleted.", ["user"] = "USLACKBOT", ["hidden"] = true, ["ts"] = ts, ["thread_ts"] = ts };
    }

    private void React(JsonElement happened, bool added)
    {
        var item = happened.GetProperty("item");
        if (!Channels.TryGetValue(item.GetProperty("channel").GetString()!, out var channel) || !channel.Messages.TryGetValue(item.GetProperty("ts").GetString()!, out var message)) return;
        var (name, user) = (happened.GetProperty("reaction").GetString()!, happened.GetProperty("user").GetString()!);
        var reactions = message["reactions"]?.AsArray() ?? [];
        message["reactions"] = reactions.Parent is null ? reactions : reactions.DeepClone();
        reactions = message["reactions"]!.AsArray();
        var one = reactions.Select(r => r!.AsObject()).FirstOrDefault(r => Text(r, "name") == name);
        if (one is null && added) reactions.Add(one = new JsonObject { ["name"] = name, ["users"] = new JsonArray(), ["count"] = 0 });
        if (one is null) return;
        var users = one["users"]!.AsArray();
        if (added && users.All(u => (string)u! != user)) users.Add(user);
        if (!added && users.FirstOrDefault(u => (string)u! == user) is { } there) users.Remove(there);
        one["count"] = users.Count;
        if (users.Count == 0) reactions.Remove(one);
        if (reactions.Count == 0) message.Remove("reactions");
    }

    private static JsonObject Shown(WorldChannel channel, JsonObject message)
    {
        var shown = message.DeepClone().AsObject();
        var ts = Text(message, "ts")!;
        var replies = channel.Messages.Where(m => Thread(m.Value) == ts).ToList();
        if (replies.Count == 0) return shown;
        var users = replies.Select(r => Text(r.Value, "user") ?? Text(r.Value, "bot_id") ?? "").Distinct().ToList();
        shown["thread_ts"] = ts;
        shown["reply_count"] = replies.Count;
        shown["reply_users_count"] = users.Count;
        shown["latest_reply"] = replies[^1].Key;
        shown["reply_users"] = new JsonArray([.. users.Select(u => (JsonNode)u)]);
        shown["is_locked"] = false;
        shown["subscribed"] = false;
        return shown;
    }

    private static JsonObject Page(JsonArray messages, string? next)
    {
        var page = new JsonObject { ["ok"] = true, ["messages"] = messages, ["has_more"] = next is not null };
        page["response_metadata"] = new JsonObject { ["next_cursor"] = next is null ? "" : Convert.ToBase64String(Encoding.UTF8.GetBytes(next)) };
        return page;
    }

    private static bool Within(string ts, string? oldest, string? latest, bool inclusive)
    {
        var (low, high) = (oldest is null ? 1 : string.CompareOrdinal(Padded(ts), Padded(oldest)), latest is null ? -1 : string.CompareOrdinal(Padded(ts), Padded(latest)));
        return inclusive ? low >= 0 && high <= 0 : low > 0 && high < 0;
    }

    private static string Padded(string ts) => ts.Contains('.', StringComparison.Ordinal) ? ts.PadLeft(17, '0') : (ts + ".000000").PadLeft(17, '0');

    private static string Digits(string ts) => ts.Replace(".", "", StringComparison.Ordinal);

    private static string? Thread(JsonObject message) => Text(message, "thread_ts") is { } thread && thread != Text(message, "ts") ? thread : null;

    private static string? Text(JsonObject holder, string name) => holder[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
