namespace CommsAssistant.Slack;

/// <summary>A method of the Web API: its rate, and whether asking twice does no harm.</summary>
/// <param name="Name">Slack's name of it.</param>
/// <param name="PerMinute">Requests a minute.</param>
/// <param name="IsRepeatable">True when a request may be sent again although Slack may have done the first one.</param>
/// <param name="Burst">Requests that may follow at once after a silence.</param>
/// <param name="PacedBy">The argument whose values each have a rate of their own; null when the method has one for all.</param>
internal sealed record SlackMethod(string Name, int PerMinute, bool IsRepeatable, int Burst, string? PacedBy = null)
{
    private const int Tier2 = 20, Tier3 = 50, Tier4 = 100, Tier1 = 1, Special = 200;

    public static readonly SlackMethod AuthTest = Read("auth.test", Special);
    public static readonly SlackMethod ConversationsInfo = Read("conversations.info", Tier3);
    public static readonly SlackMethod ConversationsMembers = Read("conversations.members", Tier4);
    public static readonly SlackMethod UsersConversations = Read("users.conversations", Tier3);
    public static readonly SlackMethod UsersInfo = Read("users.info", Tier4);
    public static readonly SlackMethod UsersList = Read("users.list", Tier2);
    public static readonly SlackMethod BotsInfo = Read("bots.info", Tier3);
    public static readonly SlackMethod GetPermalink = Read("chat.getPermalink", Special);
    public static readonly SlackMethod PostMessage = new("chat.postMessage", 60, false, 1, "channel");
    public static readonly SlackMethod Update = new("chat.update", Tier3, true, Tier3);
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", Tier4, false, Tier4);
    public static readonly SlackMethod ViewsOpen = new("views.open", Tier4, false, Tier4);
    public static readonly SlackMethod ViewsUpdate = new("views.update", Tier4, true, Tier4);
    public static readonly SlackMethod ViewsPublish = new("views.publish", Tier4, true, Tier4);
    public static readonly SlackMethod ConnectionsOpen = new("apps.connections.open", Tier1 * 4, true, 4);
    public static readonly SlackMethod OauthAccess = new("oauth.v2.access", Tier4, false, Tier4);

    public static SlackMethod History(int perMinute) => Read("conversations.history", perMinute);
    public static SlackMethod Replies(int perMinute) => Read("conversations.replies", perMinute);

    private static SlackMethod Read(string name, int perMinute) => new(name, perMinute, true, perMinute);
}
