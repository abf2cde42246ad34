using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Facts;

/// <summary>
/// Turns what a model says that it read into facts, or refuses it with a reason. A fact needs a message that exists, words that stand in it, a kind that these words bear out and a speaker
/// who may say such a thing; its sentence may say no more than its message. Facts of a model are for responders: only rules and people open anything to customers.
/// </summary>
internal sealed partial class FactVerifier(IReadOnlyList<ReadMessage> messages, Incident incident, People? people = null, Catalogue? catalogue = null)
{
    /// <summary>Heavy enough for the timeline when the model's own sentence held; too light for it when only the quotation did.</summary>
    private const int Key = 62, Worded = 50, Quoted = 36, Detail = 30;
    private const int ShortestQuote = 6;
    private const int LongestText = 300;
    private const int NewForCustomers = 2;
    private readonly Dictionary<string, ReadMessage> byId = messages.DistinctBy(m => m.Id).ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The message and the words in it that a quotation names; or why not.</summary>
    public (ReadMessage? Message, string Quote, string? Refusal) Locate(string? message, string? quote)
    {
        if (message is null || !byId.TryGetValue(message, out var read)) return (null, "", "no such message");
        if (string.IsNullOrWhiteSpace(quote) || read.FindQuote(quote) is not { Length: > 0 } found) return (null, "", "the quotation is not in the message");
        if (found.Length < Math.Min(ShortestQuote, read.Plain.Trim().Length)) return (null, "", "the quotation is too short");
        if (Instructions.IsIn(read.Plain)) return (null, "", "the message gives orders to a machine");
        return (read, found, null);
    }

    /// <summary>The fact, or the reason for refusing it.</summary>
    public (Fact? Fact, string? Refusal) Verify(ReadFact said)
    {
        if (FactKinds.Parse(said.Kind) is not { } kind) return (null, "unknown kind");
        var (message, quote, refusal) = Locate(said.Message, said.Quote);
        if (message is null) return (null, refusal);
        if (quote.TrimEnd().EndsWith('?') && kind is not (FactKind.Hypothesis or FactKind.Assignment or FactKind.Escalation)) return (null, "a question states nothing");
        // A weaker word for the same message may still be right: something was found.
        if (!KindCues.Fits(kind, quote) && (kind = FactKind.Finding) is var weaker && !KindCues.Fits(weaker, quote)) return (null, "the words do not bear out the kind");
        if (!MaySay(kind, message, quote)) return (null, "whoever says it may not say such a thing");
        var verbatim = Verbatim(message, quote);
        if (verbatim.Length < ShortestQuote) return (null, "nothing can be quoted beside what is kept secret");
        var (text, held) = TextOf(said.Text, message, quote);
        var confidence = said.Confidence == "hypothesis" || kind == FactKind.Hypothesis ? Confidence.Hypothesis : said.Confidence == "hedged" || Grounded.IsGuess(quote) ? Confidence.Hedged : Confidence.Stated;
        return (new Fact
        {
            Id = IdOf(message.Entry.Source, kind, verbatim),
            Kind = kind,
            Text = text,
            At = At(said.At, message) ?? message.Entry.PostedAt,
            SaidAt = message.Entry.PostedAt,
            Evidence = [new Evidence(message.Entry.Source, verbatim)],
            SpeakerId = message.Speaker.Id,
            Role = message.Speaker.Role,
            SaidByCommander = message.SaidByCommander,
            Confidence = confidence,
            Origin = FactOrigin.Model,
            Weight = !held ? Quoted : said.Key == true ? Key : IsDetail(kind) ? Detail : Worded,
            IsKey = held && said.Key == true,
            OfferedText = confidence == Confidence.Hypothesis ? null : Offered(said.Customers, kind, message),
        }, null);
    }

    /// <summary>What a text of the moment needs and the story does not.</summary>
    private static bool IsDetail(FactKind kind) => kind is FactKind.Scope or FactKind.NotAffected or FactKind.Workaround or FactKind.Measurement or FactKind.Estimate;

