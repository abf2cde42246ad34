using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CommsAssistant.Tests.Fakes;

/// <summary>The methods of the Web API.</summary>
internal sealed partial class SlackSimulator
{
    /// <summary>Seconds that a rotated token lasts.</summary>
    public int TokenSeconds { get; set; } = 43_200;

    private int rotations;

    private JsonObject Answer(SlackCall call)
    {
        if (call.Method == "oauth.v2.access") return Rotate(call);
        var token = call.Authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? call.Authorization["Bearer ".Length..] : call["token"];
        if (string.IsNullOrEmpty(token)) return Error("not_authed");
        if (call.Method == "apps.connections.open") return token != AppToken ? Error("not_allowed_token_type") : new JsonObject { ["ok"] = true, ["url"] = SocketUrl() };
        if (!Tokens.ContainsKey(token)) return Error(token.StartsWith("xoxe.", StringComparison.Ordinal) ? "token_expired" : "invalid_auth");
        return call.Method switch
        {
            "auth.test" => new JsonObject { ["ok"] = true, ["url"] = "https://simulated.slack.com/", ["team"] = "Simulated", ["user"] = "comms", ["team_id"] = SlackWorld.Team, ["user_id"] = SlackWorld.BotUser, ["bot_id"] = SlackWorld.Bot, ["is_enterprise_install"] = false },
            "conversations.info" => InChannel(call, false, c => new JsonObject { ["ok"] = true, ["channel"] = c.Json() }),
            "conversations.history" => InChannel(call, true, c => World.History(c, call["oldest"], call["latest"], call["inclusive"] is "true" or "1", Limit(call), call["cursor"])),
            "conversations.replies" => InChannel(call, true, c => World.Replies(c, call["ts"] ?? "", Limit(call), call["cursor"]) ?? Error("thread_not_found")),
            "conversations.members" => InChannel(call, false, c => Listed(call, "members", [.. c.Members.Select(m => (JsonNode)m)])),
            "users.conversations" => Listed(call, "channels", [.. World.Channels.Values.Where(c => c.IsMember).Select(c => (JsonNode)c.Json(own: true))]),
            "users.info" => World.Users.TryGetValue(UserOf(call["user"]), out var user) && call["user"]![0] != 'B' ? new JsonObject { ["ok"] = true, ["user"] = Json(user, call["user"]!) } : Error("user_not_found"),
            "users.list" => Listed(call, "members", [.. World.Users.Values.Select(u => (JsonNode)Json(u, AsUser((string)u["id"]!)))]),
            "bots.info" => World.Users.TryGetValue(call["bot"] ?? "", out var bot) ? new JsonObject { ["ok"] = true, ["bot"] = new JsonObject { ["id"] = call["bot"], ["deleted"] = false, ["name"] = (string)bot["real_name"]!, ["updated"] = 1_700_000_000, ["app_id"] = "A0OTHER", ["user_id"] = AsUser(call["bot"]!) } } : Error("bot_not_found"),
            "chat.postMessage" => InChannel(call, true, c => Empty(call) ? Error("no_text") : World.Say(c, call["text"] ?? "", Blocks(call), call["thread_ts"], clock.GetUtcNow()) is var said ? new JsonObject { ["ok"] = true, ["channel"] = c.Id, ["ts"] = (string)said["ts"]!, ["message"] = said } : Error("fatal_error")),
            "chat.update" => InChannel(call, true, c => Update(c, call)),
            "chat.postEphemeral" => InChannel(call, true, c => !c.Members.Contains(call["user"] ?? "") ? Error("user_not_in_channel") : new JsonObject { ["ok"] = true, ["message_ts"] = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}.000900") }),
            "chat.getPermalink" => InChannel(call, true, c => !c.Messages.ContainsKey(call["message_ts"] ?? "") ? Error("message_not_found") : new JsonObject { ["ok"] = true, ["channel"] = c.Id, ["permalink"] = $"https://simulated.slack.com/archives/{c.Id}/p{call["message_ts"]!.Replace(".", "", StringComparison.Ordinal)}" }),
            "views.open" => string.IsNullOrEmpty(call["trigger_id"]) ? Error("invalid_arguments") : View(call, "V" + Guid.NewGuid().ToString("N")[..10].ToUpperInvariant()),
            "views.update" => !World.Views.TryGetValue(call["view_id"] ?? "", out var old) ? Error("not_found") : call["hash"] is { } hash && hash != (string)old["hash"]! ? Error("hash_conflict") : View(call, call["view_id"]!),
            "views.publish" => string.IsNullOrEmpty(call["user_id"]) ? Error("invalid_arguments") : View(call, "VHOME" + call["user_id"]),
            _ => Error("unknown_method"),
        };
    }

    private JsonObject InChannel(SlackCall call, bool asMember, Func<WorldChannel, JsonObject> answer) =>
        !World.Channels.TryGetValue(call["channel"] ?? "", out var channel) || (channel.IsPrivate && !channel.IsMember) ? Error("channel_not_found") : asMember && !channel.IsMember ? Error("not_in_channel") : answer(channel);

    private JsonObject Update(WorldChannel channel, SlackCall call)
    {
        if (!channel.Messages.TryGetValue(call["ts"] ?? "", out var message)) return Error("message_not_found");
        if ((string?)message["bot_id"] != SlackWorld.Bot) return Error("cant_update_message");
        message["text"] = call["text"] ?? "";
        if (Blocks(call) is { } blocks) message["blocks"] = blocks;
        return new JsonObject { ["ok"] = true, ["channel"] = channel.Id, ["ts"] = call["ts"], ["text"] = call["text"], ["message"] = message.DeepClone() };
    }

    private JsonObject View(SlackCall call, string id)
    {
        if (JsonNode.Parse(call["view"] ?? "null") is not JsonObject view || view["type"] is null) return Error("invalid_arguments");
        if (view["blocks"] is JsonArray { Count: > 100 }) return Error("invalid_blocks");
        view["id"] = id;
        view["team_id"] = SlackWorld.Team;
        view["app_id"] = SlackWorld.App;
        view["hash"] = Guid.NewGuid().ToString("N");
        view["state"] = new JsonObject();
        view["bot_id"] = SlackWorld.Bot;
        World.Views[id] = view;
        return new JsonObject { ["ok"] = true, ["view"] = view.DeepClone() };
    }

    private JsonObject Rotate(SlackCall call)
    {
        var given = Encoding.UTF8.GetString(Convert.FromBase64String(call.Authorization.StartsWith("Basic ", StringComparison.Ordinal) ? call.Authorization["Basic ".Length..] : ""));
        if (given != "client-1:client-secret-1") return Error("bad_client_secret");
        if (call["grant_type"] != "refresh_token" || !RefreshTokens.TryRemove(call["refresh_token"] ?? "", out _)) return Error("invalid_refresh_token");
        var number = Interlocked.Increment(ref rotations);
        var (access, refresh) = ($"xoxe.xoxb-1-{number}", $"xoxe-1-{number}");
        Tokens[access] = 0;
        RefreshTokens[refresh] = 0;
        return new JsonObject
        {
            ["ok"] = true, ["app_id"] = SlackWorld.App, ["scope"] = "channels:history", ["token_type"] = "bot", ["access_token"] = access, ["refresh_token"] = refresh, ["expires_in"] = TokenSeconds, ["bot_user_id"] = SlackWorld.BotUser,
            ["team"] = new JsonObject { ["id"] = SlackWorld.Team, ["name"] = "Simulated" }, ["is_enterprise_install"] = false,
        };
    }

    private static JsonObject Listed(SlackCall call, string name, List<JsonNode> all)
    {
        var start = call["cursor"] is { Length: > 0 } cursor ? int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor))["from:".Length..], CultureInfo.InvariantCulture) : 0;
        var limit = Limit(call);
        var next = start + limit < all.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"from:{start + limit}"))) : "";
        return new JsonObject { ["ok"] = true, [name] = new JsonArray([.. all.Skip(start).Take(limit)]), ["response_metadata"] = new JsonObject { ["next_cursor"] = next } };
    }

    private static int Limit(SlackCall call) => int.TryParse(call["limit"], CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 999) : 100;

    /// <summary>The user that a bot is has an id of its own.</summary>
    private static string UserOf(string? id) => id is { Length: > 2 } && id.StartsWith("UB", StringComparison.Ordinal) ? "B" + id[2..] : id ?? "";

    private static string AsUser(string id) => id[0] == 'B' ? "UB" + id[1..] : id;

    private static JsonObject Json(JsonObject user, string id)
    {
        var shown = user.DeepClone().AsObject();
        shown["id"] = id;
        shown["updated"] = 1_700_000_000;
        return shown;
    }

    private static bool Empty(SlackCall call) => string.IsNullOrEmpty(call["text"]) && Blocks(call) is null;

    private static JsonNode? Blocks(SlackCall call) => call["blocks"] is { Length: > 0 } blocks ? JsonNode.Parse(blocks) : null;

    private static JsonObject Error(string name) => new() { ["ok"] = false, ["error"] = name };
}
