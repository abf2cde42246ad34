using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Drafting;

/// <summary>A line that a model may word anew.</summary>
/// <param name="Id">The name by which the model speaks of it.</param>
/// <param name="Field">What it is about, for the model; lines of one field may be joined.</param>
/// <param name="Text">Its words without the label.</param>
internal sealed record WritingLine(string Id, string Field, string Text)
{
    public required int Sentence { get; init; }
    public required int Part { get; init; }
    public required string Label { get; init; }
    public required IReadOnlyList<Fact> Facts { get; init; }
}

/// <summary>What a model answered, before anything of it is believed.</summary>
internal sealed record WrittenAnswer(string? FiveWords, IReadOnlyList<string>? FiveWordsFrom, IReadOnlyList<WrittenSentence>? Sentences);

/// <summary>One sentence of the answer and the lines that it names.</summary>
internal sealed record WrittenSentence(string? Text, IReadOnlyList<string>? From, string? Field = null);

/// <summary>A sentence that was not taken, and why.</summary>
internal sealed record RefusedSentence(string Text, string Reason);

/// <summary>What became of an answer.</summary>
/// <param name="Draft">The template's draft with the sentences that held in place of its own.</param>
/// <param name="Taken">How many sentences were taken.</param>
/// <param name="Refused">The others.</param>
internal sealed record JudgedAnswer(Draft Draft, int Taken, IReadOnlyList<RefusedSentence> Refused)
{
    /// <summary>How many of them say what the template does not.</summary>
    public int Added { get; init; }
}

/// <summary>
/// What a model is given to word, and what of its answer is taken. The template's draft is the ground: status, times, durations, links, the promise and the template's own sentences stay as
/// code made them. Only sentences that rest on facts may be worded anew, each held against the lines it names: what says more, less or something else is refused, and the template's own
/// sentence stays. So whatever the model answers, the draft says what the template says. Beside that a model may tell in sentences of their own what the audience may be told and the template
/// has not said, see <see cref="Additions"/>.
/// </summary>
internal sealed partial class WritingTask
{
    private const int LongestSentence = 320;
    private const string Join = " | ";
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Fixed = [PublicPhrases.CauseKnown, PublicPhrases.ChangeReversed, PublicPhrases.EstimateVoid, PublicPhrases.Corrects];
    private readonly Draft template;
    private readonly IReadOnlyCollection<string> names;

    private readonly Additions additions;

    private WritingTask(Draft template, IReadOnlyList<WritingLine> lines, IReadOnlyCollection<string> names, Additions additions) => (this.template, Lines, this.names, this.additions) = (template, lines, names, additions);

    /// <summary>True when there is nothing to word and nothing to add.</summary>
    public bool IsEmpty => Lines.Count == 0 && additions.Lines.Count == 0;

    /// <summary>Where sentences of an addition may stand.</summary>
    public string Fields => string.Join(", ", additions.Fields);

    /// <summary>The lines that may be worded anew, in the order of the draft; empty when there are none.</summary>
    public IReadOnlyList<WritingLine> Lines { get; }

