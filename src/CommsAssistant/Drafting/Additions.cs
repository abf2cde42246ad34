using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Checks.Grounding;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Drafting;

/// <summary>A line of what may be told beside the template, and the name by which a model speaks of it.</summary>
internal sealed record AddedLine(string Id, MaterialLine Line);

/// <summary>
/// What a model may tell in a draft beside what its template says: sentences of its own, each resting on lines that the audience may read, each in a field of the template. A sentence that says
/// more than its lines, holds what the audience may not read, gives an old figure as present or tells again what stands there already is refused; a refused one is only missing.
/// </summary>
internal sealed partial class Additions
{
    private const int Most = 8, Longest = 320, NewWords = 1;

    /// <summary>Lines for customers are in customers' words already: a word that none of them holds says something else.</summary>
    private const int NewPublicWords = 0;
    private const string Bar = " | ";
    private static readonly string[] PublicFields = ["impact", "not affected", "workaround", "done", "lasting"];
    private static readonly string[] InternalFields = ["impact", "theory", "tried", "doing"];
    private readonly Draft template;
    private readonly CheckContext? context;

    private Additions(Draft template, IReadOnlyList<AddedLine> lines, CheckContext? context) => (this.template, Lines, this.context) = (template, lines, context);

    public IReadOnlyList<AddedLine> Lines { get; }

    /// <summary>Where additions may stand.</summary>
    public IReadOnlyList<string> Fields => IsInternal ? InternalFields : PublicFields;

    private bool IsInternal => template.Kind.Audience == Audience.Responders;

    public static Additions None(Draft template) => new(template, [], null);

    public static Additions For(Draft template, IReadOnlyList<MaterialLine> material, CheckContext context) =>
        new(template, [.. material.Select((m, i) => new AddedLine("f" + (i + 1).ToString(CultureInfo.InvariantCulture), m))], context);

    /// <summary>True for a sentence that names a line of these.</summary>
    public bool Concerns(WrittenSentence sentence) => Named(sentence.From ?? []).Count > 0;

    public IEnumerable<GroundingSource> SourcesOf(IReadOnlyList<string> ids) => Named(ids).SelectMany(l => SourcesOf(l.Line));

    public IEnumerable<Fact> FactsOf(IReadOnlyList<string> ids) => Named(ids).Select(l => l.Line.Fact);

    private List<AddedLine> Named(IReadOnlyList<string> ids) => [.. Lines.Where(l => ids.Contains(l.Id))];

    private IEnumerable<GroundingSource> SourcesOf(MaterialLine line)
    {
        // A hedged line carries its hedge where it belongs; of a guess every part is one.
        yield return new GroundingSource(line.Text, [line.Fact.At, line.Fact.SaidAt], line.Fact.Confidence == Confidence.Hypothesis);
        if (IsInternal && line.Fact.Text != line.Text) yield return new GroundingSource(line.Fact.Text, [], line.Fact.Confidence == Confidence.Hypothesis);
    }

    /// <summary>The draft with the sentences that hold, each at its place.</summary>
    public (Draft Draft, int Added) Apply(Draft draft, IReadOnlyList<WrittenSentence> sentences, List<RefusedSentence> refused, IReadOnlyCollection<string> names)
    {
        var added = 0;
        foreach (var sentence in sentences.Where(s => !string.IsNullOrWhiteSpace(s?.Text) && Concerns(s)))
        {
            var text = sentence.Text!.ReplaceLineEndings(" ").Trim();
            if (text.Length > 0 && text[^1] is not ('.' or '!' or '?')) text += ".";
            var from = Named(sentence.From!);
            if (Fault(text, sentence, from, draft, names) is { } why) refused.Add(new RefusedSentence(text, why));
            else if (added < Most)
            {
                draft = Placed(draft, text, sentence.Field!, [.. from.Select(l => l.Line.Fact).DistinctBy(f => f.Id)]);
                added++;
            }
        }
        return (draft, added);
    }

