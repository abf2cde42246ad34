using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;

namespace CommsAssistant.Desk;

/// <summary>An incident at a moment, read from its channel: a value that does not change while somebody works with it.</summary>
/// <param name="Head">The head, with whoever is in command.</param>
/// <param name="People">Everyone who writes in the channel.</param>
/// <param name="Entries">The messages as they stand, oldest first; deleted ones are absent.</param>
/// <param name="Messages">The same by reference, with what people typed into the service among them.</param>
/// <param name="Ledger">All facts, with what people did to them.</param>
public sealed record RoomView(Incident Head, People People, IReadOnlyList<LogEntry> Entries, IReadOnlyDictionary<SourceRef, LogEntry> Messages, FactLedger Ledger);

/// <summary>Keeps one incident's channel in memory, so that a draft does not wait for the channel to be read. New messages at the end are read on; an edit, a delete or a late message makes it read anew.</summary>
internal sealed class IncidentRoom(Incident head, Catalogue catalogue)
{
    private readonly Lock gate = new();
    private readonly IncidentLog log = new();
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly List<CurationAct> acts = [];
    private readonly List<LogEntry> read = [];
    private readonly SortedDictionary<(DateTimeOffset At, string Ts), SourceRef> unread = [];
    private Incident head = head;
    private FactExtractor? extractor;
    private FactLedger? ledger;
    private ModelReading reading = ModelReading.None;
    private RoomView? view;

    /// <summary>Held while messages are stored, so that what memory and database know stays the same.</summary>
    public SemaphoreSlim Writing { get; } = new(1, 1);

    public int Count { get { lock (gate) return log.Count; } }

    /// <summary>The present state; reads what is new first.</summary>
    public RoomView View()
    {
        lock (gate) return view ??= Build();
    }

    public AppendResult Append(LogEvent happened)
    {
        lock (gate)
        {
            var result = log.Append(happened);
            if (result == AppendResult.Known) return result;
            view = null;
            if (result == AppendResult.New && happened is MessagePosted { EditedAt: null } posted && (read.Count == 0 || posted.At >= read[^1].PostedAt)) unread[(posted.At, posted.Source.Ts)] = posted.Source;
            else extractor = null;
            return result;
        }
    }

    public void Put(IEnumerable<Person> persons)
    {
        lock (gate)
        {
            foreach (var person in persons) people[person.Id] = person;
            (view, extractor) = (null, null);
        }
    }

    public void Put(IEnumerable<CurationAct> more)
    {
        lock (gate)
        {
            acts.AddRange(more);
            view = null;
        }
    }

    /// <summary>What a model has read so far.</summary>
    public void Put(ModelReading more)
    {
        lock (gate)
        {
            reading = more;
            view = null;
        }
    }

    /// <summary>A change of title, severity or command. Services and components decide what may be said, so facts are read anew when these change.</summary>
    public void Put(Incident changed)
    {
        lock (gate)
        {
            if (!changed.Services.SequenceEqual(head.Services) || !changed.Components.SequenceEqual(head.Components)) extractor = null;
            head = changed;
            view = null;
        }
    }

    private RoomView Build()
    {
        var cast = new People(people.Values);
        var changed = unread.Count > 0 || extractor is null || ledger is null;
        if (extractor is null) ReadAnew(cast);
        else ReadOn();
        if (changed) ledger = extractor!.Ledger();
        var merged = FactMerge.Apply(ledger!, reading, acts, s => log.Find(s, DateTimeOffset.MaxValue));
        var curated = Curation.Apply(merged, acts);
        var entries = read.ToArray();
        var messages = entries.ToDictionary(e => e.Source);
        foreach (var act in acts.Where(a => a.Kind == CurationKind.Add)) messages[Curation.WordOf(act)] = Typed(act);
        return new RoomView(head, cast, entries, messages, curated);
    }

    private void ReadAnew(People cast)
    {
        extractor = new FactExtractor(head, cast, catalogue);
        unread.Clear();
        read.Clear();
        read.AddRange(log.At(DateTimeOffset.MaxValue));
        foreach (var entry in read) extractor.Read(entry);
    }

    private void ReadOn()
    {
        if (unread.Count == 0) return;
        foreach (var source in unread.Values)
        {
            if (log.Find(source, DateTimeOffset.MaxValue) is not { } entry) continue;
            read.Add(entry);
            extractor!.Read(entry);
        }
        unread.Clear();
    }

    private static LogEntry Typed(CurationAct act) => new()
    {
        Source = Curation.WordOf(act),
        PostedAt = act.At,
        Body = new MessageBody { Text = act.Text ?? "", AuthorId = act.By },
    };
}
