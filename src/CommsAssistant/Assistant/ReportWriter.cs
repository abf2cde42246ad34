using System.Globalization;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Drafting;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;

namespace CommsAssistant.Assistant;

/// <summary>What came of asking a model to write a report.</summary>
/// <param name="Report">The report to use: with the model's sections where they held, with the rules' where they did not.</param>
/// <param name="IsByModel">True when words of the model stand in its text.</param>
/// <param name="Reason">Why it is the rules' alone; null when it is not.</param>
public sealed record ReportOutcome(CustomerReport Report, bool IsByModel, string? Reason);

/// <summary>What a report is made from and held against.</summary>
/// <param name="Document">The postmortem.</param>
/// <param name="Request">For whom and when.</param>
/// <param name="Read">What a model read in it; empty for the rules alone.</param>
/// <param name="LastPublished">What the status page said last; null when nothing was published.</param>
/// <param name="Options">Limits of the checks.</param>
public sealed record ReportInput(PostmortemDocument Document, ReportRequest Request, IReadOnlyList<ReadEvent> Read, PublishedText? LastPublished, CheckOptions Options);

/// <summary>
/// Has a model write the sections of a report. It is given only what is open to customers, redacted; each sentence is held against the lines that it names, the whole is checked as any text is,
/// and one more try is made with what was found. A section of which nothing held, or that blocks where the rules' does not, is the rules'.
/// </summary>
public sealed class ReportWriter(IModels models, PromptLibrary prompts, PromptOptions options)
{
    private const int MostOutput = 6_000;
    private const int MostTold = 24;
    private const int MostPublished = 2_000;
    private static readonly DraftChecker Checker = new(DraftRules.All);

    /// <summary>True when a model is configured for writing.</summary>
    public bool IsConfigured => models.For(ModelPurpose.Write) is not null;

