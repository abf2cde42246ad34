using System.Globalization;
using System.Text.Json;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Storage;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>
/// Reads the history of a followed channel, threads and people included, and brings into the log what no event told: new messages, last texts, reactions, and that something is gone. Each page is in the log before the next is asked for.
/// </summary>
internal sealed class SlackBackfill(SlackClient client, SlackChannels channels, SlackPeople people, IncidentDesk desk, IncidentRooms rooms, SlackMeters meters, TimeProvider clock, ILogger<SlackBackfill> log)
{
    private const int MostMessages = 20_000;
    private const int MostMembers = 500;
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>Reads one channel. False when it could not be read; why is kept beside the channel.</summary>
    public async Task<bool> FillAsync(SlackChannelRow channel, CancellationToken ct)
    {
        if (await rooms.FindAsync(channel.IncidentId) is not { } room) return false;
        var reading = new Reading(channel, room.View().Entries.Where(e => e.Source.Channel == channel.ChannelId).ToDictionary(e => e.Source), clock.GetUtcNow());
        try
        {
            await ReadAsync(reading, ct);
        }
        catch (SlackException e)
        {
            log.NotFilled(channel.ChannelId, channel.IncidentId, e.Error);
            await channels.RecordAsync(channel.ChannelId, row => row.Problem = Words(e), ct);
            return false;
        }
        if (channel.FilledAt is not null) meters.Found.Add(reading.Found);
        await channels.RecordAsync(channel.ChannelId, row =>
        {
            row.Missed += row.FilledAt is null ? 0 : reading.Found;
            (row.FilledAt, row.Messages, row.Problem) = (reading.At, reading.Told.Count, null);
        }, ct);
        log.Filled(channel.ChannelId, channel.IncidentId, reading.Told.Count, reading.Found, reading.Calls);
        return true;
    }

    private async Task ReadAsync(Reading reading, CancellationToken ct)
    {
        var (id, from) = (reading.Channel.ChannelId, reading.Channel.From);
        await foreach (var page in client.HistoryAsync(id, Ts(from), ct))
        {
            await TakeAsync(reading, page, ct);
            if (SlackMessages.Property(page, "is_limited").ValueKind == JsonValueKind.True || reading.Told.Count >= MostMessages) reading.IsWhole = false;
            if (reading.Told.Count >= MostMessages) break;
        }
        foreach (var thread in reading.Threads.OrderByDescending(t => t.Key, StringComparer.Ordinal))
        {
            if (!reading.NeedsThread(thread.Key, thread.Value)) continue;
            reading.ReadThreads.Add(thread.Key);
            await foreach (var page in client.RepliesAsync(id, thread.Key, ct)) await TakeAsync(reading, page, ct);
        }
        if (reading.IsWhole) await GoneAsync(reading, ct);
        if (reading.Channel.FilledAt is null) people.Want(reading.Channel.IncidentId, await client.MembersAsync(id, MostMembers, ct));
    }

    private async Task TakeAsync(Reading reading, JsonElement page, CancellationToken ct)
    {
        reading.Calls++;
        var read = SlackBatch.Read(page, reading.Channel.ChannelId);
        foreach (var message in SlackMessages.Items(page, "messages")) reading.Tell(message);
        var missing = read.Messages.Select(m => (Source: m[0].Source, Events: SlackMissing.In(m, reading.Known.GetValueOrDefault(m[0].Source), reading.At))).Where(m => m.Events.Count > 0).ToList();
        if (missing.Count == 0) return;
        if (await desk.IngestAsync(reading.Channel.IncidentId, [.. missing.Select(m => m.Events)], SlackEvents.Slack, ct) is { } counts) reading.Found += counts.New;
        people.Want(reading.Channel.IncidentId, SlackPeople.In(missing.SelectMany(m => m.Events)));
    }

    private async Task GoneAsync(Reading reading, CancellationToken ct)
    {
        var gone = SlackMissing.Gone(reading.Known.Values, reading.Told, reading.At, e => e.PostedAt >= reading.Channel.From && e.PostedAt < reading.At - Margin
            && (e.Body.ThreadTs is not { } thread || e.Body.Subtype == "thread_broadcast" || reading.ReadThreads.Contains(thread)));
        if (gone.Count > 0) await desk.IngestAsync(reading.Channel.IncidentId, gone, SlackEvents.Slack, ct);
    }

    private static string Ts(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()}.000000");

    private static string Words(SlackException e) => e.Error switch
    {
        "not_in_channel" or "channel_not_found" => "The app is not in this channel: invite it there with /invite.",
        _ => e.Message + ".",
    };

    /// <summary>One reading of a channel's history.</summary>
    private sealed class Reading(SlackChannelRow channel, IReadOnlyDictionary<SourceRef, LogEntry> known, DateTimeOffset at)
    {
        public SlackChannelRow Channel => channel;
        public IReadOnlyDictionary<SourceRef, LogEntry> Known => known;
        public DateTimeOffset At => at;
        public Dictionary<SourceRef, ToldMessage> Told { get; } = [];
        public Dictionary<string, ThreadEnd> Threads { get; } = new(StringComparer.Ordinal);
        public HashSet<string> ReadThreads { get; } = new(StringComparer.Ordinal);
        public bool IsWhole { get; set; } = true;
        public int Found { get; set; }
        public int Calls { get; set; }

        public void Tell(JsonElement message)
        {
            if (SlackMessages.Name(message, "ts") is not { } ts) return;
            var reactions = SlackMessages.Items(message, "reactions").Where(r => SlackMessages.Name(r, "name") is not null).Select(r => (Name: SlackMessages.Name(r, "name")!, Users: SlackMessages.Items(r, "users").Where(u => u.ValueKind == JsonValueKind.String).Select(SlackText.Of).ToList(), Count: Number(r, "count"))).ToList();
            Told[new SourceRef(channel.ChannelId, ts)] = new ToldMessage(reactions.SelectMany(r => r.Users.Select(u => (r.Name, u))).ToHashSet(), reactions.Where(r => r.Count > r.Users.Count).Select(r => r.Name).ToHashSet(StringComparer.Ordinal));
            if (Number(message, "reply_count") > 0) Threads[ts] = new ThreadEnd(Number(message, "reply_count"), SlackMessages.Name(message, "latest_reply") ?? "");
        }

        /// <summary>A thread that ends as the log has it, and ended before the last reading, is not asked for again.</summary>
        public bool NeedsThread(string thread, ThreadEnd end)
        {
            if (channel.FilledAt is not { } filled || !SlackTs.TryParse(end.Latest, out var latest) || latest > filled - TimeSpan.FromHours(1)) return true;
            var replies = known.Values.Where(e => e.Body.ThreadTs == thread).ToList();
            return replies.Count != end.Count || replies.MaxBy(e => e.PostedAt)?.Source.Ts != end.Latest;
        }

        private static int Number(JsonElement holder, string name) => SlackMessages.Property(holder, name) is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out var value) ? value : 0;
    }

    /// <summary>How a thread ends, as its head tells.</summary>
    private sealed record ThreadEnd(int Count, string Latest);
}
