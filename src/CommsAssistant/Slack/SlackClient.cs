using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CommsAssistant.Ingestion.Slack;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>Slack's Web API, as far as the service needs it. Every method throws <see cref="SlackException"/> with Slack's name for the error, and waits where Slack's rates ask for it.</summary>
public sealed class SlackClient
{
    private const int PageSize = 200;
    private readonly SlackWire wire;
    private readonly SlackTokens tokens;
    private readonly SlackOptions options;

    internal SlackClient(SlackWire wire, SlackTokens tokens, IOptions<SlackOptions> options) => (this.wire, this.tokens, this.options) = (wire, tokens, options.Value);

    /// <summary>Who the token belongs to.</summary>
    public async Task<SlackIdentity> AuthTestAsync(CancellationToken ct)
    {
        var answer = await CallAsync(SlackMethod.AuthTest, [], ct);
        return new SlackIdentity(Text(answer, "team_id"), Text(answer, "user_id"), Text(answer, "bot_id"), Text(answer, "url"));
    }

    /// <summary>What is known of a channel.</summary>
    public async Task<SlackChannel> ChannelAsync(string channel, CancellationToken ct) =>
        SlackChannel.Of(SlackMessages.Property(await CallAsync(SlackMethod.ConversationsInfo, new() { ["channel"] = channel }, ct), "channel"));

