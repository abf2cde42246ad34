using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>Finds settings with which Slack cannot work, before the service starts.</summary>
internal sealed class SlackOptionsCheck : IValidateOptions<SlackOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var problems = options.IsOn ? Problems(options).ToList() : [];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SlackOptions o)
    {
        if (o.BotToken.Length == 0 && !o.Rotates)
            yield return "Slack:BotToken is empty. Give the bot token of the installed app (xoxb-…) through the environment as Slack__BotToken.";
        if (o.Rotates && (o.ClientId.Length == 0 || o.ClientSecret.Length == 0))
            yield return "Slack:RefreshToken needs Slack:ClientId and Slack:ClientSecret, both from the app's Basic Information page.";
        if (o.IsHttp && (o.SigningSecrets.Count == 0 || o.SigningSecrets.Any(s => s.Trim().Length < ShortestSecret)))
            yield return "Slack:Mode is http, so Slack:SigningSecrets needs the app's signing secret, whole and never empty: "
                + "Slack__SigningSecrets__0, from the app's Basic Information page.";
        if (o.IsSocket && !o.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Slack:Mode is socket, so Slack:AppToken needs an app-level token (xapp-…) with the scope connections:write.";
        if (!Uri.TryCreate(o.ApiUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback) || !o.ApiUrl.EndsWith('/'))
            yield return "Slack:ApiUrl must be an https address that ends with a slash, for example https://slack.com/api/; http only to this machine.";
    }
}
