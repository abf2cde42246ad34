using System.Text.Json;
using CommsAssistant.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Eval.Cassettes;

/// <summary>Puts a cassette where the executable under evaluation expects its model: OpenAI's chat completions on loopback. So the whole product runs, its own model client too, and the answers are recorded ones.</summary>
internal sealed class CassetteServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CassetteChatClient client;

    private CassetteServer(WebApplication app, CassetteChatClient client) => (this.app, this.client) = (app, client);

    public int Misses => client.Misses;
    public int Hits => client.Hits;

    /// <summary>Settings under which the executable asks this server, and nobody else, for the model of this name.</summary>
    public IReadOnlyDictionary<string, string> Environment(string model) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Models__Chain__0__Name"] = model, ["Models__Chain__0__Provider"] = "openai", ["Models__Chain__0__Model"] = model, ["Models__Chain__0__Endpoint"] = Address + "v1", ["Models__Chain__0__ApiKey"] = "none",
        ["Models__Chain__0__TimeoutSeconds"] = "600", ["Models__Chain__0__IdleSeconds"] = "600", ["Models__Attempts"] = "1",
    };

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<CassetteServer> StartAsync(CassetteChatClient client, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new CassetteServer(app, client);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync(ct);
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var asked = document.RootElement;
        try
        {
            var answer = await client.GetResponseAsync(asked.Items("messages").Select(Message), Options(asked), http.RequestAborted);
            await WriteAsync(http, answer, asked.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True);
        }
        catch (Exception e) when (e is CassetteMissException or ModelUnavailableException)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            await http.Response.WriteAsJsonAsync(new { error = new { code = e is CassetteMissException ? "cassette_miss" : "model_unavailable", message = e.Message } }, http.RequestAborted);
        }
    }

    private static ChatMessage Message(JsonElement message) => new(new ChatRole(message.Text("role") ?? "user"), message.Text("content") ?? string.Concat(message.Items("content").Select(p => p.Text("text"))));

    private static ChatOptions Options(JsonElement asked) => new()
    {
        MaxOutputTokens = asked.TryGetProperty("max_completion_tokens", out var most) || asked.TryGetProperty("max_tokens", out most) ? most.GetInt32() : null,
        Temperature = asked.TryGetProperty("temperature", out var temperature) && temperature.ValueKind == JsonValueKind.Number ? temperature.GetSingle() : null,
        ResponseFormat = !asked.TryGetProperty("response_format", out var format) ? null
            : format.TryGetProperty("json_schema", out var schema) ? ChatResponseFormat.ForJsonSchema(schema.GetProperty("schema").Clone(), schema.Text("name")) : format.Text("type") == "json_object" ? ChatResponseFormat.Json : null,
    };

    private static async Task WriteAsync(HttpContext http, ChatResponse answer, bool streams)
    {
        var usage = new { prompt_tokens = answer.Usage?.InputTokenCount ?? 0, completion_tokens = answer.Usage?.OutputTokenCount ?? 0, total_tokens = (answer.Usage?.InputTokenCount ?? 0) + (answer.Usage?.OutputTokenCount ?? 0) };
        var (id, model) = ("cassette", answer.ModelId ?? "cassette");
        if (!streams)
        {
            await http.Response.WriteAsJsonAsync(new { id, @object = "chat.completion", created = 0, model, choices = new[] { new { index = 0, message = new { role = "assistant", content = answer.Text }, finish_reason = "stop" } }, usage }, http.RequestAborted);
            return;
        }
        http.Response.ContentType = "text/event-stream";
        object[] chunks =
        [
            new { id, @object = "chat.completion.chunk", created = 0, model, choices = new[] { new { index = 0, delta = new { role = "assistant", content = answer.Text }, finish_reason = (string?)null } } },
            new { id, @object = "chat.completion.chunk", created = 0, model, choices = new[] { new { index = 0, delta = new { }, finish_reason = "stop" } } },
            new { id, @object = "chat.completion.chunk", created = 0, model, choices = Array.Empty<object>(), usage },
        ];
        foreach (var chunk in chunks) await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", http.RequestAborted);
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);
    }
}
