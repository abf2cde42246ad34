using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Reads one envelope of the Events API, as Slack posts it to a request URL or sends it over Socket Mode.</summary>
public static class SlackEnvelope
{
    /// <summary>
    /// What the envelope says. Never throws, whatever the JSON holds. Slack repeats deliveries with the same <see cref="SlackDelivery.EventId"/>;
    /// reading and appending a repeat is harmless.
    /// </summary>
    /// <param name="envelope">The envelope; it need not outlive the call.</param>
    public static SlackDelivery Read(JsonElement envelope)
    {
        var payload = SlackMessages.Property(envelope, "payload");
        if (payload.ValueKind == JsonValueKind.Object) envelope = payload;
        var id = SlackMessages.String(envelope, "event_id") is { Length: > 0 and <= SlackLimits.LongestName } given ? given : null;
        if (SlackMessages.IsTooLarge(envelope)) return None(id, SlackMessages.TooLarge);
        var happened = SlackMessages.Property(envelope, "event");
        if (happened.ValueKind != JsonValueKind.Object)
            return None(id, SlackMessages.String(envelope, "type") is { Length: > 0 } type ? "no event in the envelope, which is of type " + SlackMessages.Short(type) : "no event in the envelope");
        var events = SlackMessages.Read(happened, "", out var reason);
        if (reason is not null) return None(id, reason);
        return events is [{ Source.Channel: "" }, ..] ? None(id, "names no channel") : new SlackDelivery(id, events is [var first, ..] ? first.Source.Channel : null, events, null);
    }

    private static SlackDelivery None(string? id, string reason) => new(id, null, (IReadOnlyList<LogEvent>)[], new ImportProblem(id ?? "envelope", reason, 1));
}
