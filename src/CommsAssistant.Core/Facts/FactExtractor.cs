using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// Reads facts from messages by rules, without a model. Messages are given oldest first, as they stood at the moment of interest; memory grows with the facts kept,
/// not with the messages: beyond <see cref="MostFacts"/> the lightest are let go and their messages counted as left out.
/// </summary>
public sealed class FactExtractor
{
    /// <summary>How many facts are kept at most.</summary>
    public const int MostFacts = 2_000;

    private const int ThreadsRemembered = 20_000;
    private readonly Scene scene;
    private readonly People people;
    private readonly Catalogue catalogue;
    private readonly ClosedMatters closed;
    private readonly Proposals proposals = new();
    private readonly IReadOnlyList<IFactRule> rules = FactRules.Create();
    private readonly List<Fact> facts = [];
    private readonly Dictionary<string, Utterance> heads = new(StringComparer.Ordinal);
    private readonly Queue<string> headOrder = new();
    private readonly Dictionary<string, int> noise = new(StringComparer.Ordinal);
    private readonly List<LeftOutMessage> leftOut = [];
    private int messages;
    private int used;

    /// <summary>Starts with an empty ledger.</summary>
    public FactExtractor(Incident incident, People people, Catalogue catalogue)
    {
        this.people = people;
        this.catalogue = catalogue.With(incident);
        scene = new Scene(incident, people) { Commander = people.Find(incident.Commander) };
        closed = new ClosedMatters(scene, this.catalogue);
    }

    /// <summary>The ledger for messages given oldest first, as they stood at the moment of interest.</summary>
    /// <param name="deleted">Messages that had been there and were deleted: nothing may rest on them.</param>
    public static FactLedger Extract(Incident incident, People people, Catalogue catalogue, IEnumerable<LogEntry> entries, IReadOnlySet<SourceRef>? deleted = null)
    {
        var extractor = new FactExtractor(incident, people, catalogue);
        foreach (var entry in entries)
            if (deleted is null || !deleted.Contains(entry.Source)) extractor.Read(entry);
        return extractor.Ledger();
    }

    /// <summary>Reads one message; it must not be older than the one before.</summary>
    public void Read(LogEntry entry)
    {
        messages++;
        var utterance = Understand(entry);
        proposals.Read(utterance, scene);
        if (entry.Body.Subtype is "channel_topic" || utterance.Plain.Contains("set the channel topic", StringComparison.Ordinal)) Rules.CommandRule.Told(utterance, scene);
        if (Noise.Reason(utterance) is { } reason)
        {
            noise[reason] = noise.GetValueOrDefault(reason) + 1;
            return;
        }
        if (entry.EditedLater)
        {
            leftOut.Add(new LeftOutMessage(entry.Source.Ts, "edited after the moment asked for; its earlier text is not known"));
            return;
        }
        closed.Read(utterance);
        var readings = rules.SelectMany(r => r.Read(utterance, scene)).OrderByDescending(r => r.Weight).ToList();
        if (readings.Count == 0)
        {
            if (utterance.IsBot) noise["alerts and other bots"] = noise.GetValueOrDefault("alerts and other bots") + 1;
            else leftOut.Add(new LeftOutMessage(entry.Source.Ts, utterance.IsQuestion ? "question" : "nothing the rules know"));
            return;
        }
        used++;
        if (readings.Exists(r => r.Kind is FactKind.Declared or FactKind.Assignment)) scene.DeclaredAt ??= utterance.At;
        if (readings.Exists(r => r.Kind == FactKind.StatusChange && r.IsKey) && scene.SaidOverAt is not null) scene.IsReopened = true;
        Add(utterance, readings);
        if (facts.Count > MostFacts * 2) LetGo();
    }

    /// <summary>All facts read so far, with what supersedes and retracts what.</summary>
    public FactLedger Ledger()
    {
        var settled = Supersession.Apply(facts).Select(Open);
        var ordered = settled.OrderBy(f => f.At).ThenBy(f => f.SaidAt).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        return new FactLedger(ordered, new Coverage(messages, used, new SortedDictionary<string, int>(noise, StringComparer.Ordinal), [.. leftOut]), scene.Commander?.Id);
    }

    /// <summary>The fact without what may not be told outside; a published post was approved as it stands.</summary>
    private Fact Open(Fact fact)
    {
        if (fact.PublicText is not { } told || fact.Kind == FactKind.Communication) return fact;
        if (proposals.IsOpen(fact.Evidence[0].Source)) return fact with { PublicText = null, Visibility = Audience.Responders };
        var kept = told.Split('\n').Where(s => !closed.Closes(s)).ToList();
        return kept.Count == 0 ? fact with { PublicText = null, Visibility = Audience.Responders } : fact with { PublicText = string.Join('\n', kept) };
    }

