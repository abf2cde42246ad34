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
    /// <summary>Names that may be said to customers, and those that may not; the incident's own where not given.</summary>
    public Catalogue? Catalogue { get; init; }
}

/// <summary>
/// Has a model read a channel for facts, batch by batch, each message once. What it has read it remembers; later batches bring it only new messages, edits and deletes, and the newest of
/// what it noted. What is asked depends on nothing but the messages, so that the same channel asks the same. Nothing reaches it unredacted, and nothing it says is believed before it is verified.
/// </summary>
public sealed class ModelReader(IModels models, PromptLibrary prompts, PromptOptions options)
{
    private const int MostOutput = 4_000, MostMessages = 40, MostCharacters = 6_000, MostKnown = 20, FewestTaken = 2;
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Kinds = string.Join(", ", Enum.GetValues<FactKind>().Select(k => k.Name()));

    /// <summary>True when a model is configured for reading.</summary>
    public bool IsConfigured => models.For(ModelPurpose.Extract) is not null;

    /// <summary>Reads on. When the model fails, what it read before stays, with the reason; the batch is read at the next try.</summary>
    public async Task<ModelReading> ReadOnAsync(ChannelReading memory, ReadingInput input, Redactor redactor, CancellationToken ct)
    {
        if (models.For(ModelPurpose.Extract) is not { } client) return memory.Result("no model is configured");
        var gone = memory.Gone(input.Entries);
        foreach (var source in gone) memory.Forget(source);
        var lines = new List<string>(gone.Select(s => JsonSerializer.Serialize(new Line(memory.IdOf(s)) { Deleted = true }, Shape)));
        var batch = new List<ReadMessage>();
        var passed = new List<LogEntry>();
        var characters = 0;
        var heads = input.Entries.Where(e => !e.IsReply).DistinctBy(e => e.Source.Ts).ToDictionary(e => e.Source.Ts, e => e.Body.Text, StringComparer.Ordinal);
        foreach (var entry in input.Entries)
        {
            if (memory.Change(entry) is not { } change) continue;
            if (change == ChangeOfMessage.Edited) memory.Forget(entry.Source);
            passed.Add(entry);
            if (Shown(memory, input, redactor, entry, change, heads) is not var (message, line)) continue;
            batch.Add(message);
            lines.Add(line);
            characters += line.Length;
            if (batch.Count < MostMessages && characters < MostCharacters) continue;
            if (await TryAsync(client, memory, input, redactor, batch, lines, ct) is { } problem) return memory.Result(problem);
            memory.HaveRead(passed);
            (characters, batch, lines, passed) = (0, [], [], []);
        }
        if (batch.Count > 0 && await TryAsync(client, memory, input, redactor, batch, lines, ct) is { } failed) return memory.Result(failed);
        memory.HaveRead(passed);
        return memory.Result();
    }

    private async Task<string?> TryAsync(IChatClient client, ChannelReading memory, ReadingInput input, Redactor redactor, List<ReadMessage> batch, List<string> lines, CancellationToken ct)
    {
        try
        {
            await ReadBatchAsync(client, memory, input, redactor, batch, lines, ct);
            return null;
        }
        catch (ModelUnavailableException e)
        {
            return e.Reason;
        }
    }

    private async Task ReadBatchAsync(IChatClient client, ChannelReading memory, ReadingInput input, Redactor redactor, List<ReadMessage> batch, List<string> lines, CancellationToken ct)
    {
        var prompt = await prompts["extract-facts"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kinds"] = Kinds, ["house_rules"] = options.HouseRules, ["known"] = Known(memory, redactor), ["entries"] = string.Join('\n', lines),
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

    /// <summary>What the model itself noted before and still stands, the newest last. Nothing of the rules is in it, so that what is asked depends on the channel alone.</summary>
    private static string Known(ChannelReading memory, Redactor redactor) =>
        string.Join('\n', memory.Result().Facts.OrderBy(f => f.SaidAt).TakeLast(MostKnown).Where(f => !Instructions.IsIn(f.Text))
            .Select(f => JsonSerializer.Serialize(new { id = memory.IdOf(f.Evidence[0].Source), kind = f.Kind.Name(), at = Utc(f.At), text = redactor.Redact(f.Text).Text }, Shape)));

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

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
