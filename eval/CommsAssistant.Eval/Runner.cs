using System.Globalization;
using CommsAssistant.Eval.Pipelines;
using CommsAssistant.Eval.Scoring;

namespace CommsAssistant.Eval;

/// <summary>Runs every case of a suite and scores it. A case that fails keeps its row, with the worst of every score.</summary>
/// <param name="failed">Says after a case why its result must not count although it came; null when it may.</param>
internal sealed class Runner(IPipeline pipeline, Suite suite, string root, TimeProvider clock, Func<string?>? failed = null)
{
    public async Task<IReadOnlyList<CaseResult>> RunAsync(int repeats, Action<CaseResult>? done, CancellationToken ct)
    {
        var results = new List<CaseResult>();
        for (var repeat = 1; repeat <= repeats; repeat++)
            foreach (var folder in suite.Expand(root))
                foreach (var one in Cases(folder))
                {
                    var result = await OneAsync(folder, one, repeat, ct);
                    results.Add(result);
                    done?.Invoke(result);
                }
        return results;
    }

    private sealed record Case(string Task, string Label, Func<CancellationToken, Task<Scored>> RunAsync, IReadOnlyDictionary<string, double> Worst);

    private sealed record Scored(Dictionary<string, double> Scores, IReadOnlyList<string> Details, ProvenanceOutput? Provenance);

    private IEnumerable<Case> Cases(string folder)
    {
        var isBundle = File.Exists(Path.Combine(folder, "incident.json"));
        if (isBundle && suite.Tasks.Contains("timeline")) yield return new Case("timeline", "", ct => TimelineAsync(folder, ct), new Dictionary<string, double>(StringComparer.Ordinal));
        if (isBundle && suite.Tasks.Contains("draft"))
            foreach (var (gold, i) in EvalJson.Read(folder, "gold", "checkpoints.json").EnumerateArray().Select((g, i) => (g, i)))
            {
                var head = new CheckpointHead(gold.Text("draft")!, gold.GetProperty("at").GetDateTimeOffset(), gold.Text("status")!);
                yield return new Case("draft", string.Create(CultureInfo.InvariantCulture, $"{i} {head.Draft}"), ct => DraftAsync(folder, i, head, ct), new Dictionary<string, double>(StringComparer.Ordinal) { ["asked"] = gold.Items("must_say").Count(), ["fault"] = 1 });
            }
        if (suite.Tasks.Contains("report") && Document(folder) is { } document)
        {
            var gold = isBundle ? EvalJson.Read(folder, "gold", "report.json") : EvalJson.Read(folder, "gold.json");
            yield return new Case("report", "", ct => ReportAsync(folder, document, ct), new Dictionary<string, double>(StringComparer.Ordinal) { ["asked"] = gold.Items("must_say").Count(), ["leak"] = 1 });
        }
    }

    private async Task<CaseResult> OneAsync(string folder, Case one, int repeat, CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        CaseResult Result(IReadOnlyDictionary<string, double> scores, IReadOnlyList<string> details, string? error, ProvenanceOutput? by) =>
            new(Path.GetFileName(folder), one.Task, one.Label, repeat, scores, suite.Sealed ? [] : details, error, by?.Engine, by?.InputTokens ?? 0, by?.OutputTokens ?? 0, clock.GetElapsedTime(begun).TotalSeconds);
        try
        {
            var scored = await one.RunAsync(ct);
            return failed?.Invoke() is { } why ? Result(one.Worst, [], why, scored.Provenance) : Result(scored.Scores, scored.Details, null, scored.Provenance);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return Result(one.Worst, [], (e is PipelineException ? "" : e.GetType().Name + ": ") + (suite.Sealed ? "(not shown)" : e.Message), null);
        }
    }

    private async Task<Scored> TimelineAsync(string folder, CancellationToken ct)
    {
        var score = TimelineScore.Of(folder, await pipeline.TimelineAsync(folder, ct));
        return new Scored(new(StringComparer.Ordinal)
        {
            ["key_recall"] = score.KeyRecall, ["recall"] = score.Recall, ["precision"] = score.Precision, ["within_60s"] = score.Within60S, ["kind_right"] = score.KindRight, ["invalid_evidence"] = score.InvalidEvidence, ["entries"] = score.Entries, ["gold"] = score.Gold,
        }, [.. score.MissedKey.Select(m => "missed: " + m), .. score.Invalid.Select(i => "evidence: " + i)], null);
    }

    private async Task<Scored> DraftAsync(string folder, int checkpoint, CheckpointHead head, CancellationToken ct)
    {
        var output = await pipeline.DraftAsync(folder, head, ct);
        var score = DraftScore.Of(folder, checkpoint, output);
        var (grade, words) = Readability.Of(output.Text);
        return new Scored(new(StringComparer.Ordinal)
        {
            ["said"] = score.Said, ["asked"] = score.Asked, ["fault"] = One(score.HasFault), ["must_not_say"] = One(score.MustNotSay.Count > 0), ["number"] = One(score.NumbersNotAllowed.Count > 0), ["no_promise"] = One(!score.NextUpdate),
            ["bare_time"] = One(score.TimesWithoutZone > 0), ["eta"] = One(score.InventedEta), ["five_words"] = One(score.FiveWords), ["blocked"] = One(score.Blocking.Count > 0), ["grade"] = grade, ["words"] = words, ["unknown"] = score.Unknown.Count,
        }, [.. score.Missed.Select(m => "not said: " + m), .. score.MustNotSay.Select(m => "must not say: " + m), .. score.NumbersNotAllowed.Select(n => "number: " + n), .. score.Blocking.Select(b => "blocked by: " + b)], output.Provenance);
    }

    private async Task<Scored> ReportAsync(string folder, string document, CancellationToken ct)
    {
        var output = await pipeline.ReportAsync(document, ct);
        var score = ReportScore.Of(folder, output);
        var (grade, words) = Readability.Of(output.Text);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["said"] = score.Said, ["asked"] = score.Asked, ["leak"] = One(score.MustNotSay.Count > 0), ["duration"] = One(score.Duration), ["apologies"] = score.Apologies, ["withheld"] = score.Withheld, ["grade"] = grade, ["words"] = words,
        };
        if (score.ImpactFirst is { } first) scores["impact_first"] = One(first);
        if (score.TimelineKeyRecall is { } keys) (scores["timeline_key_recall"], scores["timeline_recall"]) = (keys, score.TimelineRecall ?? 0);
        return new Scored(scores, [.. score.Missed.Select(m => "not said: " + m), .. score.MustNotSay.Select(m => "must not say: " + m), .. score.Blocking.Select(b => "blocked by: " + b)], output.Provenance);
    }

    private static string? Document(string folder) =>
        Directory.GetFiles(folder).Order(StringComparer.Ordinal).FirstOrDefault(f => Path.GetExtension(f) is not (".json" or ".jsonl") && Path.GetFileName(f) != "SOURCE.md");

    private static double One(bool yes) => yes ? 1 : 0;
}
