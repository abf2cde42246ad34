using System.Text.Json;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Slack;

/// <summary>Takes what Slack sends, over HTTP or over Socket Mode: decides whether it concerns an incident, and stores it. After this returns it may be acknowledged.</summary>
public sealed class SlackIntake(SlackInbox inbox, SlackChannels channels, SlackMeters meters)
{
    /// <summary>An envelope of the Events API. One that concerns no channel of an incident is not kept.</summary>
    public async Task<SlackTaking> EventAsync(JsonElement envelope, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var delivery = SlackEnvelope.Read(envelope);
        if (delivery.Events.Count == 0 || delivery.Channel is not { } channel || await channels.IncidentOfAsync(channel, ct) is null) return Counted(SlackTaking.PassedOver);
        var request = delivery.EventId is { } id ? new SlackRequest(SlackRequest.Event, id, body) : SlackRequest.Of(SlackRequest.Event, body);
        return await StoreAsync(request, ct);
    }

    /// <summary>A command or an interaction: both are meant for the app, wherever they come from.</summary>
    public Task<SlackTaking> AskedAsync(string kind, ReadOnlyMemory<byte> body, CancellationToken ct) => StoreAsync(SlackRequest.Of(kind, body), ct);

    private async Task<SlackTaking> StoreAsync(SlackRequest request, CancellationToken ct) => Counted(await inbox.StoreAsync(request, ct) ? SlackTaking.Stored : SlackTaking.Repeated);

    private SlackTaking Counted(SlackTaking taking)
    {
        meters.Take(taking switch { SlackTaking.Stored => "stored", SlackTaking.Repeated => "repeated", _ => "passed over" });
        return taking;
    }
}