    /// <summary>The report with the model's sections where they hold.</summary>
    /// <param name="input">The document and what is known beside it.</param>
    /// <param name="redactor">Knows the people whom the document names.</param>
    /// <param name="note">A note by whoever asked, on tone and emphasis; null for none. It cannot make anything true.</param>
    public async Task<ReportOutcome> WriteAsync(ReportInput input, Redactor redactor, string? note, CancellationToken ct)
    {
        var rules = CustomerReportWriter.Write(input.Document, input.Request, input.Read);
        if (models.For(ModelPurpose.Write) is not { } client) return new ReportOutcome(rules, false, "no model is configured");
        var brief = CustomerReportWriter.Brief(input.Document, input.Request, input.Read);
        if (brief.Lines.Count == 0) return new ReportOutcome(rules, false, "nothing in the document may be told to customers");
        var asking = new Asking(client, input.Request.Incident.Id, MostOutput);
        var task = new ReportTask(brief);
        try
        {
            var prompt = await prompts["write-report"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["style_guide"] = prompts.StyleGuide, ["house_rules"] = options.HouseRules, ["lines"] = task.Lines(t => redactor.Redact(t, Audience.Customers).Text),
                ["published"] = redactor.Redact(Published(input.LastPublished), Audience.Customers).Text, ["note"] = redactor.Redact(note ?? "(none)", Audience.Customers).Text,
                ["duration"] = rules.DurationMinutes is { } minutes ? minutes.ToString(CultureInfo.InvariantCulture) + " minutes in all" : "none, the document does not give it",
            }, ct);
            var answer = await asking.AskAsync(prompt, prompt.Format, ct);
            var judged = Judge(task, answer, redactor);
            var (report, worse) = Put(input, rules, judged?.Words ?? ReportWords.None);
            string? unrepaired = null;
            if (judged is null || judged.Refused.Count > 0 || worse.Count > 0)
            {
                var again = await prompts["repair-draft"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["findings"] = redactor.Redact(Told(judged, worse), Audience.Customers).Text }, ct);
                try
                {
                    answer = await asking.AskAsync(again, prompt.Format, ct);
                    var second = Judge(task, answer, redactor);
                    if (second is not null && (judged is null || second.Taken >= judged.Taken || worse.Any(f => f.Severity != FindingSeverity.Warn)))
                    {
                        judged = second;
                        (report, worse) = Put(input, rules, second.Words);
                    }
                }
                catch (ModelUnavailableException e) when (judged is not null)
                {
                    unrepaired = "The model did not answer the round of repair: " + e.Reason; // the first answer stands, less what was refused
                }
            }
            if (judged is null || judged.Taken == 0) return NotUsed(rules, judged is null ? "The model's answer was not in the form asked for." : "No sentence of the model held; the rules' stand.", answer);
            return Used(input, rules, judged, report, worse, answer, unrepaired);
        }
        catch (ModelUnavailableException e)
        {
            return NotUsed(rules, "The model did not answer: " + e.Reason, null);
        }
    }

    /// <summary>The sections that block where the rules' do not become the rules', one after the other.</summary>
    private static ReportOutcome Used(ReportInput input, CustomerReport rules, JudgedReport judged, CustomerReport report, List<Finding> worse, Answer answer, string? unrepaired)
    {
        var (words, dropped) = (judged.Words, new List<string>());
        if (unrepaired is not null) dropped.Add(unrepaired);
        for (var i = 0; i < 5 && worse.Find(f => f.Severity != FindingSeverity.Warn) is { } fault; i++)
        {
            words = Without(words, report, fault, out var name);
            if (name.Length > 0) dropped.Add($"The model's section on {name} was not used: the checks found {fault.Rule}.");
            (report, worse) = Put(input, rules, words);
        }
        if (worse.Exists(f => f.Severity != FindingSeverity.Warn)) return NotUsed(rules, $"The model's text was not used: the checks found {string.Join(", ", worse.Select(f => f.Rule).Distinct())}.", answer);
        if (report.Draft.Text == rules.Draft.Text) return NotUsed(rules, "No section of the model held; the rules' stand.", answer);
        if (judged.Refused.Count > 0) dropped.Insert(0, string.Create(CultureInfo.InvariantCulture, $"{judged.Refused.Count} sentences of the model: {string.Join("; ", judged.Refused.Select(r => r.Reason.Split(':')[0]).Distinct())}"));
        return new ReportOutcome(report with { Draft = report.Draft with { Provenance = Paid(report.Draft.Provenance, answer, "model") with { LeftOut = [.. report.Draft.Provenance.LeftOut, .. dropped] } } }, true, null);
    }

    /// <summary>The words without the sentence that a finding lies in: its section where that was its only one, the title where it lies there, everything where it lies nowhere.</summary>
    private static ReportWords Without(ReportWords words, CustomerReport report, Finding fault, out string section)
    {
        var text = report.Draft.Text;
        var start = Math.Clamp(fault.Start, 0, Math.Max(0, text.Length - 1));
        var line = fault.Length == 0 || fault.Length >= text.Length ? "" : text[(text.LastIndexOf('\n', start) + 1)..(text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length)];
        section = "";
        if (line.Length > 0 && line == report.Draft.Title) return words with { FiveWords = "" };
        // No other sentence of the section was written to open the report.
        if (fault.Rule == "impact-first" && words.Impact.Count > 0)
        {
            section = "the impact";
            return words with { Impact = [] };
        }
        bool In(IReadOnlyList<WordedSentence> part) => line.Length == 0 || part.Any(s => line.Contains(s.Text.TrimEnd('.'), StringComparison.Ordinal));
        foreach (var (name, part, without) in ((string, IReadOnlyList<WordedSentence>, Func<IReadOnlyList<WordedSentence>, ReportWords>)[])
            [("the impact", words.Impact, w => words with { Impact = w }), ("what happened", words.Happened, w => words with { Happened = w }), ("what was done", words.Did, w => words with { Did = w }), ("prevention", words.Prevention, w => words with { Prevention = w })])
        {
            if (part.Count == 0 || !In(part)) continue;
            section = name;
            return without(line.Length == 0 || part.Count == 1 ? [] : [.. part.Where(s => !line.Contains(s.Text.TrimEnd('.'), StringComparison.Ordinal))]);
        }
        return ReportWords.None;
    }

    /// <summary>The report with these words, and what the checks find in it that they do not find in the rules'.</summary>
    private static (CustomerReport Report, List<Finding> Worse) Put(ReportInput input, CustomerReport rules, ReportWords words)
    {
        var report = CustomerReportWriter.Write(input.Document, input.Request, input.Read, words);
        var before = Findings(input, rules);
        return (report, [.. Findings(input, report).GroupBy(f => (f.Rule, Blocks: f.Severity != FindingSeverity.Warn))
            .Where(g => g.Count() > before.Count(f => f.Rule == g.Key.Rule && f.Severity != FindingSeverity.Warn == g.Key.Blocks)).OrderByDescending(g => g.Key.Blocks).SelectMany(g => g)]);
    }

    private static IReadOnlyList<Finding> Findings(ReportInput input, CustomerReport report) => Checker.Check(new CheckContext
    {
        Draft = report.Draft, Incident = input.Request.Incident, Ledger = report.Ledger, Messages = report.Sources, People = report.People, Catalogue = input.Request.Catalogue.With(input.Request.Incident),
        LastPublished = input.LastPublished, Now = input.Request.Now, Options = input.Options,
    });

    /// <summary>The answer with its placeholders turned back; one that stands for nothing, or for what customers may not see, takes its sentence with it.</summary>
    private static JudgedReport? Judge(ReportTask task, Answer answer, Redactor redactor)
    {
        if (ReportTask.Read(answer.Text) is not { } read) return null;
        var hidden = new List<RefusedSentence>();
        IReadOnlyList<WrittenSentence?> Shown(IReadOnlyList<WrittenSentence?>? sentences) => [.. (sentences ?? []).OfType<WrittenSentence>().Select(s => s with { Text = Text(s.Text) })];
        string? Text(string? text)
        {
            var restored = redactor.Restore(text ?? "", Audience.Customers);
            if (restored.Unknown + restored.Closed == 0) return restored.Text;
            hidden.Add(new RefusedSentence(restored.Text, "holds a name that may not stand there"));
            return null;
        }

        var judged = task.Judge(read with { FiveWords = Text(read.FiveWords), Impact = Shown(read.Impact), Happened = Shown(read.Happened), Did = Shown(read.Did), Prevention = Shown(read.Prevention) });
        return judged with { Refused = [.. judged.Refused, .. hidden] };
    }

    private static ReportOutcome NotUsed(CustomerReport rules, string reason, Answer? answer) =>
        new(rules with { Draft = rules.Draft with { Provenance = Paid(rules.Draft.Provenance, answer, "template") with { LeftOut = [.. rules.Draft.Provenance.LeftOut, reason] } } }, false, reason);

    private static Provenance Paid(Provenance before, Answer? answer, string engine) => answer is null ? before : before with
    {
        Engine = engine, Model = engine == "model" ? answer.Model : before.Model, Prompts = [.. before.Prompts, .. answer.Prompts], InputTokens = before.InputTokens + answer.InputTokens, OutputTokens = before.OutputTokens + answer.OutputTokens,
    };

    private static string Published(PublishedText? last) => last is null ? "(nothing)" : (last.Title + "\n" + last.Body) is var text && text.Length > MostPublished ? text[..MostPublished] : text;

    private static string Told(JudgedReport? judged, List<Finding> worse) => judged is null ? "The answer was no JSON object of the form asked for."
        : string.Join('\n', judged.Refused.Select(r => $"{r.Text} -- {r.Reason}").Concat(worse.Select(f => $"{f.Rule}: {f.Message}")).Take(MostTold));
}