    private int IndexOf(WritingLine line) => int.Parse(line.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1;

    /// <summary>The task for a template's draft.</summary>
    /// <param name="template">The draft.</param>
    /// <param name="ledger">The facts that its audience may see, as the template got them.</param>
    /// <param name="names">Names that may be said: of the product and its services.</param>
    /// <param name="material">What may be said beside what the template says.</param>
    public static WritingTask Of(Draft template, FactLedger ledger, IReadOnlyCollection<string> names, Additions? material = null)
    {
        var facts = ledger.Facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var lines = new List<WritingLine>();
        for (var i = 0; i < template.Sentences.Count; i++)
        {
            var sentence = template.Sentences[i];
            if (sentence.Support != Support.Evidence || sentence.Text == template.Title) continue;
            var label = Label().Match(sentence.Text).Value;
            if (Kept().IsMatch(label)) continue;
            var parts = sentence.Text[label.Length..].Split(Join);
            for (var p = 0; p < parts.Length; p++)
            {
                if (Fixed.Any(f => parts[p].Contains(f, StringComparison.Ordinal)) || OfTemplate().IsMatch(parts[p])) continue;
                var behind = sentence.FactIds.Select(facts.GetValueOrDefault).OfType<Fact>().ToList();
                var named = behind.Where(f => parts.Length == 1 || f.Text.Contains(parts[p], StringComparison.Ordinal) || parts[p].Contains(f.Text, StringComparison.Ordinal)).ToList();
                lines.Add(new WritingLine("s" + (lines.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), FieldOf(label), parts[p]) { Sentence = i, Part = p, Label = label, Facts = named.Count > 0 ? named : behind });
            }
        }
        return new WritingTask(template, lines, names, material ?? Additions.None(template));
    }

    /// <summary>The lines as one JSON object a line.</summary>
    public string Facts(Func<string, string> redact) => string.Join('\n', Lines.Select(l => JsonSerializer.Serialize(new { l.Id, l.Field, Text = redact(l.Text) }, Shape)).Concat(additions.Lines.Select(l => JsonSerializer.Serialize(new { l.Id, About = l.Line.Fact.Kind.Name(), Said = DraftMaterial.Said(l.Line.Fact.SaidAt), Text = redact(l.Line.Text) }, Shape))));

    /// <summary>Reads an answer; null when it is no object of the right shape.</summary>
    public static WrittenAnswer? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WrittenAnswer>(json, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes what holds. The answer's placeholders must have been turned back before.</summary>
    public JudgedAnswer Judge(WrittenAnswer answer)
    {
        var refused = new List<RefusedSentence>();
        var taken = new Dictionary<int, (string Text, IReadOnlyList<WritingLine> From)>();
        var gone = new HashSet<int>();
        foreach (var group in (answer.Sentences ?? []).Where(s => !string.IsNullOrWhiteSpace(s?.Text) && !additions.Concerns(s)).GroupBy(s => string.Join(',', (s.From ?? []).Distinct().Order(StringComparer.Ordinal))))
        {
            var text = string.Join(' ', group.Select(s => Stop(s.Text!)));
            var from = Lines.Where(l => group.First().From?.Contains(l.Id) == true).ToList();
            var why = from.Count == 0 || from.Count != group.First().From!.Distinct().Count() ? "names lines that do not exist" : from.Exists(l => gone.Contains(IndexOf(l))) ? "words lines again that another sentence has" : Fault(text, from);
            if (why is not null)
            {
                refused.Add(new RefusedSentence(text, why));
                continue;
            }
            taken[IndexOf(from[0])] = (text, from);
            foreach (var line in from) gone.Add(IndexOf(line));
        }
        var draft = taken.Values.All(t => t.Text == t.From[0].Text) ? template : Assemble(taken, gone);
        draft = WithTitle(draft, answer, refused);
        var (whole, added) = additions.Apply(draft, answer.Sentences ?? [], refused, names);
        return new JudgedAnswer(whole, taken.Count + added, refused) { Added = added };
    }

    /// <summary>Why the words may not stand for the lines; null when they may.</summary>
    private string? Fault(string text, List<WritingLine> from)
    {
        if (from.Select(l => (l.Field, l.Label)).Distinct().Count() > 1 || from.Count > 1 && from.Exists(l => Parts(l) > 1)) return "joins lines of different fields";
        if (from.Count == 1 && text == from[0].Text) return null;
        if (text.Length > LongestSentence || text.Contains(Join, StringComparison.Ordinal) || Odd().IsMatch(text) || Instructions.IsIn(text)) return "is too long or holds what no sentence holds";
        var problems = Grounded.Problems(text, [.. from.SelectMany(SourcesOf)], names, template.Kind.IsPublic ? 0 : 1);
        if (problems.Count > 0) return "says what the lines do not say: " + string.Join("; ", problems.Select(p => $"{p.Kind} ({p.Words})").Take(5));
        return Grounded.Keeps(text, string.Join(' ', from.Select(l => l.Text))) ? null : "leaves out what the lines say";
    }

    private IEnumerable<GroundingSource> SourcesOf(WritingLine line)
    {
        yield return new GroundingSource(line.Text, [], line.Facts.Count > 0 && line.Facts.All(f => f.Confidence != Confidence.Stated));
        if (template.Kind.IsPublic || template.Kind.Audience != Core.Incidents.Audience.Responders) yield break;
        foreach (var fact in line.Facts) yield return new GroundingSource(fact.Text, [fact.At, fact.SaidAt], fact.Confidence != Confidence.Stated);
    }

    private int Parts(WritingLine line) => template.Sentences[line.Sentence].Text[line.Label.Length..].Split(Join).Length;

    private Draft Assemble(Dictionary<int, (string Text, IReadOnlyList<WritingLine> From)> taken, HashSet<int> gone)
    {
        var sentences = new List<DraftSentence>();
        for (var i = 0; i < template.Sentences.Count; i++)
        {
            var sentence = template.Sentences[i];
            var here = Lines.Select((l, n) => (Line: l, Number: n)).Where(l => l.Line.Sentence == i).ToList();
            if (!here.Exists(h => gone.Contains(h.Number)))
            {
                sentences.Add(sentence);
                continue;
            }
            var label = here[0].Line.Label;
            var parts = sentence.Text[label.Length..].Split(Join);
            var from = new List<WritingLine>();
            foreach (var (line, number) in here)
            {
                if (!taken.TryGetValue(number, out var words)) continue;
                parts[line.Part] = Fitted(words.Text, label, line.Text);
                from.AddRange(words.From);
            }
            if (from.Count == 0) continue; // its words stand in the sentence that it was joined with
            var joined = from.Select(l => template.Sentences[l.Sentence]).Append(sentence).ToList();
            sentences.Add(new DraftSentence(label + string.Join(Join, parts), Support.Evidence, [.. joined.SelectMany(s => s.Evidence).Distinct()], [.. joined.SelectMany(s => s.FactIds).Distinct(StringComparer.Ordinal)]));
        }
        return template with { Sentences = sentences, Body = string.Join('\n', sentences.Where(s => s.Text != template.Title).Select(s => s.Text)) };
    }

    /// <summary>After "reports that" a sentence goes on in small letters, as the template's did.</summary>
    private static string Fitted(string text, string label, string original) =>
        label.EndsWith("that ", StringComparison.Ordinal) && char.IsLower(original[0]) && text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    /// <summary>Where the template knew no symptom for the title, the model's five words may stand there.</summary>
    private Draft WithTitle(Draft draft, WrittenAnswer answer, List<RefusedSentence> refused)
    {
        if (string.IsNullOrWhiteSpace(answer.FiveWords) || !template.FiveWords.StartsWith("Problems with ", StringComparison.Ordinal) || !template.Title.Contains(template.FiveWords, StringComparison.Ordinal)) return draft;
        var five = answer.FiveWords.Trim().TrimEnd('.', '!');
        var lines = Lines.Where(l => l.Field == "impact" && answer.FiveWordsFrom?.Contains(l.Id) == true).ToList();
        var from = lines.SelectMany(SourcesOf).Concat(additions.SourcesOf(answer.FiveWordsFrom ?? [])).ToList();
        var why = five.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is < 2 or > 5 || five.Any(c => !char.IsLetter(c) && c is not (' ' or '-' or '\'')) ? "is no impact in two to five words"
            : from.Count == 0 ? "names no line of the impact"
            : Grounded.Problems(five, from, names) is { Count: > 0 } problems ? $"says what the lines do not say: {problems[0].Kind} ({problems[0].Words})"
            : !Felt().IsMatch(five) ? "tells of nothing that readers feel" : null;
        if (why is not null)
        {
            refused.Add(new RefusedSentence(five, "as a title: " + why));
            return draft;
        }
        five = char.ToUpperInvariant(five[0]) + five[1..];
        var service = template.FiveWords["Problems with ".Length..];
        var words = five.Contains(service.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? five : service + ": " + five;
        var title = draft.Title.Replace(template.FiveWords, words, StringComparison.Ordinal);
        var facts = lines.SelectMany(l => l.Facts).Concat(additions.FactsOf(answer.FiveWordsFrom ?? [])).DistinctBy(f => f.Id).ToList();
        return draft with { Title = title, FiveWords = five, Sentences = [.. draft.Sentences.Select(s => s.Text == draft.Title ? DraftSentence.Computed(title, facts) : s)] };
    }

    private static string Stop(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length == 0 || line[^1] is '.' or '!' or '?' ? line : line + ".";
    }

    private static string FieldOf(string label) => label.TrimEnd(' ', ':') switch
    {
        "" => "other", "Impact" or "We are investigating reports that" or "We are investigating reports of the following" => "impact", "Not affected" => "not affected", "Workaround" => "workaround", "What has been tried" => "tried", "Currently doing" => "doing",
        var theory when theory.StartsWith("Current theory", StringComparison.Ordinal) => "theory", var other => other.ToLowerInvariant(),
    };

    [GeneratedRegex(@"^(?:We are investigating reports (?:that|of the following:) |Current theory: (?:not )?confirmed\. |(?:Impact|Not affected|Workaround|What has been tried|Currently doing|Status|External status|Next update|IC|Since|What we are doing|You may tell customers|Do not say|Expected time|Who is affected): )?")] private static partial Regex Label();
    [GeneratedRegex(@"^(?:Status|External status|Next update|IC|Since|What we are doing|You may tell customers|Do not say|Expected time|Who is affected): ")] private static partial Regex Kept();
    [GeneratedRegex(@"^We have identified the (?:cause|problem) and are working on a fix\.$")] private static partial Regex OfTemplate();
    [GeneratedRegex(@"[<>{}\[\]`\\^|]|https?:|[\p{Cc}\p{Cf}]")] private static partial Regex Odd();
    [GeneratedRegex(@"\b(?:cannot|can't|unable|fail\w*|errors?|slow\w*|delayed|late|down|unavailable|missing|stuck|wrong|lost|paused|incomplete|blank|stale|dropped|interrupted)\b", RegexOptions.IgnoreCase)] private static partial Regex Felt();
}
