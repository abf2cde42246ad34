using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;

namespace CommsAssistant.Assistant;

/// <summary>What a model has read of one channel: which messages and in which words, the names under which it knows them, and what came of it. Not safe for several threads.</summary>
public sealed class ChannelReading
{
    private readonly Dictionary<SourceRef, string> messageIds = [];
    private readonly Dictionary<SourceRef, ReadWords> read = [];
    private readonly List<Fact> facts = [];
    private readonly List<TakenBack> takenBack = [];
    private readonly HashSet<SourceRef> passed = [];
    private readonly SortedDictionary<string, int> refused = new(StringComparer.Ordinal);
    private Opened open = new();

    /// <summary>Tokens sent and received so far.</summary>
    public (int Input, int Output) Tokens { get; private set; }

    /// <summary>Messages that were new at the last reading and left for a later one.</summary>
    public int LeftForLater { get; internal set; }

    /// <summary>How many messages were read, with those that held nothing for a model.</summary>
    public int Count => read.Count;

    /// <summary>The prompts and the model of the last answer; null before the first.</summary>
    internal Answer? Last { get; private set; }

    /// <summary>Is given each batch as soon as it was read, to keep it; null to keep nothing.</summary>
    internal Func<BatchRead, CancellationToken, Task>? Keep { get; set; }

    /// <summary>What was read before, from batches that were kept, oldest first: their messages are not read again.</summary>
    public static ChannelReading Of(IEnumerable<BatchRead> kept)
    {
        var reading = new ChannelReading();
        foreach (var batch in kept) reading.Replay(batch);
        return reading;
    }

    /// <summary>What held so far.</summary>
    public ModelReading Result(string? problem = null) => new([.. facts], [.. takenBack], new Dictionary<string, int>(refused), problem) { Passed = passed.ToHashSet() };

    internal string IdOf(SourceRef source) => messageIds.TryGetValue(source, out var id) ? id : messageIds[source] = "m" + (messageIds.Count + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The message that a model names; null when it was shown none of that name.</summary>
    internal SourceRef? SourceNamed(string? name) => messageIds.Where(m => m.Value == name).Select(m => (SourceRef?)m.Key).FirstOrDefault();

    /// <summary>New for a message that was not read, edited for one that stands in other words now, null for one that was read as it is.</summary>
    internal ChangeOfMessage? Change(LogEntry entry) => !read.TryGetValue(entry.Source, out var known) ? ChangeOfMessage.New : known.Are(entry.Body) ? null : ChangeOfMessage.Edited;

    internal IReadOnlyList<SourceRef> Gone(IReadOnlyList<LogEntry> entries)
    {
        var there = entries.Select(e => e.Source).ToHashSet();
        return [.. read.Keys.Where(s => !there.Contains(s))];
    }

    internal void Forget(SourceRef source)
    {
        read.Remove(source);
        passed.Remove(source);
        facts.RemoveAll(f => f.Evidence[0].Source == source);
        takenBack.RemoveAll(t => t.Evidence.Source == source);
        open.Gone.Add(source);
    }

    internal void HaveRead(IEnumerable<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            read[entry.Source] = new ReadWords(entry.Body);
            open.Read.Add(entry);
        }
    }

    /// <summary>Notes messages from which nothing was taken.</summary>
    internal void PassOver(IEnumerable<SourceRef> sources)
    {
        foreach (var source in sources)
        {
            passed.Add(source);
            open.Passed.Add(source);
        }
    }

    internal void Refuse(string reason, int count = 1)
    {
        refused[reason] = refused.GetValueOrDefault(reason) + count;
        open.Refused[reason] = open.Refused.GetValueOrDefault(reason) + count;
    }

    internal void Add(Fact fact)
    {
        if (facts.Exists(f => f.Id == fact.Id)) return;
        facts.Add(fact);
        open.Facts.Add(fact);
    }

    internal void Add(TakenBack taken)
    {
        takenBack.Add(taken);
        open.TakenBack.Add(taken);
    }

    internal void Paid(Answer answer)
    {
        Tokens = (Tokens.Input + answer.InputTokens, Tokens.Output + answer.OutputTokens);
        Last = answer;
        (open.InputTokens, open.OutputTokens) = (open.InputTokens + answer.InputTokens, open.OutputTokens + answer.OutputTokens);
    }

    /// <summary>Keeps what came since the last batch.</summary>
    internal async Task KeepAsync(CancellationToken ct)
    {
        if (Keep is null) return;
        var batch = new BatchRead([.. open.Read.Select(e => new ReadMark(e.Source, ReadWords.HashOf(e.Body)))], [.. open.Gone], [.. open.Passed], [.. open.Facts], [.. open.TakenBack], new Dictionary<string, int>(open.Refused), open.InputTokens, open.OutputTokens);
        open = new();
        await Keep(batch, ct);
    }

    private void Replay(BatchRead batch)
    {
        foreach (var source in batch.Gone) Forget(source);
        foreach (var mark in batch.Read) read[mark.Source] = new ReadWords(mark.Words);
        passed.UnionWith(batch.Passed);
        foreach (var fact in batch.Facts) Add(fact);
        takenBack.AddRange(batch.TakenBack);
        foreach (var (reason, count) in batch.Refused) Refuse(reason, count);
        Tokens = (Tokens.Input + batch.InputTokens, Tokens.Output + batch.OutputTokens);
        open = new();
    }

    /// <summary>The words in which a message was read: themselves, or their hash where they were read before a restart.</summary>
    private sealed class ReadWords
    {
        private readonly string? hash;
        private string? text;

        public ReadWords(MessageBody body) => text = body.Text;

        public ReadWords(string hash) => this.hash = hash;

        public static string HashOf(MessageBody body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.Text)))[..32];

        public bool Are(MessageBody body)
        {
            if (text is null && HashOf(body) == hash) text = body.Text;
            return text == body.Text;
        }
    }

    private sealed class Opened
    {
        public List<LogEntry> Read { get; } = [];
        public List<SourceRef> Gone { get; } = [];
        public List<SourceRef> Passed { get; } = [];
        public List<Fact> Facts { get; } = [];
        public List<TakenBack> TakenBack { get; } = [];
        public Dictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);
        public int InputTokens { get; set; }
        public int OutputTokens { get; set; }
    }
}

/// <summary>What one batch brought, in a form that can be kept: with it the same messages are not sent to a model again.</summary>
/// <param name="Read">The messages that were read.</param>
/// <param name="Gone">Messages whose earlier words count no more.</param>
/// <param name="Passed">Messages from which nothing was taken.</param>
/// <param name="Facts">Facts that held.</param>
/// <param name="TakenBack">What was read as taken back or replaced.</param>
/// <param name="Refused">How many items were refused, by reason.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
public sealed record BatchRead(IReadOnlyList<ReadMark> Read, IReadOnlyList<SourceRef> Gone, IReadOnlyList<SourceRef> Passed, IReadOnlyList<Fact> Facts, IReadOnlyList<TakenBack> TakenBack, IReadOnlyDictionary<string, int> Refused, int InputTokens, int OutputTokens);

/// <summary>A message that was read, with the hash of its words then.</summary>
public sealed record ReadMark(SourceRef Source, string Words);

/// <summary>What became of a message since it was read.</summary>
internal enum ChangeOfMessage
{
    /// <summary>It was not there.</summary>
    New,
    /// <summary>Its words are others.</summary>
    Edited,
}