    /// <summary>The moment that the model read, where a clock time of the message names it; null otherwise.</summary>
    private DateTimeOffset? At(string? said, ReadMessage message)
    {
        if (said is null || ClockTimes.Find(said.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso) ? iso.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) : said) is not [var read, ..]) return null;
        foreach (var time in ClockTimes.Find(message.Plain))
            if (ClockTimes.Resolve(time, message.Entry.PostedAt, message.Speaker.TimeZone, incident.PublicTimeZone) is { } at)
                if (Minute(time.Time) == Minute(read.Time) || Minute(at.UtcDateTime.TimeOfDay) == Minute(read.Time)) return at;
        return null;
    }

    private static int Minute(TimeSpan time) => (int)time.TotalMinutes;

    /// <summary>Who may say what: the state of the incident is the commander's to tell, what was done the engineers', what was published a program's or the writers'; and only in their own words.</summary>
    private static bool MaySay(FactKind kind, ReadMessage message, string quote)
    {
        var role = message.Speaker.Role;
        var own = MessageText.Normalise(message.Own).Contains(MessageText.Normalise(quote), StringComparison.Ordinal);
        var isBot = role == PersonRole.Bot || message.Entry.Body.IsBot;
        // Programs and people from elsewhere repeat what others write: of them the rules alone make more of it.
        if (isBot || role is PersonRole.Bystander or PersonRole.Unknown && !message.SaidByCommander) return kind is FactKind.Detected or FactKind.Measurement or FactKind.Scope && (own || isBot);
        return kind switch
        {
            FactKind.Resolved or FactKind.CauseConfirmed or FactKind.StatusChange => message.SaidByCommander && own,
            FactKind.Mitigated or FactKind.ImpactEnd or FactKind.ImpactStart or FactKind.NotAffected => own && (message.SaidByCommander || role == PersonRole.Responder),
            FactKind.Communication => own && (message.SaidByCommander || role is PersonRole.Comms or PersonRole.Support),
            FactKind.Action or FactKind.ActionResult or FactKind.HypothesisRejected or FactKind.Finding or FactKind.Estimate => own && role != PersonRole.Support,
            _ => own,
        };
    }

    /// <summary>The model's sentence where it says no more than the message does; else the quotation, told as the speaker's.</summary>
    private static (string Text, bool Held) TextOf(string? said, ReadMessage message, string quote)
    {
        var text = (said ?? "").ReplaceLineEndings(" ").Trim();
        var sources = new[] { new GroundingSource(message.Plain, [message.Entry.PostedAt]) };
        if (text.Length is > 12 and <= LongestText && !Instructions.IsIn(text) && Grounded.Problems(text, sources, [message.Speaker.ShortName], 1).Count == 0 && SharesMost(text, quote)) return (Redact.All(Told(Stop(text), message)), true);
        var words = ChatText.Polish(quote.Length <= LongestText ? quote : quote[..LongestText]);
        return (Redact.All(Told(words, message)), false);
    }

    /// <summary>
    /// The words for customers that the model offers, where they say no more than the message does, hold nothing of insiders' and come from somebody who knows and said it as his own word;
    /// null otherwise.
    /// </summary>
    private string? Offered(string? said, FactKind kind, ReadMessage message)
    {
        var text = (said ?? "").ReplaceLineEndings(" ").Trim();
        if (text.Length == 0 || people is null || catalogue is null) return null;
        var role = message.Speaker.Role;
        if (message.Speaker.IsBot || message.Entry.Body.IsBot || !(message.SaidByCommander || role is PersonRole.Responder or PersonRole.Comms or PersonRole.Support)) return null;
        if (kind is FactKind.Hypothesis or FactKind.Estimate or FactKind.Assignment or FactKind.Escalation or FactKind.Handover || kind == FactKind.CauseConfirmed && !message.SaidByCommander) return null;
        if (message.IsSealed || CustomerWords.Fault(text = Stop(text), catalogue, people) is not null) return null;
        // A word of relief or loss that the speaker did not use is a claim, however short the rest.
        if (Claims().Matches(text).Any(m => !message.Own.Contains(m.Value, StringComparison.OrdinalIgnoreCase))) return null;
        var moments = ClockTimes.Find(message.Plain).SelectMany(t => (DateTimeOffset?[])[ClockTimes.Resolve(t, message.Entry.PostedAt, message.Speaker.TimeZone, incident.PublicTimeZone)]).OfType<DateTimeOffset>().Append(message.Entry.PostedAt);
        return ClockTimes.Find(text).All(t => t.HasZone) && Grounded.Problems(text, [new GroundingSource(message.Own, [.. moments])], catalogue.PublicNames, NewForCustomers).Count == 0 ? text : null;
    }

    [GeneratedRegex(@"\b(?:los[te]\w*|loss\w*|safe\w*|secure\w*|intact|data|exposed|compromised|fix(?:ed)?|resolved?|restored?|recovered|fully|permanent\w*|everything|nothing|nobody|no one|everyone|charged)\b", RegexOptions.IgnoreCase)] private static partial Regex Claims();

    /// <summary>A reader sees whose word it is.</summary>
    private static string Told(string words, ReadMessage message) => words.Contains(message.Speaker.ShortName, StringComparison.OrdinalIgnoreCase) ? words : $"{message.Speaker.ShortName} reports: {words}";

    /// <summary>A fact's sentence is made of its quotation, not of the rest of a long message.</summary>
    private static bool SharesMost(string text, string quote)
    {
        var words = ChatText.ContentWords(text);
        var quoted = ChatText.ContentWords(quote);
        return words.Count == 0 || words.Count(quoted.Contains) * 2 >= words.Count;
    }

    private static string Stop(string text) => text[^1] is '.' or '!' or '?' ? text : text + ".";

    /// <summary>The longest part of the quotation that stands letter by letter in the message as Slack holds it: names of mentioned people are not in it.</summary>
    private string Verbatim(ReadMessage message, string quote)
    {
        var clean = Redact.UpToFirst(quote).Trim();
        if (MessageText.Holds(message.Entry.Body, clean)) return clean;
        return ChatText.Sentences(clean).Concat(clean.Split(['@', ',', ';', ':', '\n'])).Concat(people is null ? [] : clean.Split([.. people.All.Where(p => clean.Contains(p.ShortName, StringComparison.OrdinalIgnoreCase) || clean.Contains(p.Handle, StringComparison.OrdinalIgnoreCase)).SelectMany(p => (string[])["@" + p.RealName, p.RealName, "@" + p.Handle, "@" + p.ShortName, p.ShortName, p.Handle]).Where(n => n.Length > 1)], StringSplitOptions.RemoveEmptyEntries)).Select(s => s.Trim()).Where(s => s.Length >= ShortestQuote && MessageText.Holds(message.Entry.Body, s)).MaxBy(s => s.Length) ?? "";
    }

    private static string IdOf(SourceRef source, FactKind kind, string quote) =>
        "m" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}|{kind.Name()}|{MessageText.Normalise(quote)}")))[..15];
}
