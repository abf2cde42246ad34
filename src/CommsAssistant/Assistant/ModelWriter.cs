using System.Globalization;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Drafting;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Assistant;

/// <summary>What came of asking a model to word a draft.</summary>
/// <param name="Draft">The draft to use: the model's, or the template's as it was, with the reason in its provenance.</param>
/// <param name="IsByModel">True when words of the model stand in it.</param>
/// <param name="Reason">Why it is the template's; null when it is the model's.</param>
public sealed record WritingOutcome(Draft Draft, bool IsByModel, string? Reason);

/// <summary>
/// Has a model word a template's draft anew. It is given only what the draft's audience may see, redacted; its sentences are held against the lines they name, the whole is checked as any
/// text is, and one more try is made with what was found. A text that blocks where the template's does not is not used: the result is never worse than the template's draft.
/// </summary>
public sealed class ModelWriter(IModels models, PromptLibrary prompts, PromptOptions options)
{
    private const int MostOutput = 1_500;
    private const int MostTold = 12;
    private static readonly DraftChecker Checker = new(DraftRules.All);

    /// <summary>True when a model is configured for writing.</summary>
    public bool IsConfigured => models.For(ModelPurpose.Write) is not null;

    /// <summary>The draft in the model's words where they hold.</summary>
    /// <param name="template">The template's draft.</param>
    /// <param name="context">What it is checked against; its ledger holds all facts.</param>
    /// <param name="redactor">The incident's redactor.</param>
    /// <param name="note">A note by whoever asked, on tone and emphasis; null for none. It cannot make anything true.</param>
    public async Task<WritingOutcome> WriteAsync(Draft template, CheckContext context, Redactor redactor, string? note, CancellationToken ct)
    {
        if (models.For(ModelPurpose.Write) is not { } client) return new WritingOutcome(template, false, "no model is configured");
        var request = new DraftRequest(context.Incident, context.Ledger, context.People, template.Status, template.AsOf, (template.NextUpdateAt ?? template.AsOf) - template.AsOf, context.LastPublished);
        var task = WritingTask.Of(template, DraftTemplates.Walled(context.Ledger, template.Kind), context.Catalogue.PublicNames, Additions.For(template, DraftMaterial.Of(template, request), context));
        if (task.IsEmpty) return new WritingOutcome(template, false, "nothing in the draft rests on facts that could be worded");
        try
        {
            return await AskAsync(client, task, template, context, redactor, note, ct);
        }
        catch (ModelUnavailableException e)
        {
            return NotUsed(template, "The model did not answer: " + e.Reason, null);
        }
    }

