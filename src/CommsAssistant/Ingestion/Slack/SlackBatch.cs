using System.Text.Json;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Reads Slack's message objects as they are posted over HTTP or answered by conversations.history and conversations.replies.</summary>
public static class SlackBatch
{
    /// <summary>
    /// The events of one message object, of an array of them, or of an answer that holds them as "messages". Objects of the Events API
    /// (message_changed, message_deleted, reaction_added, reaction_removed) are understood among them. Never throws, whatever the JSON holds: what is
    /// no message, is larger than <see cref="SlackLimits.MostBytes"/>, names another channel or comes after <see cref="SlackLimits.MostMessages"/>
    /// others is left out with a reason.
    /// </summary>
    /// <param name="messages">The JSON; it need not outlive the call.</param>
    /// <param name="channel">The channel's id; empty when each object must name its own.</param>
    public static SlackReading Read(JsonElement messages, string channel)
    {
        var problems = new Problems();
        var read = new List<IReadOnlyList<Core.Incidents.LogEvent>>();
        var number = 0;
        foreach (var message in Objects(messages, problems))
        {
            number++;
            if (number > SlackLimits.MostMessages) continue;
            var events = SlackMessages.Read(message, channel, out var reason);
            reason ??= events.Count == 0 ? "nothing in it"
                : events.All(e => e.Source.Channel.Length > 0) ? null
                : "names no channel";
            if (reason is null && channel.Length > 0 && events.Any(e => e.Source.Channel != channel)) reason = "belongs to another channel";
            if (reason is null) read.Add(events);
            else problems.Add("messages", reason, $"message {number}");
        }
        if (number > SlackLimits.MostMessages)
            problems.Add("messages", $"more than {SlackLimits.MostMessages:N0} messages in one call; send the rest in further calls", $"message {SlackLimits.MostMessages + 1}", number - SlackLimits.MostMessages);
        return new SlackReading(read, problems.List);
    }

    private static IEnumerable<JsonElement> Objects(JsonElement messages, Problems problems)
    {
        if (messages.ValueKind == JsonValueKind.Array) return messages.EnumerateArray();
        if (messages.ValueKind == JsonValueKind.Undefined) return [];
        if (messages.ValueKind != JsonValueKind.Object) return [messages];
        if (messages.TryGetProperty("messages", out var list) && list.ValueKind == JsonValueKind.Array) return list.EnumerateArray();
        if (!messages.TryGetProperty("ok", out var ok) || ok.ValueKind != JsonValueKind.False) return [messages];
        problems.Add("messages", $"Slack answered with an error: {SlackMessages.Short(SlackMessages.String(messages, "error") ?? "unknown")}");
        return [];
    }
}