    private string? Fault(string text, WrittenSentence sentence, List<AddedLine> from, Draft draft, IReadOnlyCollection<string> names)
    {
        if (sentence.Field is null || !Fields.Contains(sentence.Field)) return "names no field of this kind: " + string.Join(", ", Fields);
        if (from.Count != sentence.From!.Distinct(StringComparer.Ordinal).Count()) return "an addition may name f lines only, and only such as exist";
        if (text.Length is < 12 or > Longest || text.Contains(Bar, StringComparison.Ordinal) || Odd().IsMatch(text) || Instructions.IsIn(text)) return "is too long or holds what no sentence holds";
        var problems = Grounded.Problems(text, [.. from.SelectMany(l => SourcesOf(l.Line))], IsInternal ? [.. names, .. Doers()] : names, IsInternal ? NewWords : NewPublicWords);
        if (problems.Count > 0) return "says what the lines do not say: " + string.Join("; ", problems.Select(p => $"{p.Kind} ({p.Words})").Take(5));
        if (from.Exists(l => DraftMaterial.TellsOldAsPresent(text, l.Line))) return "gives an old figure as present; tell it as past";
        if (!IsInternal && context is not null && CustomerWords.Fault(text, context.Catalogue with { PublicNames = [.. context.Catalogue.PublicNames, .. CustomerWords.Posted(context.Ledger)] }, context.People) is { } unfit) return "holds " + unfit;
        if (!IsInternal && FiguresOf(text).Any(n => !from.Exists(l => SpeaksOutside(l.Line.Fact) && FiguresOf(l.Line.Text).Contains(n)))) return "gives a figure that nobody gave who speaks to customers";
        var words = ChatText.ContentWords(text);
        return words.Count > 0 && draft.Sentences.Any(s => Repeats(words, ChatText.ContentWords(s.Text))) && !Figures().Matches(text).Any(m => !draft.Text.Contains(m.Value, StringComparison.Ordinal)) ? "says what the draft says already" : null;
    }

    /// <summary>Engineers' figures are for engineers until the commander or whoever writes for customers has used them.</summary>
    private static bool SpeaksOutside(Fact fact) => fact.SaidByCommander || fact.Role == PersonRole.Comms || fact.Kind == FactKind.Communication;

    private static List<string> FiguresOf(string text)
    {
        var times = ClockTimes.Find(text);
        return [.. Figures().Matches(text).Where(m => !times.Any(t => m.Index >= t.Start && m.Index < t.Start + t.Length)).Select(m => m.Value)];
    }

    private static bool Repeats(HashSet<string> words, HashSet<string> there) => words.Count(there.Contains) * 5 >= words.Count * 4;

    /// <summary>Whoever does something may be named in front of it: the line says whose word it is.</summary>
    private IEnumerable<string> Doers() => context is null ? [] : Lines.Select(l => context.People.Find(l.Line.Fact.SpeakerId)?.ShortName).OfType<string>().Distinct(StringComparer.Ordinal);

    private Draft Placed(Draft draft, string text, string field, IReadOnlyList<Fact> facts) => IsInternal ? Joined(draft, text, field, facts) : Inserted(draft, text, field, facts);

    private Draft Inserted(Draft draft, string text, string field, IReadOnlyList<Fact> facts)
    {
        var label = template.Kind == DraftKind.StatusInvestigating || template.Kind == DraftKind.StatusResolved && field != "impact" ? "" : field switch { "impact" => "Impact: ", "workaround" => "Workaround: ", _ => "" };
        var sentences = draft.Sentences.ToList();
        if (field == "impact") sentences.RemoveAll(s => s.Support == Support.Template && Stopgap().IsMatch(s.Text));
        sentences.Insert(PlaceOf(sentences, field), DraftSentence.FromFacts(label + text, facts));
        return With(draft, sentences);
    }

