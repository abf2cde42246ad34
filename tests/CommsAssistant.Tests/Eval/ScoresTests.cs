using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CommsAssistant.Eval;
using CommsAssistant.Eval.Pipelines;
using CommsAssistant.Eval.Scoring;

namespace CommsAssistant.Tests.Eval;

public sealed class ScoresTests
{
    private static readonly string Script = Path.Combine(Bundles.Root, "..", "shared", "tools", "score.py");
    private static readonly string Comms = Path.Combine(AppContext.BaseDirectory, "comms");

    public static TheoryData<string> Samples => ["samples/login-config", "eval/datasets/incidents/dropped-table"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_timeline_has_the_same_score_as_the_reference_gives_it(string bundle)
    {
        SkipWithoutReference();
        var folder = Path.Combine(Bundles.Root, bundle);
        var output = await new RulesPipeline().TimelineAsync(folder, TestContext.Current.CancellationToken);
        var score = TimelineScore.Of(folder, output);
        var reference = await ReferenceAsync("timeline", folder, output);
        (score.Gold, score.Entries, score.InvalidEvidence).ShouldBe((reference.GetProperty("gold").GetInt32(), reference.GetProperty("entries").GetInt32(), reference.GetProperty("invalid_evidence").GetInt32()));
        double[] numbers = [score.KeyRecall, score.Recall, score.Precision, score.Within60S, score.MedianErrorS ?? -1, score.KindRight];
        numbers.ShouldBe(((string[])["key_recall", "recall", "precision", "within_60s", "median_error_s", "kind_right"]).Select(n => reference.GetProperty(n).GetDouble()), 1e-9);
        score.MissedKey.ShouldBe(reference.Texts("missed_key"));
    }

    [Fact]
    public async Task Evidence_that_is_not_there_is_counted_as_the_reference_counts_it()
    {
        SkipWithoutReference();
        var output = await new RulesPipeline().TimelineAsync(Bundles.Demo, TestContext.Current.CancellationToken);
        var broken = new TimelineOutput([.. output.Entries.Select((e, i) => i switch
        {
            0 => e with { Evidence = [] },
            1 => e with { Evidence = [e.Evidence![0] with { Quote = "nobody said this" }] },
            2 => e with { Evidence = [e.Evidence![0] with { Ts = "1.000001" }], At = e.At.AddMinutes(7) },
            _ => e,
        })]);
        var score = TimelineScore.Of(Bundles.Demo, broken);
        var reference = await ReferenceAsync("timeline", Bundles.Demo, broken);
        score.InvalidEvidence.ShouldBe(3);
        (score.InvalidEvidence, score.Recall, score.Precision, score.Within60S).ShouldBe((reference.GetProperty("invalid_evidence").GetInt32(), reference.GetProperty("recall").GetDouble(), reference.GetProperty("precision").GetDouble(), reference.GetProperty("within_60s").GetDouble()));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_draft_has_the_same_score_as_the_reference_gives_it(string bundle)
    {
        SkipWithoutReference();
        var folder = Path.Combine(Bundles.Root, bundle);
        foreach (var (gold, i) in Bundles.Json(bundle, "gold/checkpoints.json").EnumerateArray().Select((g, i) => (g, i)))
        {
            var head = new CheckpointHead(gold.Text("draft")!, gold.GetProperty("at").GetDateTimeOffset(), gold.Text("status")!);
            var output = await new RulesPipeline().DraftAsync(folder, head, TestContext.Current.CancellationToken);
            if (i % 2 == 1) output = output with { Text = output.Text + "\nSorry! It will be fixed in 20 minutes, by 10:30, for 4,321 users (99.5%) on db-7; auth-db-1 has 17 errors.", FiveWords = "one two three four five six" };
            var score = DraftScore.Of(folder, i, output);
            var reference = await ReferenceAsync("draft", folder, output, i.ToString(CultureInfo.InvariantCulture));
            $"{score.Said}/{score.Asked}".ShouldBe(reference.Text("must_say"));
            score.MustNotSay.ShouldBe(reference.Texts("must_not_say"));
            score.NumbersNotAllowed.ShouldBe(reference.Texts("numbers_not_allowed"));
            score.Blocking.ShouldBe(reference.Texts("blocking"));
            (score.NextUpdate, score.TimesWithoutZone, score.InventedEta, score.FiveWords)
                .ShouldBe((reference.GetProperty("next_update").GetBoolean(), reference.GetProperty("times_without_zone").GetInt32(), reference.GetProperty("invented_eta").GetBoolean(), reference.GetProperty("five_words").GetBoolean()));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_report_has_the_same_score_as_the_reference_gives_it(string bundle)
    {
        SkipWithoutReference();
        var folder = Path.Combine(Bundles.Root, bundle);
        var gold = Bundles.Json(bundle, "gold/report.json");
        var text = "# Report\n\n" + await File.ReadAllTextAsync(Path.Combine(folder, "postmortem.md"), TestContext.Current.CancellationToken) + "\nWe are sorry, and we apologise.";
        foreach (var duration in (double?[])[gold.GetProperty("duration_minutes").GetDouble(), 1, null])
        {
            var output = new ReportOutput(text, duration, [new FindingOutput("secret", "never"), new FindingOutput("length", "warn")], [new WithheldOutput("x", "y")], null, null);
            var score = ReportScore.Of(folder, output);
            var reference = await ReferenceAsync("report", folder, output);
            $"{score.Said}/{score.Asked}".ShouldBe(reference.Text("must_say"));
            score.MustNotSay.ShouldBe(reference.Texts("must_not_say"));
            score.Blocking.ShouldBe(reference.Texts("blocking"));
            (score.Apologies, score.Duration, score.ImpactFirst, score.Withheld)
                .ShouldBe((reference.GetProperty("apologies").GetInt32(), reference.GetProperty("duration").GetBoolean(), reference.GetProperty("impact_first").GetBoolean(), reference.GetProperty("withheld").GetInt32()));
        }
    }

    [Fact]
    public async Task The_command_line_gives_the_same_as_the_rules_in_this_process()
    {
        var ct = TestContext.Current.CancellationToken;
        var line = new CommandLinePipeline(Comms, "none", new Dictionary<string, string>());
        var rules = new RulesPipeline();
        JsonSerializer.Serialize(await rules.TimelineAsync(Bundles.Demo, ct), EvalJson.Options).ShouldBe(JsonSerializer.Serialize(await line.TimelineAsync(Bundles.Demo, ct), EvalJson.Options));
        var head = new CheckpointHead("status-update", DateTimeOffset.Parse("2025-06-10T18:41:00Z", CultureInfo.InvariantCulture), "identified");
        JsonSerializer.Serialize(await rules.DraftAsync(Bundles.Demo, head, ct), EvalJson.Options).ShouldBe(JsonSerializer.Serialize(await line.DraftAsync(Bundles.Demo, head, ct), EvalJson.Options));
    }

    [Fact]
    public void The_best_pairs_are_found_where_the_greedy_ones_are_not() =>
        Assignment.Best([[2, 3, 0], [0, 2.9, 0]]).ShouldBe([(0, 0), (1, 1)]);

    private static void SkipWithoutReference()
    {
        if (!File.Exists(Script)) Assert.Skip("The reference scorer is not here.");
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "python3")))) Assert.Skip("There is no python3.");
    }

    private static async Task<JsonElement> ReferenceAsync(string verb, string folder, object output, params string[] more)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(output, EvalJson.Options), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true };
            foreach (var argument in (string[])[Script, verb, folder, .. more, file]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