    private async Task<WritingOutcome> AskAsync(IChatClient client, WritingTask task, Draft template, CheckContext context, Redactor redactor, string? note, CancellationToken ct)
    {
        var asking = new Asking(client, context.Incident.Id, MostOutput);
        var audience = template.Kind.Audience;
        var prompt = await prompts["write-draft"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["audience"] = AudienceWords(audience), ["kind"] = template.Kind.Name, ["fields"] = task.Fields, ["style_guide"] = prompts.StyleGuide, ["house_rules"] = options.HouseRules,
            ["facts"] = task.Facts(t => redactor.Redact(t, audience).Text), ["note"] = redactor.Redact(note ?? "(none)", audience).Text,
            ["status"] = template.Status.Name(), ["now"] = template.AsOf.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
        }, ct);
        var answer = await asking.AskAsync(prompt, prompt.Format, ct);
        var judged = Judge(task, answer, redactor, audience);
        var before = Findings(context, template);
        var worse = judged is null ? [] : Worse(Findings(context, judged.Draft), before);
        if (judged is null || judged.Refused.Count > 0 || worse.Exists(f => Blocks(f) || !IsTaste(f, judged)))
        {
            var again = await prompts["repair-draft"].RenderAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["findings"] = redactor.Redact(Told(judged, worse), audience).Text }, ct);
            try
            {
                answer = await asking.AskAsync(again, prompt.Format, ct);
            }
            catch (ModelUnavailableException) when (judged is not null)
            {
                // The first answer stands, less what was refused.
                return Settled(judged, worse, context, before, template, answer);
            }
            var second = Judge(task, answer, redactor, audience);
            var secondWorse = second is null ? [] : Worse(Findings(context, second.Draft), before);
            if (second is not null && (judged is null || secondWorse.Count < worse.Count || secondWorse.Count == worse.Count && second.Taken >= judged.Taken)) (judged, worse) = (second, secondWorse);
        }
        return judged is null ? NotUsed(template, "The model's answer was not in the form asked for.", answer) : Settled(judged, worse, context, before, template, answer);
    }

    /// <summary>
    /// What is used of an answer after the last round. Additions in which the checks still find what blocks go, one by one; what is warned about is shown where the text says more than the
    /// template does, and is no reason to use it where it does not.
    /// </summary>
    private static WritingOutcome Settled(JudgedAnswer judged, List<Finding> worse, CheckContext context, IReadOnlyList<Finding> before, Draft template, Answer answer)
    {
        while (worse.Exists(Blocks) && judged.Added > 0)
        {
            var draft = judged.Draft;
            if (worse.Where(Blocks).Select(f => Additions.At(draft, f.Start)).OfType<DraftSentence>().FirstOrDefault() is not { } sentence) break;
            judged = judged with { Draft = Additions.Without(draft, sentence), Added = judged.Added - 1, Taken = judged.Taken - 1, Refused = [.. judged.Refused, new RefusedSentence(sentence.Text, "the checks block it")] };
            worse = Worse(Findings(context, judged.Draft), before);
        }
        if (worse.Exists(Blocks) || worse.Count > 0 && judged.Added == 0) return NotUsed(template, $"The model's text was not used: the checks found {string.Join(", ", worse.Select(f => f.Rule).Distinct())}.", answer);
        return Used(judged, template, answer);
    }

    /// <summary>A warning about a word that a line gave, in a sentence that was added for it: another round would only cost; a person sees the warning.</summary>
    private static bool IsTaste(Finding finding, JudgedAnswer judged) => finding.Rule == "jargon" && judged.Added > 0;

    private static bool Blocks(Finding finding) => finding.Severity != FindingSeverity.Warn;

    private static WritingOutcome Used(JudgedAnswer judged, Draft template, Answer answer)
    {
        var dropped = judged.Refused.Count == 0 ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"{judged.Refused.Count} sentences of the model: {string.Join("; ", judged.Refused.GroupBy(r => r.Reason.Split(':')[0]).Select(g => g.Key))}") };
        if (judged.Draft.Text == template.Text) return NotUsed(template, judged.Refused.Count > 0 ? "No sentence of the model held; the template's stand." : "The model changed nothing.", answer);
        var draft = judged.Draft with
        {
            Provenance = template.Provenance with { Engine = "model", Model = answer.Model, Prompts = answer.Prompts, InputTokens = answer.InputTokens, OutputTokens = answer.OutputTokens, LeftOut = [.. template.Provenance.LeftOut, .. dropped] },
        };
        return new WritingOutcome(draft, true, null);
    }

    /// <summary>The template's draft, with what was tried and paid for in its provenance.</summary>
    private static WritingOutcome NotUsed(Draft template, string reason, Answer? answer) => new(template with
    {
        Provenance = template.Provenance with { LeftOut = [.. template.Provenance.LeftOut, reason], Prompts = answer?.Prompts ?? [], InputTokens = answer?.InputTokens ?? 0, OutputTokens = answer?.OutputTokens ?? 0 },
    }, false, reason);

    /// <summary>The answer with its placeholders turned back; one that stands for nothing, or for what the audience may not see, takes its sentence with it.</summary>
    private static JudgedAnswer? Judge(WritingTask task, Answer answer, Redactor redactor, Audience audience)
    {
        if (WritingTask.Read(answer.Text) is not { } read) return null;
        var hidden = new List<RefusedSentence>();
        string? Shown(string? text)
        {
            var restored = redactor.Restore(text ?? "", audience);
            if (restored.Unknown + restored.Closed == 0) return restored.Text;
            hidden.Add(new RefusedSentence(restored.Text, "holds a name that may not stand there"));
            return null;
        }

        var judged = task.Judge(read with { FiveWords = Shown(read.FiveWords), Sentences = [.. (read.Sentences ?? []).Where(s => s is not null).Select(s => s with { Text = Shown(s.Text) })] });
        return judged with { Refused = [.. judged.Refused, .. hidden] };
    }

    private static IReadOnlyList<Finding> Findings(CheckContext context, Draft draft) => Checker.Check(context with { Draft = draft });

    /// <summary>Findings of a rule that the template's draft has fewer of, the blocking ones first.</summary>
    private static List<Finding> Worse(IReadOnlyList<Finding> after, IReadOnlyList<Finding> before) =>
        [.. after.GroupBy(f => (f.Rule, Blocks: f.Severity != FindingSeverity.Warn)).Where(g => g.Count() > before.Count(f => f.Rule == g.Key.Rule && f.Severity != FindingSeverity.Warn == g.Key.Blocks)).OrderByDescending(g => g.Key.Blocks).SelectMany(g => g)];

    private static string Told(JudgedAnswer? judged, List<Finding> worse) => judged is null ? "The answer was no JSON object of the form asked for."
        : string.Join('\n', judged.Refused.Select(r => $"{r.Text} -- {r.Reason}").Concat(worse.Select(f => $"{f.Rule}: {f.Message}")).Take(MostTold));

    private static string AudienceWords(Audience audience) => audience switch
    {
        Audience.Customers => "customers, who want to know what does not work, for whom, and what they can do; no names of people, machines or tools",
        Audience.Stakeholders => "colleagues in support, sales and leadership, who must know what to tell customers; no names of people or machines",
        _ => "engineers in the incident's channel",
    };
}