    /// <summary>After the last sentence of the field or of those before it; at the earliest behind the opening.</summary>
    private static int PlaceOf(List<DraftSentence> sentences, string field)
    {
        var end = sentences.FindIndex(s => Closing().IsMatch(s.Text));
        if (end < 0) end = sentences.Count;
        if (field == "lasting") return end;
        var last = sentences.FindLastIndex(end - 1, s => field switch { "done" => Done().IsMatch(s.Text), "impact" => Felt().IsMatch(s.Text) || Done().IsMatch(s.Text) && !sentences.Exists(t => Felt().IsMatch(t.Text)), "workaround" => s.Text.StartsWith("Workaround: ", StringComparison.Ordinal), _ => false });
        return last >= 0 ? last + 1 : field == "done" && sentences.Count > 1 ? 2 : end;
    }

    private Draft Joined(Draft draft, string text, string field, IReadOnlyList<Fact> facts)
    {
        var label = field switch { "impact" => "Impact: ", "theory" => "Current theory: ", "tried" => "What has been tried: ", _ => "Currently doing: " };
        var sentences = draft.Sentences.ToList();
        var at = sentences.FindIndex(s => s.Text.StartsWith(label, StringComparison.Ordinal));
        if (at < 0) sentences.Insert(Math.Max(1, sentences.FindIndex(s => s.Text.StartsWith(field == "impact" ? "IC: " : "External status: ", StringComparison.Ordinal))), DraftSentence.FromFacts(label + text, facts));
        else if (sentences[at].Support == Support.Template) sentences[at] = DraftSentence.FromFacts(field == "theory" ? "Current theory: not confirmed. " + text : label + text, facts);
        else
            sentences[at] = sentences[at] with
            {
                Text = sentences[at].Text + (field == "theory" ? " " : Bar) + text,
                Evidence = [.. sentences[at].Evidence.Concat(facts.SelectMany(f => f.Evidence)).Distinct()],
                FactIds = [.. sentences[at].FactIds.Concat(facts.Select(f => f.Id)).Distinct(StringComparer.Ordinal)],
            };
        return With(draft, sentences);
    }

    /// <summary>The sentence at a position of the text, if it rests on evidence and can go; null otherwise.</summary>
    public static DraftSentence? At(Draft draft, int position)
    {
        var from = 0;
        foreach (var sentence in draft.Sentences)
        {
            var start = draft.Text.IndexOf(sentence.Text, from, StringComparison.Ordinal);
            if (start < 0) continue;
            from = start + sentence.Text.Length;
            if (position >= start && position < from) return sentence.Support == Support.Evidence && sentence.Text != draft.Title && !draft.Kind.Audience.MaySee(Audience.Responders) ? sentence : null;
        }
        return null;
    }

    /// <summary>The draft without a sentence.</summary>
    public static Draft Without(Draft draft, DraftSentence sentence) => With(draft, [.. draft.Sentences.Where(s => !ReferenceEquals(s, sentence))]);

    private static Draft With(Draft draft, List<DraftSentence> sentences) => draft with { Sentences = sentences, Body = string.Join('\n', sentences.Where(s => s.Text != draft.Title).Select(s => s.Text)) };

    [GeneratedRegex(@"[<>{}\[\]`\\^|]|https?:|[\p{Cc}\p{Cf}]")] private static partial Regex Odd();
    [GeneratedRegex(@"\d[\d.,:]*\d|\d")] private static partial Regex Figures();
    [GeneratedRegex(@"^(?:Impact: customers may still have problems with|Impact: we are checking that|We have nothing new to report since)")] private static partial Regex Stopgap();
    [GeneratedRegex(@"^(?:Estimated time to resolution|Expected time|You may tell|What we are doing|We will post|A full incident report|Updated: |The earlier estimate)")] private static partial Regex Closing();
    [GeneratedRegex(@"^(?:Impact: |We are investigating reports|Duration: )")] private static partial Regex Felt();
    [GeneratedRegex(@"^(?:We (?:have identified|are still investigating)|A fix is in place|The issue affecting|The cause)")] private static partial Regex Done();
}
