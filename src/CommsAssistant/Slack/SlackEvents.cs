using System.Text.Json;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Slack;

/// <summary>Brings events into the log of the incident that their channel belongs to.</summary>
internal sealed class SlackEvents(IncidentDesk desk, SlackChannels channels, SlackPeople people) : ISlackHandler
{
    /// <summary>Who acts when Slack tells something.</summary>
    public static readonly Actor Slack = new("slack", IsAutomation: true, HasSecurityRole: true);

    public string Kind => SlackRequest.Event;

    public async Task HandleAsync(IReadOnlyList<StoredRequest> requests, CancellationToken ct)
    {
        var read = new List<(string Incident, IReadOnlyList<LogEvent> Events)>();
        foreach (var request in requests)
        {
            using var envelope = JsonDocument.Parse(request.Body);
            var delivery = SlackEnvelope.Read(envelope.RootElement);
            if (delivery is { Channel: { } channel, Events.Count: > 0 } && await channels.IncidentOfAsync(channel, ct) is { } incident) read.Add((incident, delivery.Events));
        }
        foreach (var incident in read.GroupBy(r => r.Incident, StringComparer.Ordinal))
        {
            await desk.IngestAsync(incident.Key, [.. incident.Select(r => r.Events)], Slack, ct);
            people.Want(incident.Key, SlackPeople.In(incident.SelectMany(r => r.Events)));
        }
    }
}
