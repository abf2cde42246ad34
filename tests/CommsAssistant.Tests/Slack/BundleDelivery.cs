using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Ingestion;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Slack;

/// <summary>How a bundle's events reach the service.</summary>
internal sealed record Manner(string Name, bool IsShuffled, int RepeatsPercent, int DropsPercent)
{
    public static readonly Manner InOrder = new("in-order", false, 0, 0);
    public static readonly Manner Shuffled = new("shuffled", true, 10, 0);
    public static readonly Manner Holed = new("holed", true, 10, 5);
    public static IReadOnlyList<Manner> All { get; } = [InOrder, Shuffled, Holed];
}

/// <summary>A bundle under ids of its own, so that one service can take it several times, with what its export says for comparison.</summary>
internal sealed class BundleDelivery
{
    private BundleDelivery(string channel, Incident head, IReadOnlyList<byte[]> envelopes) => (Channel, Head, Envelopes) = (channel, head, envelopes);

    public string Channel { get; }
    public Incident Head { get; }

    /// <summary>Envelopes of all the bundle's channels, in order.</summary>
    public IReadOnlyList<byte[]> Envelopes { get; }
    public IncidentLog Log { get; } = new();
    public required FactLedger FromEvents { get; init; }
    public required FactLedger FromExport { get; init; }

    public static async Task<BundleDelivery> ReadAsync(string folder, string suffix, SlackWorld world)
    {
        var ct = TestContext.Current.CancellationToken;
        var head = await IncidentFile.ReadAsync(Path.Combine(folder, "incident.json"), ct);
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "events.jsonl"), ct);
        using var channels = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "export", "channels.json"), ct));
        using var users = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "export", "users.json"), ct));
        world.AddUsers(users.RootElement);
        var id = "";
        foreach (var channel in channels.RootElement.EnumerateArray())
        {
            var (old, name) = (channel.GetProperty("id").GetString()!, channel.GetProperty("name").GetString()!);
            var isIncidents = name == head.Channel;
            if (isIncidents) id = old + suffix;
            text = text.Replace($"\"{old}\"", $"\"{old}{suffix}\"", StringComparison.Ordinal);
            world.Add(new WorldChannel(old + suffix, $"{name}-{suffix.ToLowerInvariant()}") { IsMember = isIncidents }).Members.AddRange(channel.GetProperty("members").EnumerateArray().Select(m => m.GetString()!));
        }
        var envelopes = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Renamed(l, suffix)).ToList();
        var (_, people, entries, ledger) = await Bundles.ReadAsync(folder, source: "export");
        var delivery = new BundleDelivery(id, head with { Id = $"{head.Id}-{suffix}", Channel = $"{head.Channel}-{suffix.ToLowerInvariant()}" }, envelopes) { FromExport = ledger, FromEvents = (await Bundles.ReadAsync(folder)).Ledger };
        foreach (var happened in envelopes.SelectMany(Events).Where(e => e.Source.Channel == id)) delivery.Log.Append(happened);
        return delivery;
    }

    /// <summary>The envelopes as they are sent: repeats put beside, order lost within 30 seconds of the event's time, some never sent.</summary>
    public (IReadOnlyList<byte[]> Sent, int Dropped) In(Manner manner, int seed)
    {
        var random = new Random(seed);
        var sent = new List<(double At, byte[] Envelope)>();
        var dropped = 0;
        foreach (var envelope in Envelopes)
        {
            if (random.Next(100) < manner.DropsPercent) { dropped++; continue; }
            var at = AtOf(envelope);
            for (var copies = random.Next(100) < manner.RepeatsPercent ? 2 : 1; copies > 0; copies--) sent.Add((manner.IsShuffled ? at + (random.NextDouble() * 30) : at, envelope));
        }
        return ([.. (manner.IsShuffled ? sent.OrderBy(s => s.At) : sent.AsEnumerable()).Select(s => s.Envelope)], dropped);
    }

    /// <summary>What matters of a message at the end, one line each.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<LogEntry> entries) => [.. entries.Select(e => string.Join(" | ", e.Source.Ts, e.PostedAt.ToUnixTimeMilliseconds(), LogEventJson.Write(new MessageEdited(new SourceRef("C", "1"), DateTimeOffset.UnixEpoch, e.Body)),
        string.Join(",", e.Reactions.SelectMany(r => r.UserIds.Select(u => r.Name + "=" + u)).Order(StringComparer.Ordinal))))];

    /// <summary>Facts as lines, the channel's id taken out.</summary>
    public IReadOnlyList<string> Facts(FactLedger ledger) => [.. ledger.Facts.Select(f => $"{f.Kind} | {f.Text} | {f.PublicText} | {f.State} | {f.Confidence} | {string.Join(",", f.Evidence.Select(e => e.Source.Ts))}").Order(StringComparer.Ordinal)];

    /// <summary>The timeline as lines, each with its moment.</summary>
    public static IReadOnlyList<(string Line, DateTimeOffset At)> Timeline(FactLedger ledger) =>
        [.. TimelineBuilder.Build(ledger).Entries.Select(e => ($"{e.Kind} | {e.Text} | {string.Join(",", e.Evidence.Select(x => x.Source.Ts + ":" + x.Quote))}", e.At)).OrderBy(e => e.Item1, StringComparer.Ordinal)];

    public static IReadOnlyList<LogEvent> Events(byte[] envelope)
    {
        using var json = JsonDocument.Parse(envelope);
        return SlackEnvelope.Read(json.RootElement).Events;
    }

    private static double AtOf(byte[] envelope)
    {
        using var json = JsonDocument.Parse(envelope);
        return json.RootElement.GetProperty("event_time").GetDouble();
    }

    private static byte[] Renamed(string line, string suffix)
    {
        var envelope = JsonNode.Parse(line)!.AsObject();
        envelope["event_id"] = (string)envelope["event_id"]! + suffix;
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }
}
