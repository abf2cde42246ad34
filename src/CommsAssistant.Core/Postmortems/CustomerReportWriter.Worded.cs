using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Postmortems;

/// <summary>The report in words that are not the document's: what may be worded, and the sections put together from the words.</summary>
public sealed partial class CustomerReportWriter
{
    private const int MostLines = 160;
    private const int LongestLine = 700;

    /// <summary>What a report of this document may be worded from: all that is open to customers, in the document's words.</summary>
    public static ReportBrief Brief(PostmortemDocument document, ReportRequest request, IReadOnlyList<ReadEvent> read) => new CustomerReportWriter(document, request, read).Brief();

    /// <summary>
    /// The report with sections in other words. What is given must have been verified sentence by sentence; order, times, durations, the apology and what is withheld stay this code's. A section
    /// without words is written by the rules.
    /// </summary>
    /// <param name="words">Sentences that rest on lines of <see cref="Brief(PostmortemDocument, ReportRequest, IReadOnlyList{ReadEvent})"/>.</param>
    public static CustomerReport Write(PostmortemDocument document, ReportRequest request, IReadOnlyList<ReadEvent> read, ReportWords words) =>
        words == ReportWords.None ? Write(document, request, read) : new CustomerReportWriter(document, request, read).Worded(words);

    /// <summary>Hosts that the title or the catalogue makes public: names of what customers use.</summary>
    public static IReadOnlyCollection<string> PublicHosts(PostmortemDocument document, ReportRequest request) =>
        [.. new DocumentNames(document, request.Catalogue.With(request.Incident), request.People).Public.Where(n => n.Contains('.', StringComparison.Ordinal))];

    private ReportBrief Brief()
    {
        var lines = new List<ReportLine>();
        var seen = new HashSet<(DocumentPlace, string)>();
        void Add(ReportPart part, IEnumerable<Said> material)
        {
            foreach (var block in material.Where(s => seen.Add((s.Place, s.Text))).GroupBy(s => (s.Place, s.State)))
            {
                var kept = block.Select(s => sentences.Material(s.Text, s.Place, part == ReportPart.Impact, part == ReportPart.Measure)).OfType<string>().ToList();
                var text = string.Join(' ', kept.Select(k => k[^1] is '.' or '!' or ':' ? k : k + "."));
                if (text.Length > LongestLine) text = text[..LongestLine];
                if (text.Count(c => c == ' ') >= 3 && lines.Count < MostLines) lines.Add(new ReportLine(NameOf(part, lines), part, text, block.Key.Place, null, block.Key.State));
            }
        }
        Add(ReportPart.Impact, closed.Wordings);
        Add(ReportPart.Impact, ReportMaterial.Impact(document));
        // The rules tell a measure in one sentence; whoever words it is given all that its item says.
        Add(ReportPart.Measure, ReportMaterial.Measures(document).SelectMany(m => Whole(m)));
        Add(ReportPart.Story, Summary());
        Add(ReportPart.Story, ReportMaterial.Causes(document));
        Add(ReportPart.Story, ReportMaterial.Resolution(document));
        Add(ReportPart.Story, ReportMaterial.Rest(document));
        Add(ReportPart.Story, ReportMaterial.Lists(document));
        foreach (var fact in facts.Where(f => f.Weight >= 50))
            if (lines.Count < MostLines && sentences.Material(fact.Text, PlaceOf(fact), isImpact: false, isMeasure: false) is { } step) lines.Add(new ReportLine(NameOf(ReportPart.Timeline, lines), ReportPart.Timeline, step, PlaceOf(fact), fact, ""));
        var words = document.Sections.SelectMany(s => s.Blocks.Select(b => b.Text).Prepend(s.Heading)).SelectMany(CustomerVocabulary.StemsOf).ToHashSet(StringComparer.Ordinal);
        return new ReportBrief([.. lines.OrderBy(l => l.Part)], names.Public, (text, isImpact, isMeasure) => sentences.Unfit(text, isImpact, isMeasure, words));
    }

