using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Facts;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Assistant;

/// <summary>What there is to read.</summary>
/// <param name="Incident">The head.</param>
/// <param name="People">The cast.</param>
/// <param name="Rules">What the rules read of the same messages.</param>
/// <param name="Entries">The messages as they stand, oldest first.</param>
/// <param name="Now">The moment, UTC.</param>
public sealed record ReadingInput(Incident Incident, People People, FactLedger Rules, IReadOnlyList<LogEntry> Entries, DateTimeOffset Now)
{
    /// <summary>True while the incident goes on: what is left over behind a full batch waits for company, and of the facts that stand only those that the new words may concern are sent again.</summary>
    public bool IsLive { get; init; }

    /// <summary>Names that may be said to customers, and those that may not; the incident's own where not given.</summary>
    public Catalogue? Catalogue { get; init; }
}

/// <summary>
/// Has a model read a channel for facts, batch by batch, each message once. What it has read it remembers; later batches bring it only new messages, edits and deletes, and the newest of
/// what it noted. What is asked depends on nothing but the messages, so that the same channel asks the same. Nothing reaches it unredacted, and nothing it says is believed before it is verified.
/// </summary>
public sealed class ModelReader(IModels models, PromptLibrary prompts, PromptOptions options)
{
    private const int MostOutput = 4_000, MostMessages = 40, MostCharacters = 6_000, MostKnown = 20, FewestTaken = 2, MostConcerned = 8, MostLookedAt = 200;
    /// <summary>So many messages are worth a call of their own while more are to come.</summary>
    internal const int Worthwhile = 20;
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Kinds = string.Join(", ", Enum.GetValues<FactKind>().Select(k => k.Name()));

    /// <summary>True when a model is configured for reading.</summary>
    public bool IsConfigured => models.For(ModelPurpose.Extract) is not null;

    /// <summary>
    /// Reads on. When the models are down or the budget is used up, what was read before stays, with the reason, and the batch is read at the next try. A batch to which the answer cannot be
    /// used is asked for once more in halves, and what fails again is given up: nothing is paid for over and over.
    /// </summary>
    public async Task<ModelReading> ReadOnAsync(ChannelReading memory, ReadingInput input, Redactor redactor, CancellationToken ct)
    {
        if (models.For(ModelPurpose.Extract) is not { } client) return memory.Result("no model is configured");
        var gone = memory.Gone(input.Entries);
        foreach (var source in gone) memory.Forget(source);
        var batch = new Batch([.. gone.Select(s => JsonSerializer.Serialize(new Line(memory.IdOf(s)) { Deleted = true }, Shape))]);
        var sent = false;
        memory.LeftForLater = 0;
        var heads = input.Entries.Where(e => !e.IsReply).DistinctBy(e => e.Source.Ts).ToDictionary(e => e.Source.Ts, e => e.Body.Text, StringComparer.Ordinal);
        foreach (var entry in input.Entries)
        {
            if (memory.Change(entry) is not { } change) continue;
            if (change == ChangeOfMessage.Edited) memory.Forget(entry.Source);
            batch.Passed.Add(entry);
            if (Shown(memory, input, redactor, entry, change, heads) is not var (message, line)) continue;
            batch.Add(message, line);
            if (batch.Messages.Count < MostMessages && batch.Characters < MostCharacters) continue;
            if (await TryAsync(client, memory, input, redactor, batch, ct) is { } problem) return memory.Result(problem);
            (batch, sent) = (new Batch([]), true);
        }
        if (input.IsLive && sent && batch.Messages.Count is > 0 and < Worthwhile) memory.LeftForLater = batch.Passed.Count;
        else if (batch.Messages.Count > 0 && await TryAsync(client, memory, input, redactor, batch, ct) is { } failed) return memory.Result(failed);
        else if (batch.Messages.Count == 0) memory.HaveRead(batch.Passed);
        return memory.Result();
    }

    /// <summary>Null when the batch is done with; else why it has to be read later.</summary>
    private async Task<string?> TryAsync(IChatClient client, ChannelReading memory, ReadingInput input, Redactor redactor, Batch batch, CancellationToken ct)
    {
        try
        {
            await ReadBatchAsync(client, memory, input, redactor, batch.Messages, batch.Lines, ct);
        }
        catch (ModelUnavailableException e) when (e.IsAboutRequest && batch is { IsHalf: false, Messages.Count: > 1 })
        {
            foreach (var half in batch.Halves())
                if (await TryAsync(client, memory, input, redactor, half, ct) is { } problem) return problem;
            return null;
        }
        catch (ModelUnavailableException e) when (e.IsAboutRequest)
        {
            memory.Refuse("the model gave no usable answer about the message", batch.Messages.Count);
        }
        catch (ModelUnavailableException e)
        {
            return e.Reason;
        }
        memory.HaveRead(batch.Passed);
        await memory.KeepAsync(ct);
        return null;
    }

