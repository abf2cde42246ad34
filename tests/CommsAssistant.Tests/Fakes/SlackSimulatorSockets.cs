using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace CommsAssistant.Tests.Fakes;

/// <summary>Socket Mode: one connection after another, envelopes that are sent again until they are acknowledged.</summary>
internal sealed partial class SlackSimulator
{
    private readonly ConcurrentDictionary<string, byte> tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> unacknowledged = new(StringComparer.Ordinal);
    private readonly Channel<WebSocket> connections = Channel.CreateUnbounded<WebSocket>();
    private readonly SemaphoreSlim sending = new(1, 1);
    private volatile WebSocket? link;

    /// <summary>How many connections were opened.</summary>
    public int Connections { get; private set; }

    /// <summary>Waits for the next connection.</summary>
    public async Task<WebSocket> ConnectedAsync(CancellationToken ct) => await connections.Reader.ReadAsync(ct);

    /// <summary>Sends an envelope; done once it was acknowledged.</summary>
    public async Task<JsonElement> PushAsync(string type, JsonNode payload, CancellationToken ct, bool takesAnswer = false)
    {
        var id = Guid.NewGuid().ToString();
        var waiting = unacknowledged[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new JsonObject { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = takesAnswer, ["retry_attempt"] = 0, ["retry_reason"] = "", ["payload"] = payload }, ct);
        return await waiting.Task.WaitAsync(TestTimeouts.Limit, TimeProvider.System, ct);
    }

    /// <summary>Sends something that needs no acknowledgement.</summary>
    public async Task SendAsync(JsonNode message, CancellationToken ct) => await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), ct);

    public async Task SendAsync(byte[] message, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try
        {
            await link!.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, ct);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Asks for a new connection, as Slack does before it ends one.</summary>
    public Task AskToReconnectAsync(string reason, CancellationToken ct) => SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-simulated" } }, ct);

    /// <summary>Lets the connection break without a word.</summary>
    public void Drop() => link?.Abort();

    private string SocketUrl()
    {
        var ticket = Guid.NewGuid().ToString("N");
        tickets[ticket] = 0;
        return $"ws://{Address.Authority}/link/?ticket={ticket}&app_id={SlackWorld.App}";
    }

    private async Task LinkAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !tickets.TryRemove(http.Request.Query["ticket"].ToString(), out _))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        link = socket;
        Connections++;
        await SendAsync(new JsonObject
        {
            ["type"] = "hello", ["num_connections"] = 1, ["debug_info"] = new JsonObject { ["host"] = "applink-simulated", ["build_number"] = 1, ["approximate_connection_time"] = 18_060 }, ["connection_info"] = new JsonObject { ["app_id"] = SlackWorld.App },
        }, http.RequestAborted);
        connections.Writer.TryWrite(socket);
        try
        {
            await ReceiveAsync(socket, http.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            return; // the other side went without a word
        }
    }

    private async Task ReceiveAsync(WebSocket socket, CancellationToken ct)
    {
        var buffer = new byte[64 << 10];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                length += part.Count;
            }
            while (!part.EndOfMessage && part.MessageType != WebSocketMessageType.Close);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
                return;
            }
            using var message = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (message.RootElement.TryGetProperty("envelope_id", out var id) && unacknowledged.TryRemove(id.GetString()!, out var waiting)) waiting.TrySetResult(message.RootElement.Clone());
        }
    }

    /// <summary>Lets the conformance script, which runs outside of this process, have things happen.</summary>
    private async Task<IResult> ControlAsync(string what, HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        switch (what)
        {
            case "push":
                var answer = await PushAsync(body.RootElement.GetProperty("type").GetString()!, JsonNode.Parse(body.RootElement.GetProperty("payload").GetRawText())!, http.RequestAborted, takesAnswer: true);
                return Results.Json(answer);
            case "reconnect":
                await AskToReconnectAsync("refresh_requested", http.RequestAborted);
                return Results.Json(new { ok = true });
            case "limit":
                Limit(body.RootElement.GetProperty("method").GetString()!, 1, 1);
                return Results.Json(new { ok = true });
            default:
                return Results.NotFound();
        }
    }
}
