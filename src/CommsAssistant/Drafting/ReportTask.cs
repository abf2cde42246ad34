using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Drafting;

/// <summary>What a model answered for a report, before anything of it is believed.</summary>
internal sealed record ReportAnswer(string? FiveWords, IReadOnlyList<string>? FiveWordsFrom, IReadOnlyList<WrittenSentence?>? Impact, IReadOnlyList<WrittenSentence?>? Happened, IReadOnlyList<WrittenSentence?>? Did, IReadOnlyList<WrittenSentence?>? Prevention);

/// <summary>What of an answer held, and what was refused.</summary>
internal sealed record JudgedReport(ReportWords Words, IReadOnlyList<RefusedSentence> Refused)
{
    public int Taken => Words.Impact.Count + Words.Happened.Count + Words.Did.Count + Words.Prevention.Count;
}

/// <summary>
/// What a model is given to write a report from, and what of its answer is taken. A sentence must name lines that exist; it may use other words than they do, since its readers know none of
/// theirs, but no other numbers, times, names or ids, no other certainty, no "not" that came or went, and nothing that customers may not read. Measures come from measures only.
/// </summary>
internal sealed partial class ReportTask(ReportBrief brief)
{
    private const int LongestSentence = 320;
    private const double LeastShared = 0.2;
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly Dictionary<string, ReportLine> byId = brief.Lines.ToDictionary(l => l.Id, StringComparer.Ordinal);

    /// <summary>The lines as one JSON object a line.</summary>
    public string Lines(Func<string, string> redact) => string.Join('\n', brief.Lines.Select(l => JsonSerializer.Serialize(new
    {
        l.Id, Part = l.Part.ToString().ToLowerInvariant(), At = l.Fact?.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + (l.Fact is null ? null : " UTC") is { Length: > 0 } at ? at : null,
        Text = redact(l.Text), State = l.State.Length > 0 ? l.State : null,
    }, Shape)));

