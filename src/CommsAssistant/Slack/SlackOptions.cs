using System.ComponentModel.DataAnnotations;

namespace CommsAssistant.Slack;

/// <summary>How the service reaches Slack. Secrets come from the environment or user-secrets only.</summary>
public sealed class SlackOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Slack";

    /// <summary>none: nothing of Slack runs; http: Slack calls the service's addresses; socket: the service opens a connection to Slack.</summary>
    [RegularExpression("(?i)none|http|socket", ErrorMessage = "Slack:Mode must be \"none\", \"http\" or \"socket\".")]
    public string Mode { get; set; } = "none";

    /// <summary>The bot token, xoxb-…; without one the refresh token below gives it.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token for Socket Mode, xapp-…</summary>
    public string AppToken { get; set; } = "";

    /// <summary>Signing secrets that requests are accepted with: one, or the old and the new while it is being changed.</summary>
    public IList<string> SigningSecrets { get; } = [];

    /// <summary>For apps with token rotation: the first refresh token, xoxe-1-…; later ones are kept in the database, sealed with the client secret.</summary>
    public string RefreshToken { get; set; } = "";

    /// <summary>The app's client id; needed for token rotation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret; needed for token rotation.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where the Web API is.</summary>
    public string ApiUrl { get; set; } = "https://slack.com/api/";

    /// <summary>Requests a minute for each method that reads a channel's history.</summary>
    [Range(1, 100_000, ErrorMessage = "Slack:HistoryPerMinute must lie between 1 and 100000; an app that an organisation made for itself may ask 50 times.")]
    public int HistoryPerMinute { get; set; } = 50;

    /// <summary>Messages in one answer of a channel's history.</summary>
    [Range(1, 999, ErrorMessage = "Slack:HistoryPageSize must lie between 1 and 999.")]
    public int HistoryPageSize { get; set; } = 200;

    /// <summary>How far before the incident's opening its channel is read, in hours.</summary>
    [Range(0, 24 * 366, ErrorMessage = "Slack:BackfillHours must lie between 0 and 8784.")]
    public int BackfillHours { get; set; } = 24;

    /// <summary>After how many minutes a followed channel is looked through again for what no event told.</summary>
    [Range(1, 1440, ErrorMessage = "Slack:LookAgainMinutes must lie between 1 and 1440.")]
    public int LookAgainMinutes { get; set; } = 10;

    internal bool IsHttp => Mode.Equals("http", StringComparison.OrdinalIgnoreCase);
    internal bool IsSocket => Mode.Equals("socket", StringComparison.OrdinalIgnoreCase);
    internal bool IsOn => IsHttp || IsSocket;
    internal bool Rotates => RefreshToken.Length > 0;
}