    private IEnumerable<Said> Whole(Said measure) =>
        document.Sections[measure.Place.Section].Blocks.ElementAtOrDefault(measure.Place.Block - 1) is { Kind: BlockKind.ListItem } item ? ChatText.Sentences(item.Text).Select(s => measure with { Text = s }) : [measure];

    private static string NameOf(ReportPart part, List<ReportLine> lines) => FormattableString.Invariant($"{char.ToLowerInvariant(part.ToString()[0])}{lines.Count(l => l.Part == part) + 1}");

    private CustomerReport Worded(ReportWords words)
    {
        var first = words.Impact.Count > 0 ? WordedImpact(words.Impact) : Impact();
        if (words.Happened.Count > 0) WordedSection("What happened", words.Happened, _ => ""); else Happened();
        if (words.Did.Count > 0) WordedSteps(words.Did); else Done();
        if (words.Prevention.Count > 0) WordedSection("What we are doing to prevent it", words.Prevention, _ => "- "); else Prevented();
        Doubts();
        var report = Finished(words.FiveWords.Length > 0 ? words.FiveWords : FiveWords(first));
        var told = ((IReadOnlyList<WordedSentence>[])[words.Impact, words.Happened, words.Did, words.Prevention]).SelectMany(s => s).SelectMany(s => s.From).Select(l => document.Source(l.Place)).ToHashSet();
        var all = new CustomerReportWriter(document, request, []).Write().Withheld;
        // What was kept back for its words only is told now, where a sentence rests on its place.
        return report with { Withheld = [.. all.Where(w => !told.Contains(w.Evidence.Source) || sentences.Material(w.Text, Place(w.Evidence.Source.Ts), isImpact: false, isMeasure: false) is null)] };
    }

    private string WordedImpact(IReadOnlyList<WordedSentence> given)
    {
        Open("Customer impact");
        Tell(given[0], "");
        foreach (var span in impact.Spans) Add(Duration(span));
        Add(DraftSentence.FromTemplate(Apology));
        if (given.Count > 1) body.Add("");
        foreach (var sentence in given.Skip(1)) Tell(sentence, "- ");
        Close();
        return given[0].Text;
    }

    private void WordedSection(string heading, IReadOnlyList<WordedSentence> given, Func<WordedSentence, string> lead)
    {
        Open(heading);
        foreach (var sentence in given) Tell(sentence, lead(sentence));
        Close();
    }

    /// <summary>Steps in order of time, those without a time where they were given.</summary>
    private void WordedSteps(IReadOnlyList<WordedSentence> given)
    {
        DateTimeOffset? At(WordedSentence sentence) => sentence.From.Select(l => l.Fact?.At).Where(a => a is not null).Min();
        var steps = given.Select((s, i) => (Sentence: s, At: At(s), Number: i)).ToList();
        var timed = new Queue<(WordedSentence Sentence, DateTimeOffset? At, int Number)>(steps.Where(s => s.At is not null).OrderBy(s => s.At).ThenBy(s => s.Number));
        WordedSection("What we did", [.. steps.Select(s => s.At is null ? s.Sentence : timed.Dequeue().Sentence)], s => At(s) is { } at ? "- " + Time(at) + " — " : "- ");
        Corrections();
    }

    private void Tell(WordedSentence sentence, string lead)
    {
        var state = sentence.From.Select(l => l.State).FirstOrDefault(s => s.Length > 0 && !sentence.Text.Contains(s, StringComparison.OrdinalIgnoreCase));
        var text = state is null || sentence.From.Count > 1 ? sentence.Text : sentence.Text.TrimEnd('.') + " (" + state + ").";
        var evidence = sentence.From.Select(l => new Evidence(document.Source(l.Place), DocumentFacts.Quote(BlockText(l.Place), l.Fact?.Evidence[0].Quote ?? l.Text))).Distinct();
        Add(new DraftSentence(lead + text, Support.Evidence, [.. evidence], [.. sentence.From.Select(l => l.Fact?.Id).OfType<string>().Distinct(StringComparer.Ordinal)]));
    }
}
