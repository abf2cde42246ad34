using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>Answers whoever gave a command, for their eyes only.</summary>
internal sealed class SlackReply(HttpClient http, SlackClient client, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackReply> log)
{
    private const int Longest = 3_000;
    private const string Host = "hooks.slack.com";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Sends an answer. Slack's own address for it is used; any other address is not called.</summary>
    /// <param name="text">Slack's mark-up; what people wrote must be escaped.</param>
    public async Task ToAsync(SlackCommand command, string text, CancellationToken ct)
    {
        if (text.Length > Longest) text = text[..(Longest - 1)] + "…";
        if (Uri.TryCreate(command.ResponseUrl, UriKind.Absolute, out var url) && IsSlacks(url) && await PostAsync(url, text, ct)) return;
        try
        {
            await client.PostEphemeralAsync(command.Channel, command.User, text, null, ct);
        }
        catch (SlackException e)
        {
            log.NotAnswered(e.Error);
        }
    }

    private async Task<bool> PostAsync(Uri url, string text, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var content = JsonContent.Create(new Dictionary<string, string> { ["response_type"] = "ephemeral", ["text"] = text });
            using var answer = await http.PostAsync(url, content, either.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.NotAnswered(e.GetType().Name);
            return false;
        }
    }

    private bool IsSlacks(Uri url) => (url.Scheme == Uri.UriSchemeHttps && url.Host == Host)
        || (Uri.TryCreate(options.Value.ApiUrl, UriKind.Absolute, out var api) && api.IsLoopback && url.Authority == api.Authority);
}
