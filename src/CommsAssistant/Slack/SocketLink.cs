using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using CommsAssistant.Ingestion.Slack;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>One connection of Socket Mode.</summary>
internal sealed class SocketLink(SlackIntake intake, SlackMeters meters, TimeProvider clock, ILogger log) : IDisposable
{
    private const int MostTogether = 64;
    private readonly ClientWebSocket socket = new() { Options = { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) } };
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SemaphoreSlim room = new(MostTogether, MostTogether);

    public bool SaidHello { get; private set; }

    /// <summary>Runs until the connection ends; why it did.</summary>
    public async Task<string> RunAsync(Uri url, CancellationToken ct)
    {
        await socket.ConnectAsync(url, ct);
        var reason = await ReceiveAsync(ct);
        for (var i = 0; i < MostTogether; i++) await room.WaitAsync(ct); // what was received is acknowledged before the connection goes
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        return reason;
    }

    public void Dispose() => socket.Dispose(); // the semaphores stay: an answer may still be on its way out

    private async Task<string> ReceiveAsync(CancellationToken ct)
    {
        while (true)
        {
            using var message = new MemoryStream();
            if (!await NextAsync(message, ct)) return "closed";
            if (message.Length > SlackLimits.MostBytes) { Refuse("oversized"); continue; }
            JsonElement envelope;
            try
            {
                using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
                envelope = document.RootElement.Clone();
            }
            catch (JsonException)
            {
                Refuse("malformed");
                continue;
            }
            switch (SlackMessages.Name(envelope, "type"))
            {
                case "hello":
                    SaidHello = true;
                    log.Connected();
                    break;
                case "disconnect":
                    return SlackMessages.Name(envelope, "reason") ?? "disconnect";
                default:
                    await room.WaitAsync(ct);
                    _ = AnswerAsync(envelope, ct);
                    break;
            }
        }
    }

    /// <summary>Reads one message; one that is too large is read over, not held. False when the other side closed.</summary>
    private async Task<bool> NextAsync(MemoryStream message, CancellationToken ct)
    {
        var buffer = new byte[16 << 10];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close) return false;
            if (message.Length <= SlackLimits.MostBytes) message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return true;
        }
    }

    private async Task AnswerAsync(JsonElement envelope, CancellationToken ct)
    {
        try
        {
            var start = clock.GetTimestamp();
            if (SlackMessages.Name(envelope, "envelope_id") is not { } id) { Refuse("malformed"); return; }
            await TakeAsync(envelope, ct);
            var answer = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["envelope_id"] = id });
            await sending.WaitAsync(ct);
            try
            {
                await socket.SendAsync(answer.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ct);
            }
            finally
            {
                sending.Release();
            }
            meters.Acknowledged.Record(clock.GetElapsedTime(start).TotalSeconds);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.Refused("socket", e.GetType().Name); // not acknowledged, so Slack sends it again
        }
        finally
        {
            room.Release();
        }
    }

    private async Task TakeAsync(JsonElement envelope, CancellationToken ct)
    {
        var payload = SlackMessages.Property(envelope, "payload");
        byte[] body = payload.ValueKind == JsonValueKind.Object ? JsonMarshal.GetRawUtf8Value(payload).ToArray() : [];
        switch (SlackMessages.Name(envelope, "type"))
        {
            case "events_api": await intake.EventAsync(payload, body, ct); break;
            case "slash_commands": await intake.AskedAsync(SlackRequest.Command, body, ct); break;
            case "interactive": await intake.AskedAsync(SlackRequest.Interaction, body, ct); break;
            default: meters.Take("passed over"); break; // a kind that came after this was written: acknowledged, or Slack would repeat it
        }
    }

    private void Refuse(string reason)
    {
        meters.Refuse(reason);
        log.Refused("socket", reason);
    }
}
