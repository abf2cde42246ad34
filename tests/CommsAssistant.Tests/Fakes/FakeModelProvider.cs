using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Tests.Fakes;

/// <summary>A request as the fake provider got it.</summary>
internal sealed record FakeModelRequest(string Path, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool Streams => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;
    public bool AsksForSchema => Body.TryGetProperty("response_format", out var format) && format.GetProperty("type").GetString() == "json_schema" || Body.TryGetProperty("output_config", out _) || Body.TryGetProperty("output_format", out _);
}

/// <summary>A model provider on a real port: OpenAI's chat completions and Anthropic's messages, whole and streamed, with every fault that a provider has.</summary>
internal sealed class FakeModelProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<FakeModelAnswer> script = new();
    private readonly ConcurrentQueue<FakeModelRequest> requests = new();
    private readonly Channel<FakeModelRequest> arrivals = Channel.CreateUnbounded<FakeModelRequest>();
    private volatile FakeModelAnswer rest = FakeModelAnswer.Of("An answer.");

    private FakeModelProvider(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    public string OpenAi => new Uri(Address, "v1").AbsoluteUri;
    public IReadOnlyList<FakeModelRequest> Requests => [.. requests];

    /// <summary>Answers 400 to every wish for JSON by schema, as servers do that lack it.</summary>
    public bool LacksSchema { get; set; }

    /// <summary>Answers 400 to every temperature.</summary>
    public bool LacksTemperature { get; set; }

    public static async Task<FakeModelProvider> StartAsync(params FakeModelAnswer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeModelProvider(app).Then(answers);
        app.MapPost("/v1/chat/completions", fake.OpenAiAsync);
        app.MapPost("/openai/v1/chat/completions", fake.OpenAiAsync);
        app.MapPost("/v1/messages", fake.AnthropicAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>The next answers in order; the last of them stays.</summary>
    public FakeModelProvider Then(params FakeModelAnswer[] answers)
    {
        foreach (var answer in answers) script.Enqueue(answer);
        if (answers.Length > 0) rest = answers[^1];
        return this;
    }

    /// <summary>Waits until a request has arrived that was not waited for yet.</summary>
    public async Task<FakeModelRequest> ArrivedAsync() => await arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task OpenAiAsync(HttpContext http) => AnswerAsync(http, new OpenAiWire());

    private Task AnthropicAsync(HttpContext http) => AnswerAsync(http, new AnthropicWire());

    private async Task AnswerAsync(HttpContext http, IFakeWire wire)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var request = new FakeModelRequest(http.Request.Path, body.RootElement.Clone(), http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        requests.Enqueue(request);
        arrivals.Writer.TryWrite(request);
        if (LacksSchema && request.AsksForSchema) await FakeModelAnswer.Status(400, """{"error":{"message":"'response_format' of type 'json_schema' is not supported with this model","type":"invalid_request_error"}}""").WriteAsync(http, wire, request);
        else if (LacksTemperature && request.Body.TryGetProperty("temperature", out _)) await FakeModelAnswer.Status(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.","code":"unsupported_value"}}""").WriteAsync(http, wire, request);
        else await (script.TryDequeue(out var next) ? next : rest).WriteAsync(http, wire, request);
    }
}

/// <summary>One vendor's way to write an answer.</summary>
internal interface IFakeWire
{
    string Whole(string text, string finish, string? refusal);

    /// <summary>Server-sent events; the last of them end the answer.</summary>
    IEnumerable<string> Events(IEnumerable<string> parts, string finish, string? refusal);
}

internal sealed class OpenAiWire : IFakeWire
{
    public string Whole(string text, string finish, string? refusal) => Json(new
    {
        id = "chatcmpl-1", @object = "chat.completion", created = 1_750_000_000, model = "fake-1",
        choices = new[] { new { index = 0, message = new { role = "assistant", content = refusal is null ? text : null, refusal }, finish_reason = finish } },
        usage = new { prompt_tokens = 11, completion_tokens = 7, total_tokens = 18 },
    });

    public IEnumerable<string> Events(IEnumerable<string> parts, string finish, string? refusal)
    {
        yield return Data(Chunk(new { role = "assistant", content = "" }, null));
        if (refusal is not null) yield return Data(Chunk(new { refusal }, null));
        else foreach (var part in parts) yield return Data(Chunk(new { content = part }, null));
        yield return Data(Chunk(new { }, finish));
        yield return Data(Json(new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_750_000_000, model = "fake-1", choices = Array.Empty<object>(), usage = new { prompt_tokens = 11, completion_tokens = 7, total_tokens = 18 } }));
        yield return Data("[DONE]");
    }

    private static string Chunk(object delta, string? finish) => Json(new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_750_000_000, model = "fake-1", choices = new[] { new { index = 0, delta, finish_reason = finish } } });

    internal static string Data(string json) => $"data: {json}\n\n";

    internal static string Json(object value) => JsonSerializer.Serialize(value);
}

internal sealed class AnthropicWire : IFakeWire
{
    public string Whole(string text, string finish, string? refusal) => OpenAiWire.Json(new
    {
        id = "msg_1", type = "message", role = "assistant", model = "fake-1", content = new[] { new { type = "text", text } }, stop_reason = Finish(finish, refusal), stop_sequence = (string?)null, usage = new { input_tokens = 11, output_tokens = 7 },
    });

    public IEnumerable<string> Events(IEnumerable<string> parts, string finish, string? refusal)
    {
        yield return Event("message_start", new { type = "message_start", message = new { id = "msg_1", type = "message", role = "assistant", model = "fake-1", content = Array.Empty<object>(), stop_reason = (string?)null, stop_sequence = (string?)null, usage = new { input_tokens = 11, output_tokens = 1 } } });
        yield return Event("content_block_start", new { type = "content_block_start", index = 0, content_block = new { type = "text", text = "" } });
        foreach (var part in parts) yield return Event("content_block_delta", new { type = "content_block_delta", index = 0, delta = new { type = "text_delta", text = part } });
        yield return Event("content_block_stop", new { type = "content_block_stop", index = 0 });
        yield return Event("message_delta", new { type = "message_delta", delta = new { stop_reason = Finish(finish, refusal), stop_sequence = (string?)null }, usage = new { output_tokens = 7 } });
        yield return Event("message_stop", new { type = "message_stop" });
    }

    private static string Finish(string finish, string? refusal) => refusal is not null ? "refusal" : finish switch { "length" => "max_tokens", _ => "end_turn" };

    private static string Event(string name, object data) => string.Create(CultureInfo.InvariantCulture, $"event: {name}\ndata: {OpenAiWire.Json(data)}\n\n");
}