    /// <summary>The channels that the app was invited to.</summary>
    public async IAsyncEnumerable<SlackChannel> OwnChannelsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var arguments = new Dictionary<string, string> { ["types"] = "public_channel,private_channel", ["exclude_archived"] = "true", ["limit"] = Number(PageSize) };
        await foreach (var page in PagesAsync(SlackMethod.UsersConversations, arguments, ct))
            foreach (var channel in SlackMessages.Items(page, "channels")) yield return SlackChannel.Of(channel);
    }

    /// <summary>A channel's messages, newest first, thread replies left out; one answer of Slack after another.</summary>
    /// <param name="oldest">No message before this moment; null for all.</param>
    public IAsyncEnumerable<JsonElement> HistoryAsync(string channel, string? oldest, CancellationToken ct)
    {
        var arguments = new Dictionary<string, string> { ["channel"] = channel, ["limit"] = Number(options.HistoryPageSize), ["inclusive"] = "true" };
        if (oldest is not null) arguments["oldest"] = oldest;
        return PagesAsync(SlackMethod.History(options.HistoryPerMinute), arguments, ct);
    }

    /// <summary>A thread's head and its replies, oldest first; one answer of Slack after another.</summary>
    public IAsyncEnumerable<JsonElement> RepliesAsync(string channel, string thread, CancellationToken ct) =>
        PagesAsync(SlackMethod.Replies(options.HistoryPerMinute), new() { ["channel"] = channel, ["ts"] = thread, ["limit"] = Number(options.HistoryPageSize) }, ct);

    /// <summary>Ids of a channel's members.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(string channel, int most, CancellationToken ct)
    {
        var members = new List<string>();
        await foreach (var page in PagesAsync(SlackMethod.ConversationsMembers, new() { ["channel"] = channel, ["limit"] = Number(PageSize) }, ct))
        {
            members.AddRange(SlackMessages.Items(page, "members").Where(m => m.ValueKind == JsonValueKind.String).Select(SlackText.Of));
            if (members.Count >= most) break;
        }
        return members;
    }

    /// <summary>A user object, for <see cref="SlackUsers"/>.</summary>
    public async Task<JsonElement> UserAsync(string user, CancellationToken ct) => SlackMessages.Property(await CallAsync(SlackMethod.UsersInfo, new() { ["user"] = user }, ct), "user");

    /// <summary>User objects of the whole workspace, page by page.</summary>
    public IAsyncEnumerable<JsonElement> UsersAsync(CancellationToken ct) => PagesAsync(SlackMethod.UsersList, new() { ["limit"] = Number(PageSize) }, ct);

    /// <summary>A bot's name, and the user that it is where it has one.</summary>
    public async Task<(string Name, string? User)> BotAsync(string bot, CancellationToken ct)
    {
        var found = SlackMessages.Property(await CallAsync(SlackMethod.BotsInfo, new() { ["bot"] = bot }, ct), "bot");
        return (Text(found, "name"), SlackMessages.Name(found, "user_id"));
    }

    /// <summary>Posts a message and gives its ts. Never sent twice by itself: see <see cref="SlackException.MayHaveHappened"/>.</summary>
    /// <param name="blocks">A JSON array; null for text alone.</param>
    public async Task<string> PostAsync(string channel, string text, string? blocks, string? thread, CancellationToken ct)
    {
        var arguments = Message(channel, text, blocks);
        if (thread is not null) arguments["thread_ts"] = thread;
        return Text(await CallAsync(SlackMethod.PostMessage, arguments, ct), "ts");
    }

    /// <summary>Puts other words into a message of the app's own.</summary>
    public async Task UpdateAsync(string channel, string ts, string text, string? blocks, CancellationToken ct)
    {
        var arguments = Message(channel, text, blocks);
        arguments["ts"] = ts;
        await CallAsync(SlackMethod.Update, arguments, ct);
    }

    /// <summary>Posts a message that one person sees.</summary>
    public async Task PostEphemeralAsync(string channel, string user, string text, string? blocks, CancellationToken ct)
    {
        var arguments = Message(channel, text, blocks);
        arguments["user"] = user;
        await CallAsync(SlackMethod.PostEphemeral, arguments, ct);
    }

    /// <summary>The address of a message.</summary>
    public async Task<string> PermalinkAsync(string channel, string ts, CancellationToken ct) =>
        Text(await CallAsync(SlackMethod.GetPermalink, new() { ["channel"] = channel, ["message_ts"] = ts }, ct), "permalink");

    /// <summary>Opens a modal within three seconds of a click, and gives its id.</summary>
    /// <param name="view">A view object as JSON.</param>
    public async Task<string> OpenViewAsync(string trigger, string view, CancellationToken ct) =>
        Text(SlackMessages.Property(await CallAsync(SlackMethod.ViewsOpen, new() { ["trigger_id"] = trigger, ["view"] = view }, ct), "view"), "id");

    /// <summary>Puts other content into a modal.</summary>
    /// <param name="hash">The modal's hash as last seen, so that of two updates at once one is refused; null to overwrite.</param>
    public async Task UpdateViewAsync(string id, string view, string? hash, CancellationToken ct)
    {
        var arguments = new Dictionary<string, string> { ["view_id"] = id, ["view"] = view };
        if (hash is not null) arguments["hash"] = hash;
        await CallAsync(SlackMethod.ViewsUpdate, arguments, ct);
    }

    /// <summary>Shows a person their App Home.</summary>
    public Task PublishViewAsync(string user, string view, CancellationToken ct) => CallAsync(SlackMethod.ViewsPublish, new() { ["user_id"] = user, ["view"] = view }, ct);

    /// <summary>A fresh address for Socket Mode; good for one connection, soon.</summary>
    public async Task<Uri> OpenConnectionAsync(CancellationToken ct)
    {
        var answer = await wire.CallAsync(SlackMethod.ConnectionsOpen, new Dictionary<string, string>(), new AuthenticationHeaderValue("Bearer", options.AppToken), ct);
        return Uri.TryCreate(Text(answer, "url"), UriKind.Absolute, out var url) && (url.Scheme == "wss" || (url.Scheme == "ws" && url.IsLoopback))
            ? url : throw new SlackException(SlackMethod.ConnectionsOpen.Name, "no_url_in_the_answer");
    }

    private async IAsyncEnumerable<JsonElement> PagesAsync(SlackMethod method, Dictionary<string, string> arguments, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var page = await CallAsync(method, arguments, ct);
            yield return page;
            if (SlackMessages.String(SlackMessages.Property(page, "response_metadata"), "next_cursor") is not { Length: > 0 } next) yield break;
            if (!seen.Add(next)) throw new SlackException(method.Name, "cursor_repeats");
            arguments = new Dictionary<string, string>(arguments) { ["cursor"] = next };
        }
    }

    private async Task<JsonElement> CallAsync(SlackMethod method, Dictionary<string, string> arguments, CancellationToken ct)
    {
        var token = await tokens.BotAsync(ct);
        try
        {
            return await wire.CallAsync(method, arguments, new AuthenticationHeaderValue("Bearer", token), ct);
        }
        catch (SlackException e) when (e.Error is "token_expired")
        {
            if (!await tokens.ReplaceAsync(token, ct)) throw;
            return await wire.CallAsync(method, arguments, new AuthenticationHeaderValue("Bearer", await tokens.BotAsync(ct)), ct);
        }
    }

    private static Dictionary<string, string> Message(string channel, string text, string? blocks)
    {
        var arguments = new Dictionary<string, string> { ["channel"] = channel, ["text"] = text, ["unfurl_links"] = "false", ["unfurl_media"] = "false" };
        if (blocks is not null) arguments["blocks"] = blocks;
        return arguments;
    }

    private static string Text(JsonElement holder, string name) => SlackMessages.String(holder, name) ?? "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Who a token belongs to.</summary>
public sealed record SlackIdentity(string TeamId, string UserId, string BotId, string Url);

/// <summary>A channel.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; empty for one without.</param>
/// <param name="IsMember">True when the app was invited.</param>
/// <param name="IsPrivate">True for a private channel.</param>
public sealed record SlackChannel(string Id, string Name, bool IsMember, bool IsPrivate)
{
    internal static SlackChannel Of(JsonElement channel) => new(SlackMessages.Name(channel, "id") ?? "", SlackMessages.Name(channel, "name") ?? "",
        SlackMessages.Property(channel, "is_member").ValueKind == JsonValueKind.True, SlackMessages.Property(channel, "is_private").ValueKind == JsonValueKind.True);
}
