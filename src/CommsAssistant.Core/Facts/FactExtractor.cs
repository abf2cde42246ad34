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
    private readonly List<Noted> facts = [];
    private readonly Dictionary<string, Utterance> heads = new(StringComparer.Ordinal);
    private readonly Queue<string> headOrder = new();
    private readonly Dictionary<string, int> noise = new(StringComparer.Ordinal);
    private readonly List<LeftOutMessage> leftOut = [];
    private readonly Dictionary<string, int> replies = new(StringComparer.Ordinal);
    private readonly Mentions mentions = new();
    private List<Reading>? shortly;
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
        shortly = null;
        var utterance = Understand(entry);
        proposals.Read(utterance, scene);
        if (entry.Body.Subtype is "channel_topic" || utterance.Plain.Contains("set the channel topic", StringComparison.Ordinal)) Rules.CommandRule.Told(utterance, scene);
        // A "go" or a "10 → 40%" is nothing by itself, and much after a proposal or on a valve.
        if (Noise.Reason(utterance) is { } reason && (Noise.IsFirm(reason) || !ReadShort(utterance)))
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
        var readings = shortly ?? rules.SelectMany(r => r.Read(utterance, scene)).OrderByDescending(r => r.Weight).ToList();
        if (utterance.IsBot) mentions.Named(utterance, readings);
        else
        {
            mentions.Heard(utterance.Own);
            scene.Heard(utterance);
        }
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

    /// <summary>Reads what would be noise if it decided or did nothing; false when it does neither.</summary>
    private bool ReadShort(Utterance utterance)
    {
        if (!Rules.ApprovalRule.IsAssent(utterance.Own) && !Rules.TerseRule.IsStep(utterance.Own)) return false;
        var readings = rules.Where(r => r is Rules.ApprovalRule or Rules.TerseRule).SelectMany(r => r.Read(utterance, scene)).OrderByDescending(r => r.Weight).ToList();
        if (readings.Count == 0) return false;
        shortly = readings;
        return true;
    }

    /// <summary>All facts read so far, with what supersedes and retracts what.</summary>
    public FactLedger Ledger()
    {
        var settled = Supersession.Apply([.. facts.Select(f => f.Written)]).Select(f => Answered(mentions.Weighed(Open(f))));
        var ordered = settled.OrderBy(f => f.At).ThenBy(f => f.SaidAt).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        return new FactLedger(ordered, new Coverage(messages, used, new SortedDictionary<string, int>(noise, StringComparer.Ordinal), [.. leftOut]), scene.Commander?.Id);
    }

    /// <summary>The fact, a little heavier when its message set off a thread.</summary>
    private Fact Answered(Fact fact) => replies.TryGetValue(fact.Evidence[0].Source.Ts, out var count) && fact.Weight >= 40 ? fact with { Weight = Math.Min(100, fact.Weight + Math.Min(4, count)) } : fact;

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
        if (parent is not null && !speaker.IsBot && replies.Count < ThreadsRemembered) replies[parent.Entry.Source.Ts] = replies.GetValueOrDefault(parent.Entry.Source.Ts) + 1;
        if (parent is null)
        {
            heads[entry.Source.Ts] = utterance;
            headOrder.Enqueue(entry.Source.Ts);
            if (headOrder.Count > ThreadsRemembered && headOrder.Dequeue() is var oldest) heads.Remove(oldest);
        }
        return utterance;
    }

    private void Add(Utterance utterance, List<Reading> readings)
    {
        var first = readings.FirstOrDefault(r => r.Kind is not (FactKind.ImpactStart or FactKind.ImpactEnd) && r.Weight >= 50) ?? readings[0];
        // A message that tells of an earlier change says something of its own moment as well, and that must not weigh less.
        if (first.Subject.Length == 0 && readings.Exists(r => r.Subject == "change" && r != first)) first = first with { Weight = Math.Max(first.Weight, 54) };
        if (first.Subject == "change" && readings.Find(r => r.Subject.Length == 0 && r.Kind is FactKind.Finding or FactKind.Hypothesis && r.Weight >= 40) is { } own) first = own with { Weight = Math.Max(own.Weight, 54) };
        var kept = readings.Where(r => r.Kind != first.Kind && ((r.Subject.Length > 0 && r.Subject != first.Subject) || r.Kind is FactKind.ImpactStart or FactKind.ImpactEnd or FactKind.Estimate or FactKind.Detected || r.Subject is "worse" or "change" or "felt")).Prepend(first).DistinctBy(r => r.Kind).ToList();
        foreach (var moment in kept)
            if (moment.Kind is FactKind.ImpactStart or FactKind.Detected && moment.At is { } at) scene.Note(at);
            else if (utterance.IsBot && moment.Kind is FactKind.Action or FactKind.ActionResult or FactKind.Declared or FactKind.Detected) scene.Note(utterance.At);
        scene.HasEstimate = kept.Exists(r => r.Kind == FactKind.Estimate) || scene.HasEstimate && !kept.Exists(r => r.Subject == "no-estimate");
        var original = Translations.Of(utterance, scene);
        var isChange = kept.Exists(r => r.Subject == "change");
        for (var i = 0; i < kept.Count; i++)
        {
            var reading = kept[i];
            var isFirst = i == 0;
            var at = reading.At ?? (isChange ? null : PastTimes.Of(utterance, reading, scene)) ?? original?.At ?? utterance.At;
            var weight = Math.Clamp(reading.Weight + (utterance.IsPinned ? 14 : 0) + (isFirst ? 0 : -6) - Loose(utterance, reading) + Math.Min(6, utterance.ReactionCount * 2), 0, 100);
            facts.Add(new Noted(new Sighting(utterance, reading, at, weight, original, PublicPhrases.For(reading, utterance, scene), isFirst), Write));
        }
    }

    /// <summary>The fact in words. Nothing here may depend on what is said later: the words are found only when somebody asks for them.</summary>
    private Fact Write(Sighting sighting)
    {
        var (utterance, reading, at, weight, original, phrase, isFirst) = sighting;
        var publicSentences = isFirst ? PublicWords.Of(utterance, scene, catalogue, people) : [];
        var publicText = publicSentences.Count > 0 ? string.Join('\n', publicSentences.Append(phrase).OfType<string>()) : phrase;
        return new Fact
        {
            Id = IdOf(utterance.Entry.Source, reading.Kind),
            Kind = reading.Kind,
            Text = Redact.All(reading.Text ?? Telling.Of(utterance, reading, scene)),
            At = at,
            SaidAt = utterance.At,
            Evidence = (reading.Also ?? original) is { } also
                ? [new Evidence(utterance.Entry.Source, QuoteOf(utterance, reading)), new Evidence(also.Entry.Source, QuoteOf(also, new Reading(reading.Kind, also.Own, 0)))]
                : [new Evidence(utterance.Entry.Source, QuoteOf(utterance, reading))],
            SpeakerId = utterance.Speaker.Id,
            Role = utterance.Speaker.Role,
            SaidByCommander = utterance.IsCommander,
            Confidence = reading.Confidence ?? (Telling.IsHedged(reading.Words) ? Confidence.Hedged : Confidence.Stated),
            Visibility = publicText is not null ? Audience.Customers : Audience.Responders,
            PublicText = publicText,
            Subject = reading.Subject,
            Weight = weight,
            IsKey = reading.IsKey || utterance.IsPinned,
            IsPinned = utterance.IsPinned,
        };
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
        var lightest = facts.OrderBy(f => f.Sighting.Weight).ThenBy(f => f.Sighting.Utterance.At).Take(facts.Count - MostFacts).ToHashSet();
        leftOut.AddRange(facts.Where(lightest.Contains).Select(f => new LeftOutMessage(f.Sighting.Utterance.Entry.Source.Ts, "lighter than what was kept")));
        facts.RemoveAll(lightest.Contains);
    }

    /// <summary>What a message was found to tell, with all that depends on the moment it was said.</summary>
    private sealed record Sighting(Utterance Utterance, Reading Reading, DateTimeOffset At, int Weight, Utterance? Original, string? Phrase, bool IsFirst);

    /// <summary>A sighting that is put into words once, and only if it is kept: of ten thousand messages most are not.</summary>
    private sealed class Noted(Sighting sighting, Func<Sighting, Fact> write)
    {
        private Fact? written;

        public Sighting Sighting => sighting;
        public Fact Written => written ??= write(sighting);
    }
}
