using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommsAssistant.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Tests.Fakes;

/// <summary>A call as the simulator got it.</summary>
internal sealed record SlackCall(string Method, IReadOnlyDictionary<string, string> Arguments, string Authorization)
{
    public string? this[string name] => Arguments.GetValueOrDefault(name);
}

/// <summary>Slack on a real port: the Web API, Events API delivery with signatures and repeats, Socket Mode, rate limits and errors by name. Slack's own SDK accepts it; see SlackConformanceTests.</summary>
internal sealed partial class SlackSimulator : IAsyncDisposable
{
    public const string BotToken = "xoxb-0000-simulated-bot";
    public const string AppToken = "xapp-1-A0COMMS000-0000-simulated";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly WebApplication app;
    private readonly ConcurrentQueue<SlackCall> calls = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<JsonObject?, IResult>>> faults = new(StringComparer.Ordinal);
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly TimeProvider clock;

    private SlackSimulator(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public SlackWorld World { get; } = new();
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    public string ApiUrl => new Uri(Address, "api/").AbsoluteUri;
    public string ResponseUrl => new Uri(Address, "response").AbsoluteUri;
    public IReadOnlyList<SlackCall> Calls => [.. calls];
    public IEnumerable<SlackCall> CallsOf(string method) => calls.Where(c => c.Method == method);

    /// <summary>Tokens that the API takes; rotation changes them.</summary>
    public ConcurrentDictionary<string, byte> Tokens { get; } = new([new(BotToken, 0)]);

    /// <summary>Refresh tokens that were not used yet.</summary>
    public ConcurrentDictionary<string, byte> RefreshTokens { get; } = new();

    /// <summary>What was answered to commands.</summary>
    public System.Threading.Channels.Channel<JsonObject> Answers { get; } = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();

    public static async Task<SlackSimulator> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new SlackSimulator(app, clock ?? TimeProvider.System);
        app.UseWebSockets();
        app.Map("/api/{method}", slack.ApiAsync);
        app.Map("/link", slack.LinkAsync);
        app.MapPost("/control/{what}", slack.ControlAsync);
        app.MapPost("/response", async (HttpContext context) =>
        {
            slack.Answers.Writer.TryWrite((await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject());
            return Results.Text("ok");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return slack;
    }

    /// <summary>The next calls of a method are turned away for their rate.</summary>
    public void Limit(string method, int times, int seconds) => Fault(method, times, _ => new RateLimited(seconds));

    /// <summary>The next call of a method fails by name.</summary>
    public void Fail(string method, string error, int times = 1) => Fault(method, times, _ => Results.Json(new JsonObject { ["ok"] = false, ["error"] = error }));

    /// <summary>The next calls of a method are done, and answered with a failure of the server.</summary>
    public void FailAfterDoing(string method, int times = 1) => Fault(method, times, _ => Results.StatusCode(StatusCodes.Status500InternalServerError));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Posts an envelope as Slack does: signed, and repeated up to three times until it is acknowledged.</summary>
    public async Task<HttpStatusCode> DeliverAsync(string service, ReadOnlyMemory<byte> envelope, CancellationToken ct)
    {
        for (var retry = 0; ; retry++)
        {
            using var request = Signed(service + "/slack/events", envelope, "application/json");
            if (retry > 0) request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            if (retry > 0) request.Headers.Add("X-Slack-Retry-Reason", "http_error");
            using var answer = await http.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode || retry == 3) return answer.StatusCode;
        }
    }

    /// <summary>A request with Slack's signature over its body.</summary>
    public HttpRequestMessage Signed(string address, ReadOnlyMemory<byte> body, string type, string secret = Secret, DateTimeOffset? at = null)
    {
        var timestamp = (at ?? clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", SlackSignature.Sign(secret, timestamp, body.Span));
        return request;
    }

    /// <summary>A slash command as Slack posts it.</summary>
    public async Task<HttpRequestMessage> CommandAsync(string service, string text, string channel, string user)
    {
        using var form = new FormUrlEncodedContent(CommandFields(text, channel, user));
        return Signed(service + "/slack/commands", await form.ReadAsByteArrayAsync(), "application/x-www-form-urlencoded");
    }

    public Dictionary<string, string> CommandFields(string text, string channel, string user) => new()
    {
        ["token"] = "not-used", ["api_app_id"] = SlackWorld.App, ["team_id"] = SlackWorld.Team, ["team_domain"] = "simulated", ["channel_id"] = channel, ["channel_name"] = World.Channels.GetValueOrDefault(channel)?.Name ?? "directmessage",
        ["user_id"] = user, ["user_name"] = user.ToLowerInvariant(), ["command"] = "/comms", ["text"] = text, ["response_url"] = ResponseUrl, ["trigger_id"] = Guid.NewGuid().ToString("N"), ["is_enterprise_install"] = "false",
    };

    private void Fault(string method, int times, Func<JsonObject?, IResult> fault)
    {
        var queue = faults.GetOrAdd(method, _ => new ConcurrentQueue<Func<JsonObject?, IResult>>());
        for (var i = 0; i < times; i++) queue.Enqueue(fault);
    }

    private async Task<IResult> ApiAsync(string method, HttpContext context)
    {
        var call = new SlackCall(method, await ArgumentsAsync(context.Request), context.Request.Headers.Authorization.ToString());
        calls.Enqueue(call);
        Func<JsonObject?, IResult>? fault = null;
        faults.GetValueOrDefault(method)?.TryDequeue(out fault);
        if (fault?.Invoke(null) is RateLimited limited) return limited;
        var answer = Answer(call);
        context.Response.Headers["X-Slack-Req-Id"] = Guid.NewGuid().ToString("N");
        return fault?.Invoke(answer) ?? Results.Json(answer);
    }

    private static async Task<Dictionary<string, string>> ArgumentsAsync(HttpRequest request)
    {
        var arguments = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync()) arguments[name] = value.ToString();
        }
        else if (request.HasJsonContentType())
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            foreach (var property in body.RootElement.EnumerateObject()) arguments[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        }
        return arguments;
    }

    private sealed class RateLimited(int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return httpContext.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = false, ["error"] = "ratelimited" });
        }
    }
}