    private async Task ReadBatchAsync(IChatClient client, ChannelReading memory, ReadingInput input, Redactor redactor, List<ReadMessage> batch, List<string> lines, CancellationToken ct)
    {
        var prompt = await prompts["extract-facts"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kinds"] = Kinds, ["house_rules"] = options.HouseRules, ["known"] = Known(memory, input, redactor, batch), ["entries"] = string.Join('\n', lines),
        }, ct);
        var answer = await new Asking(client, input.Incident.Id, MostOutput).AskAsync(prompt, prompt.Format, ct);
        memory.Paid(answer);
        if (ReadingAnswer.Read(answer.Text) is not { } read)
        {
            memory.Refuse("the answer was not in the form asked for");
            return;
        }
        var verifier = new FactVerifier(batch, input.Incident, input.People, PublicOf(input));
        foreach (var said in read.Facts ?? []) Take(memory, verifier, redactor, said);
        var taken = memory.Result().Facts.Select(f => f.Evidence[0].Source).ToHashSet();
        // A model that takes nothing has not chosen: only beside what it took is the rest passed over.
        if (batch.Count(m => taken.Contains(m.Entry.Source)) >= FewestTaken) memory.PassOver(batch.Select(m => m.Entry.Source).Where(s => !taken.Contains(s)));
        foreach (var back in read.Retracted ?? []) TakeBack(memory, verifier, back);
    }

    /// <summary>The names that customers know: the catalogue's, the incident's, and what was published.</summary>
    private static Catalogue PublicOf(ReadingInput input)
    {
        var catalogue = (input.Catalogue ?? Catalogue.Empty).With(input.Incident);
        return catalogue with { PublicNames = [.. catalogue.PublicNames, .. CustomerWords.Posted(input.Rules)] };
    }

    private static void Take(ChannelReading memory, FactVerifier verifier, Redactor redactor, ReadFact? said)
    {
        if (said is null) return;
        var restored = redactor.Restore(said.Text ?? "", Audience.Responders);
        // A sentence with an invented or closed name is no sentence of the message's: the quotation speaks for it.
        var offered = redactor.Restore(said.Customers ?? "", Audience.Customers);
        var (fact, refusal) = verifier.Verify(said with { Text = restored.Unknown + restored.Closed == 0 ? restored.Text : null, Customers = offered.Unknown + offered.Closed == 0 ? offered.Text : null });
        if (fact is null)
        {
            memory.Refuse(refusal!);
            return;
        }
        memory.Add(fact);
        foreach (var name in said.Replaces ?? [])
            if (memory.SourceNamed(name) is { } source && source != fact.Evidence[0].Source) memory.Add(new TakenBack(source, fact.Id, fact.Evidence[0], fact.SpeakerId, fact.SaidByCommander, fact.SaidAt));
            else memory.Refuse("replaces a line that does not exist");
    }

    private static void TakeBack(ChannelReading memory, FactVerifier verifier, ReadRetraction? back)
    {
        if (back is null) return;
        var (message, quote, refusal) = verifier.Locate(back.Message, back.Quote);
        if (message is null) memory.Refuse(refusal!);
        else if (memory.SourceNamed(back.Fact) is not { } source) memory.Refuse("takes back a line that does not exist");
        else if (!MessageText.Holds(message.Entry.Body, quote)) memory.Refuse("the quotation is not in the message");
        else memory.Add(new TakenBack(source, null, new Evidence(message.Entry.Source, Redact.UpToFirst(quote)), message.Speaker.Id, message.SaidByCommander, message.Entry.PostedAt));
    }

    /// <summary>The message as the model sees it; null for one that carries nothing for it.</summary>
    private static (ReadMessage Message, string Line)? Shown(ChannelReading memory, ReadingInput input, Redactor redactor, LogEntry entry, ChangeOfMessage change, Dictionary<string, string> heads)
    {
        var body = entry.Body;
        if (body.Subtype is not (null or "bot_message" or "thread_broadcast" or "me_message" or "file_share") || entry.EditedLater || entry.HasReaction("mute", "no_bell", "see_no_evil")) return null;
        var plain = MessageText.Plain(MessageText.Whole(body), input.People);
        var shown = LongMatter.Shorten(string.Join('\n', plain.Split('\n').Where(l => !Instructions.IsIn(l))));
        if (shown.Count(char.IsLetter) < 4 || Instructions.IsIn(shown)) return null;
        var speaker = input.People.Find(body.AuthorId) ?? new Person(body.AuthorId, body.BotName ?? body.AuthorId, body.BotName ?? body.AuthorId, "", "UTC", body.IsBot ? PersonRole.Bot : PersonRole.Unknown);
        var text = redactor.Redact(shown);
        var commands = SaidByCommander(input, entry, speaker);
        var message = new ReadMessage(memory.IdOf(entry.Source), entry, speaker, text.Source, ChatText.OwnWords(MessageText.Plain(body.Text, input.People)), commands, text.SourceOfQuote) { IsSealed = CustomerWords.IsSealed(body.Text) || CustomerWords.IsSealed(heads.GetValueOrDefault(body.ThreadTs ?? "") ?? "") };
        var line = new Line(message.Id)
        {
            At = Utc(entry.PostedAt), Who = input.People.Find(body.AuthorId) is null ? redactor.Redact(speaker.RealName).Text : redactor.Person(speaker.Id), Role = commands ? "commander" : speaker.Role.ToString().ToLowerInvariant(), Text = text.Text,
            Edited = change == ChangeOfMessage.Edited ? true : null, Re = entry.IsReply ? memory.IdOf(new SourceRef(entry.Source.Channel, body.ThreadTs!)) : null,
        };
        return (message, JsonSerializer.Serialize(line, Shape));
    }

    /// <summary>What the rules saw of command at that message; where they made nothing of it, whoever they last saw in command before it, or the head's commander.</summary>
    private static bool SaidByCommander(ReadingInput input, LogEntry entry, Person speaker)
    {
        Fact? last = null;
        foreach (var fact in input.Rules.Facts)
        {
            if (fact.Evidence[0].Source == entry.Source) return fact.SaidByCommander;
            if (fact.SaidByCommander && fact.SaidAt <= entry.PostedAt && (last is null || fact.SaidAt > last.SaidAt)) last = fact;
        }
        return (last?.SpeakerId ?? input.People.Find(input.Incident.Commander)?.Id) == speaker.Id;
    }

    /// <summary>
    /// What the model itself noted before and still stands, the newest last; while the incident goes on only what the new words may concern. Nothing of the rules is in it, so that what is
    /// asked depends on the channel alone.
    /// </summary>
    private static string Known(ChannelReading memory, ReadingInput input, Redactor redactor, List<ReadMessage> batch)
    {
        var standing = memory.Result().Facts.OrderBy(f => f.SaidAt);
        return string.Join('\n', (input.IsLive ? Concerned(standing, batch) : standing.TakeLast(MostKnown)).Where(f => !Instructions.IsIn(f.Text))
            .Select(f => JsonSerializer.Serialize(new { id = memory.IdOf(f.Evidence[0].Source), kind = f.Kind.Name(), at = Utc(f.At), text = redactor.Redact(f.Text).Text }, Shape)));
    }

    /// <summary>Those that share most words with the new messages: a fact is only ever taken back or replaced by words about it.</summary>
    private static IEnumerable<Fact> Concerned(IEnumerable<Fact> standing, List<ReadMessage> batch)
    {
        var words = batch.SelectMany(m => ChatText.ContentWords(m.Plain)).ToHashSet(StringComparer.Ordinal);
        return standing.TakeLast(MostLookedAt).Select(f => (Fact: f, Shared: ChatText.ContentWords(f.Text).Count(words.Contains))).Where(f => f.Shared > 0)
            .OrderByDescending(f => f.Shared).ThenByDescending(f => f.Fact.SaidAt).Take(MostConcerned).Select(f => f.Fact).OrderBy(f => f.SaidAt);
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Messages on their way to the model, their lines, and the messages that were passed on the way, those without a line too.</summary>
    private sealed record Batch(List<string> Lines)
    {
        private readonly List<string> own = [];

        public List<ReadMessage> Messages { get; } = [];
        public List<LogEntry> Passed { get; } = [];
        public int Characters { get; private set; }
        public bool IsHalf { get; private init; }

        public void Add(ReadMessage message, string line)
        {
            Messages.Add(message);
            Lines.Add(line);
            own.Add(line);
            Characters += line.Length;
        }

        /// <summary>The first half of the messages, then the rest with all that was passed.</summary>
        public IEnumerable<Batch> Halves()
        {
            var middle = Messages.Count / 2;
            var (first, second) = (new Batch([.. Lines.Take(Lines.Count - own.Count)]) { IsHalf = true }, new Batch([]) { IsHalf = true });
            for (var i = 0; i < Messages.Count; i++) (i < middle ? first : second).Add(Messages[i], own[i]);
            var passed = Passed.FindIndex(e => e.Source == Messages[middle].Entry.Source);
            first.Passed.AddRange(Passed.Take(passed));
            second.Passed.AddRange(Passed.Skip(passed));
            return [first, second];
        }
    }

    private sealed record Line(string Id)
    {
        public string? At { get; init; }
        public string? Who { get; init; }
        public string? Role { get; init; }
        public string? Re { get; init; }
        public bool? Edited { get; init; }
        public bool? Deleted { get; init; }
        public string? Text { get; init; }
    }
}