    private Utterance Understand(LogEntry entry)
    {
        var body = entry.Body;
        var speaker = people.Find(body.AuthorId) ?? new Person(body.AuthorId, body.BotName ?? body.AuthorId, body.BotName ?? body.AuthorId, "", "UTC", body.IsBot ? PersonRole.Bot : PersonRole.Unknown);
        var parent = body.ThreadTs is { } thread && thread != entry.Source.Ts ? heads.GetValueOrDefault(thread) : null;
        var isCommander = scene.Commander?.Id == speaker.Id;
        var utterance = new Utterance(entry, speaker, MessageText.Plain(body.Text, people), isCommander, parent);
        if (parent is null)
        {
            heads[entry.Source.Ts] = utterance;
            headOrder.Enqueue(entry.Source.Ts);
            if (headOrder.Count > ThreadsRemembered) heads.Remove(headOrder.Dequeue());
        }
        return utterance;
    }

    private void Add(Utterance utterance, List<Reading> readings)
    {
        var first = readings.FirstOrDefault(r => r.Kind is not (FactKind.ImpactStart or FactKind.ImpactEnd) && r.Weight >= 50) ?? readings[0];
        var kept = readings.Where(r => r != first && ((r.Subject.Length > 0 && r.Subject != first.Subject) || r.Kind is FactKind.ImpactStart or FactKind.ImpactEnd or FactKind.Estimate or FactKind.Detected || r.Subject is "worse")).Prepend(first).DistinctBy(r => r.Kind).ToList();
        var publicSentences = PublicWords.Of(utterance, scene, catalogue, people);
        for (var i = 0; i < kept.Count; i++)
        {
            var reading = kept[i];
            var isFirst = i == 0;
            var phrase = PublicPhrases.For(reading, utterance, scene);
            var publicText = isFirst && publicSentences.Count > 0 ? string.Join('\n', publicSentences.Append(phrase).OfType<string>()) : phrase;
            facts.Add(new Fact
            {
                Id = IdOf(utterance.Entry.Source, reading.Kind),
                Kind = reading.Kind,
                Text = Redact.All(reading.Text ?? Telling.Of(utterance, reading, scene)),
                At = reading.At ?? PastTimes.Of(utterance, reading, scene) ?? utterance.At,
                SaidAt = utterance.At,
                Evidence = [new Evidence(utterance.Entry.Source, QuoteOf(utterance, reading))],
                SpeakerId = utterance.Speaker.Id,
                Role = utterance.Speaker.Role,
                SaidByCommander = utterance.IsCommander,
                Confidence = reading.Confidence ?? (Telling.IsHedged(reading.Words) ? Confidence.Hedged : Confidence.Stated),
                Visibility = publicText is not null ? Audience.Customers : Audience.Responders,
                PublicText = publicText,
                Subject = reading.Subject,
                Weight = Math.Clamp(reading.Weight + (utterance.IsPinned ? 14 : 0) + (isFirst ? 0 : -6) - Loose(utterance, reading) + Math.Min(6, utterance.ReactionCount * 2), 0, 100),
                IsKey = reading.IsKey || utterance.IsPinned,
                IsPinned = utterance.IsPinned,
            });
        }
    }

    /// <summary>What a statement loses that no later reader can follow by itself, or that was made in jest.</summary>
    private static int Loose(Utterance utterance, Reading reading)
    {
        if (utterance.IsBot || utterance.IsPinned || reading.Text is not null) return 0;
        if (reading.Kind is not (FactKind.Finding or FactKind.Action or FactKind.ActionResult or FactKind.HypothesisRejected or FactKind.Symptom or FactKind.Hypothesis)) return 0;
        return (Telling.Dangles(reading.Words) && reading.Subject.Length == 0 ? 12 : 0) + (utterance.Entry.HasReaction("joy", "sob", "clown_face", "people_hugging", "skull") ? 14 : 0);
    }

    private static string IdOf(SourceRef source, FactKind kind) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{source}|{(int)kind}"))))[..16];

    /// <summary>The longest verbatim part of the message that the words stand on; evidence without a match falls back on the message's beginning.</summary>
    private static string QuoteOf(Utterance utterance, Reading reading)
    {
        var whole = utterance.Entry.Body;
        foreach (var candidate in new[] { reading.Words, (ChatText.Sentences(reading.Words) is [var opening, ..] ? opening : ""), FirstLine(utterance.Plain) })
            if (Redact.UpToFirst(candidate) is { Length: > 8 } quote && MessageText.Holds(whole, quote)) return quote.Trim();
        var raw = Redact.UpToFirst(MessageText.Whole(whole).Trim());
        return raw.Length <= 200 ? raw : raw[..200];
    }

    private static string FirstLine(string text) => text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "";

    private void LetGo()
    {
        var lightest = facts.OrderBy(f => f.Weight).ThenBy(f => f.SaidAt).Take(facts.Count - MostFacts).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in facts.Where(f => lightest.Contains(f.Id))) leftOut.Add(new LeftOutMessage(fact.Evidence[0].Source.Ts, "lighter than what was kept"));
        facts.RemoveAll(f => lightest.Contains(f.Id));
    }
}
