using System.Globalization;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;

namespace CommsAssistant.Assistant;

/// <summary>What a model has read of one channel: which messages and in which words, the names under which it knows them, and what came of it. Not safe for several threads.</summary>
public sealed class ChannelReading
{
    private readonly Dictionary<SourceRef, string> messageIds = [];
    private readonly Dictionary<SourceRef, MessageBody> read = [];
    private readonly List<Fact> facts = [];
    private readonly List<TakenBack> takenBack = [];
    private readonly HashSet<SourceRef> passed = [];
    private readonly SortedDictionary<string, int> refused = new(StringComparer.Ordinal);

    /// <summary>Tokens sent and received so far.</summary>
    public (int Input, int Output) Tokens { get; private set; }

    /// <summary>The prompts and the model of the last answer; null before the first.</summary>
    internal Answer? Last { get; private set; }

    /// <summary>What held so far.</summary>
    public ModelReading Result(string? problem = null) => new([.. facts], [.. takenBack], new Dictionary<string, int>(refused), problem) { Passed = passed.ToHashSet() };

    internal string IdOf(SourceRef source) => messageIds.TryGetValue(source, out var id) ? id : messageIds[source] = "m" + (messageIds.Count + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The message that a model names; null when it was shown none of that name.</summary>
    internal SourceRef? SourceNamed(string? name) => messageIds.Where(m => m.Value == name).Select(m => (SourceRef?)m.Key).FirstOrDefault();

    /// <summary>New for a message that was not read, edited for one that stands in other words now, gone for one that was deleted.</summary>
    internal ChangeOfMessage? Change(LogEntry entry) => !read.TryGetValue(entry.Source, out var known) ? ChangeOfMessage.New : known.Text != entry.Body.Text ? ChangeOfMessage.Edited : null;

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
    }

    internal void HaveRead(IEnumerable<LogEntry> entries)
    {
        foreach (var entry in entries) read[entry.Source] = entry.Body;
    }

    /// <summary>Notes messages from which nothing was taken.</summary>
    internal void PassOver(IEnumerable<SourceRef> sources) => passed.UnionWith(sources);

    internal void Refuse(string reason) => refused[reason] = refused.GetValueOrDefault(reason) + 1;

    internal void Add(Fact fact)
    {
        if (!facts.Exists(f => f.Id == fact.Id)) facts.Add(fact);
    }

    internal void Add(TakenBack taken) => takenBack.Add(taken);

    internal void Paid(Answer answer)
    {
        Tokens = (Tokens.Input + answer.InputTokens, Tokens.Output + answer.OutputTokens);
        Last = answer;
    }
}

/// <summary>What became of a message since it was read.</summary>
internal enum ChangeOfMessage
{
    /// <summary>It was not there.</summary>
    New,
    /// <summary>Its words are others.</summary>
    Edited,
}