    /// <summary>Reads an answer; null when it is no object of the right shape.</summary>
    public static ReportAnswer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReportAnswer>(json, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes what holds. The answer's placeholders must have been turned back before.</summary>
    public JudgedReport Judge(ReportAnswer answer)
    {
        var refused = new List<RefusedSentence>();
        IReadOnlyList<WordedSentence> Section(IReadOnlyList<WrittenSentence?>? sentences, bool isImpact, bool isMeasure, bool isStep)
        {
            var kept = new List<WordedSentence>();
            foreach (var sentence in (sentences ?? []).OfType<WrittenSentence>().Where(s => !string.IsNullOrWhiteSpace(s.Text)))
            {
                var text = Stop(sentence.Text!);
                var from = (sentence.From ?? []).Distinct(StringComparer.Ordinal).Select(byId.GetValueOrDefault).ToList();
                var why = from.Count == 0 || from.Contains(null) ? "names lines that do not exist"
                    : isMeasure && from.Exists(l => l!.Part != ReportPart.Measure) ? "promises what no line of the part measure says"
                    : !isMeasure && from.TrueForAll(l => l!.Part == ReportPart.Measure && l.State != "done") ? "tells a measure as something that happened"
                    : isStep && from.TrueForAll(l => l!.Fact is null && l.Part == ReportPart.Impact) ? "is no step"
                    : Fault(text, [.. from.OfType<ReportLine>()], isImpact, isMeasure);
                if (why is null && kept.TrueForAll(k => k.Text != text)) kept.Add(new WordedSentence(text, [.. from.OfType<ReportLine>()]));
                else if (why is not null) refused.Add(new RefusedSentence(text, why));
            }
            return kept;
        }

        var words = new ReportWords
        {
            Impact = Section(answer.Impact, true, false, false), Happened = Section(answer.Happened, false, false, false), Did = Section(answer.Did, false, false, true), Prevention = Section(answer.Prevention, false, true, false),
        };
        // A report begins with what customers felt.
        if (words.Impact.Count > 0 && !Experience().IsMatch(words.Impact[0].Text))
        {
            refused.Add(new RefusedSentence(words.Impact[0].Text, "opens the report without saying what customers could not do or saw"));
            var opening = words.Impact.FirstOrDefault(s => Experience().IsMatch(s.Text));
            words = words with { Impact = opening is null ? [] : [opening, .. words.Impact.Where(s => s != opening)] };
        }
        return new JudgedReport(words with { FiveWords = FiveWords(answer, refused) }, refused);
    }

    /// <summary>Why a sentence may not stand for the lines; null when it may.</summary>
    private string? Fault(string text, List<ReportLine> from, bool isImpact, bool isMeasure)
    {
        if (text.Length > LongestSentence || Odd().IsMatch(text) || Instructions.IsIn(text)) return "is too long or holds what no sentence holds";
        if (Apology().IsMatch(text)) return "apologises; the program does that once";
        if (brief.Refusal(text, isImpact, isMeasure) is { } closed) return closed;
        var sources = from.Select(l => new GroundingSource(l.Text, l.Fact is { } fact ? [fact.At] : [], l.Fact is { Confidence: Confidence.Hypothesis })).ToList();
        var problems = Paraphrase.Problems(text, sources, brief.Names, DocumentOutline.IsEverydayWord);
        if (problems.Count > 0) return "says what the lines do not say: " + string.Join("; ", problems.Select(p => $"{p.Kind} ({p.Words})").Take(4));
        if (isMeasure && from.Exists(l => l.State == "done") == false && Finished().IsMatch(text)) return "tells as done what the line does not call done";
        return Shares(text, from) ? null : "shares hardly a word with its lines";
    }

    /// <summary>Words of its own are wanted, but a sentence that has no others speaks of something else; a short one that names a step may.</summary>
    private bool Shares(string text, List<ReportLine> from) =>
        from.Exists(l => l.Fact is not null) && text.Count(c => c == ' ') < 5 || Paraphrase.Shared(text, [.. from.Select(l => l.Text), .. brief.Names]) >= LeastShared;

    private string FiveWords(ReportAnswer answer, List<RefusedSentence> refused)
    {
        var five = (answer.FiveWords ?? "").Trim().TrimEnd('.', '!');
        if (five.Length == 0) return "";
        var from = (answer.FiveWordsFrom ?? []).Select(byId.GetValueOrDefault).OfType<ReportLine>().ToList();
        var why = five.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is < 2 or > 5 || five.Split(' ').Any(w => !brief.Names.Contains(w, StringComparer.OrdinalIgnoreCase) && w.Any(c => !char.IsLetter(c) && c is not ('-' or '\''))) ? "is no impact in two to five words"
            : from.Count == 0 ? "names no line" : brief.Refusal(five + " for customers", isImpact: true, isMeasure: false)
            ?? (Paraphrase.Problems(five, [.. from.Select(l => new GroundingSource(l.Text, []))], brief.Names, DocumentOutline.IsEverydayWord) is { Count: > 0 } problems ? $"says what the lines do not say: {problems[0].Kind} ({problems[0].Words})" : null);
        if (why is null) return char.ToUpperInvariant(five[0]) + five[1..];
        refused.Add(new RefusedSentence(five, "as a title: " + why));
        return "";
    }

    private static string Stop(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim().TrimStart('-', '#', ' ');
        return line.Length == 0 || line[^1] is '.' or '!' or '?' ? line : line + ".";
    }

    [GeneratedRegex(@"[<>{}\[\]`\\^|*#]|https?:|[\p{Cc}\p{Cf}]")] private static partial Regex Odd();
    [GeneratedRegex(@"\b(?:apologi[sz]e|apolog(?:y|ies)|sorry|regret)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
    [GeneratedRegex(@"\b(?:customers?|users?|you|your|people|everyone|everybody|accounts?|visitors|members|readers?|guests?|patients?|authors?|merchants?|cannot|can't|could not|unable|unavailable|slow(?:er|ly)?|errors?|logins?|fail\w*)\b", RegexOptions.IgnoreCase)] private static partial Regex Experience();
    [GeneratedRegex(@"^We (?:have (?:already )?|)(?:added|changed|removed|built|fixed|moved|replaced|introduced|made|set|split|put|raised|lowered)\b|\b(?:is|are) (?:now )?(?:done|in place|finished)\b", RegexOptions.IgnoreCase)] private static partial Regex Finished();
}
