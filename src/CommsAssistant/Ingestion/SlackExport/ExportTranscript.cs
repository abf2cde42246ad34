using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Ingestion.SlackExport;

/// <summary>A channel of a Slack export, streamed day by day: memory does not grow with its length but for the set of message ids.</summary>
internal sealed class ExportTranscript : ChannelTranscript
{
    private const int ReorderWindow = 5_000;
    private const int ReorderWindowWhenMixed = 100_000;
    private readonly ExportFiles files;
    private readonly string[] days;
    private readonly Problems problems;

    private ExportTranscript(ExportFiles files, string id, string name, People people, string[] days, Problems problems)
        : base(id, name, people, isExact: false)
    {
        this.files = files;
        this.days = days;
        this.problems = problems;
    }

    public override IReadOnlyList<ImportProblem> Problems => problems.List;

    public static async Task<ExportTranscript> OpenAsync(string path, string channel, CancellationToken ct)
    {
        var files = ExportFiles.At(path);
        try
        {
            var problems = new Problems();
            var (id, name) = await ChannelAsync(files, channel, ct);
            var days = files.Paths.Where(p => p.StartsWith(name + "/", StringComparison.Ordinal) && p.Count(c => c == '/') == 1 && !p.EndsWith("canvas_in_the_conversation.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            if (days.Length == 0) problems.Add(name, "the export lists this channel and holds no messages of it");
            return new ExportTranscript(files, id, name, await PeopleAsync(files, problems, ct), days, problems);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public override async IAsyncEnumerable<LogEvent> EventsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new Dictionary<long, int>();
        var window = new PriorityQueue<IReadOnlyList<LogEvent>, long>();
        var (most, previous, given) = (ReorderWindow, long.MinValue, long.MinValue);
        foreach (var day in days)
        {
            await foreach (var events in DayAsync(day, ct))
            {
                var order = events[0].At.UtcTicks;
                if (events[0] is MessagePosted posted && !seen.TryAdd(order, Content(posted)))
                {
                    if (seen[order] != Content(posted)) problems.Add(day, "a second copy of a message, with another content; the first is kept", $"{posted.Source.Ts} in {day}");
                    continue;
                }
                if (order < previous) most = ReorderWindowWhenMixed; // sorted days cost little memory, mixed ones are sorted here
                previous = order;
                if (order < given)
                {
                    problems.Add(day, $"older than what came more than {ReorderWindowWhenMixed:N0} messages before it; sort the export by ts", $"{events[0].Source.Ts} in {day}");
                    continue;
                }
                window.Enqueue(events, order);
                if (window.Count <= most) continue;
                var oldest = window.Dequeue();
                given = oldest[0].At.UtcTicks;
                foreach (var happened in oldest) yield return happened;
            }
        }
        while (window.TryDequeue(out var events, out _))
            foreach (var happened in events) yield return happened;
    }

    public override async IAsyncEnumerable<LogEntry> EntriesAsync(DateTimeOffset? until, [EnumeratorCancellation] CancellationToken ct)
    {
        MessagePosted? posted = null;
        var reactions = new List<ReactionChanged>();
        await foreach (var happened in EventsAsync(ct))
        {
            if (happened is ReactionChanged reaction) { reactions.Add(reaction); continue; }
            if (posted is not null && Entry(posted, reactions, until) is { } entry) yield return entry;
            reactions.Clear();
            posted = happened as MessagePosted;
            if (until is { } end && happened.At > end) { posted = null; break; }
        }
        if (posted is not null && Entry(posted, reactions, until) is { } last) yield return last;
    }

    public override ValueTask DisposeAsync()
    {
        files.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int Content(MessagePosted posted) => HashCode.Combine(posted.Body.Text, posted.Body.AuthorId, posted.EditedAt, posted.Body.Attachments.Count, posted.Body.Files.Count);

    private static LogEntry? Entry(MessagePosted posted, List<ReactionChanged> reactions, DateTimeOffset? until) =>
        until is { } end && posted.At > end ? null : new LogEntry
        {
            Source = posted.Source,
            PostedAt = posted.At,
            Body = posted.Body,
            EditedAt = posted.EditedAt > posted.At ? posted.EditedAt : null,
            EditedLater = posted.EditedAt > until,
            Reactions = reactions.Count == 0 ? [] : [.. reactions.GroupBy(r => r.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Reaction(g.Key, [.. g.Select(r => r.UserId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))],
        };

    private async IAsyncEnumerable<IReadOnlyList<LogEvent>> DayAsync(string day, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = files.Open(day);
        var messages = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: ct).GetAsyncEnumerator(ct);
        var count = 0;
        await using var _ = messages;
        while (true)
        {
            try
            {
                if (!await messages.MoveNextAsync()) break;
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or DecoderFallbackException)
            {
                throw new UnusableInputException($"{files.Name}: {day}: after {count} messages the file is no longer a valid JSON list of messages{Place(e)}. The file was cut short or changed; export the channel again, or remove the file to go on without that day.", e);
            }
            count++;
            var events = SlackMessages.Read(messages.Current, Id, out var reason);
            if (reason is not null) problems.Add(day, reason, $"message {count} of {day}");
            else if (events.Count > 0) yield return [.. events.Select(Here)];
        }
    }

    private static string Place(Exception e) => e is JsonException { LineNumber: { } line } json ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : $" ({e.Message})";

    /// <summary>An object inside a channel's folder belongs to that channel, whatever it says.</summary>
    private LogEvent Here(LogEvent happened) => happened.Source.Channel == Id ? happened : happened with { Source = happened.Source with { Channel = Id } };

    private static async Task<(string Id, string Name)> ChannelAsync(ExportFiles files, string channel, CancellationToken ct)
    {
        var wanted = channel.TrimStart('#');
        var names = new List<string>();
        foreach (var list in (string[])["channels.json", "groups.json", "mpims.json", "dms.json"])
        {
            if (!files.Paths.Contains(list)) continue;
            foreach (var item in (await JsonAsync(files, list, ct)).EnumerateArray())
            {
                var id = SlackMessages.String(item, "id") ?? "";
                var name = SlackMessages.String(item, "name") ?? id;
                names.Add(name);
                if (id == wanted || string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)) return (id.Length > 0 ? id : name, files.Paths.Any(p => p.StartsWith(name + "/", StringComparison.Ordinal)) ? name : id);
            }
        }
        if (wanted.Length > 0 && files.Paths.Any(p => p.StartsWith(wanted + "/", StringComparison.Ordinal))) return (wanted, wanted);
        if (names.Count == 0) names = [.. files.Paths.Where(p => p.Contains('/', StringComparison.Ordinal)).Select(p => p.Split('/')[0]).Distinct(StringComparer.Ordinal)];
        var near = names.OrderBy(n => n.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal).Take(8);
        throw new UnusableInputException(names.Count == 0
            ? $"{files.Name}: this holds no channel. A Slack export has channels.json, users.json and one folder for each channel with a file for each day."
            : $"{files.Name}: there is no channel \"{channel}\". Give --channel one of: {string.Join(", ", near)}.");
    }

    private static async Task<People> PeopleAsync(ExportFiles files, Problems problems, CancellationToken ct)
    {
        var lists = ((string[])["users.json", "org_users.json"]).Where(files.Paths.Contains).ToList();
        if (lists.Count == 0) problems.Add("users.json", "missing: people are named by their ids and local times are read as UTC");
        var people = new List<Person>();
        foreach (var list in lists) people.AddRange(SlackUsers.Read(await JsonAsync(files, list, ct), list, problems));
        return new People(people);
    }

    private static async Task<JsonElement> JsonAsync(ExportFiles files, string path, CancellationToken ct)
    {
        try
        {
            await using var stream = files.Open(path);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
            return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.Clone()
                : throw new UnusableInputException($"{files.Name}: {path}: a list was expected. Export again.");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new UnusableInputException($"{files.Name}: {path}: not valid JSON ({e.Message}) The file was cut short or changed; export again.", e);
        }
    }
}
