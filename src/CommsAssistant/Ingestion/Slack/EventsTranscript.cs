using System.Runtime.CompilerServices;
using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>A channel from a file of Events API envelopes, one a line: with it the state at any moment is exact.</summary>
internal sealed class EventsTranscript : ChannelTranscript
{
    private readonly IReadOnlyList<LogEvent> events;
    private readonly IncidentLog log = new();
    private readonly Problems problems;

    private EventsTranscript(string id, string name, People people, IReadOnlyList<LogEvent> events, Problems problems)
        : base(id, name, people, isExact: true)
    {
        this.events = events;
        this.problems = problems;
        foreach (var happened in events) log.Append(happened);
    }

    public override IReadOnlyList<ImportProblem> Problems => problems.List;

    public override IReadOnlySet<SourceRef> DeletedAt(DateTimeOffset? until) => log.DeletedAt(until ?? DateTimeOffset.MaxValue);

    public static async Task<EventsTranscript> OpenAsync(string path, string channel, CancellationToken ct)
    {
        var problems = new Problems();
        var all = await ReadAsync(path, problems, ct);
        var (id, name) = Channel(path, channel, all);
        return new EventsTranscript(id, name, new People(Beside(path, "users.json").SelectMany(SlackUsers.Read)), [.. all.Where(e => e.Source.Channel == id).OrderBy(e => e.At)], problems);
    }

    public override async IAsyncEnumerable<LogEvent> EventsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var happened in events)
        {
            ct.ThrowIfCancellationRequested();
            yield return happened;
        }
    }

    public override async IAsyncEnumerable<LogEntry> EntriesAsync(DateTimeOffset? until, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var entry in log.At(until ?? DateTimeOffset.MaxValue))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<List<LogEvent>> ReadAsync(string path, Problems problems, CancellationToken ct)
    {
        var all = new List<LogEvent>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await foreach (var read in BoundedLines.ReadAsync(stream, SlackLimits.MostBytes, ct))
        {
            number++;
            if (read is not { } line) { problems.Add(path, SlackMessages.TooLarge, $"{path}:{number}"); continue; }
            if (number == 1) line = SlackText.WithoutMark(line);
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            try
            {
                using var envelope = JsonDocument.Parse(line);
                var delivery = SlackEnvelope.Read(envelope.RootElement);
                if (delivery.EventId is { } id && !known.Add(id)) continue;
                if (delivery.Problem is { } problem) problems.Add(path, problem.Reason, $"{path}:{number}");
                all.AddRange(delivery.Events);
            }
            catch (JsonException)
            {
                problems.Add(path, "not valid JSON", $"{path}:{number}");
            }
        }
        if (all.Count == 0) throw new UnusableInputException($"{path}: none of its {number} lines is an Events API envelope that concerns a message. Each line must be one envelope as Slack delivers it, with \"event\" inside.");
        return all;
    }

    private static (string Id, string Name) Channel(string path, string channel, List<LogEvent> all)
    {
        var wanted = channel.TrimStart('#');
        var ids = all.Select(e => e.Source.Channel).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Contains(wanted)) return (wanted, wanted);
        var named = Beside(path, "channels.json").Where(l => l.ValueKind == JsonValueKind.Array).SelectMany(l => l.EnumerateArray())
            .Select(c => (Id: SlackMessages.String(c, "id") ?? "", Name: SlackMessages.String(c, "name") ?? "")).ToList();
        foreach (var (id, name) in named)
            if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)) return (id, name);
        if (ids.Count == 1 && named.Count == 0) return (ids[0], wanted);
        throw new UnusableInputException(named.Count > 0
            ? $"{path}: there is no channel \"{channel}\". Give --channel one of: {string.Join(", ", named.Select(n => n.Name))}."
            : $"{path}: events name channels by id ({string.Join(", ", ids.Take(6))}), so \"{channel}\" cannot be found. Give --channel one of these ids, or put the export's channels.json and users.json beside the file.");
    }

    private static IEnumerable<JsonElement> Beside(string path, string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var candidate in (string[])[Path.Combine(folder, file), Path.Combine(folder, "export", file)])
        {
            if (!File.Exists(candidate)) continue;
            JsonElement list;
            try
            {
                using var document = JsonDocument.Parse(SlackText.WithoutMark(File.ReadAllBytes(candidate)));
                list = document.RootElement.Clone();
            }
            catch (JsonException e)
            {
                throw new UnusableInputException($"{candidate}: not valid JSON ({e.Message}) Export again, or remove the file.", e);
            }
            yield return list;
            yield break;
        }
    }
}
