using CommsAssistant.Eval;
using CommsAssistant.Eval.Pipelines;
using CommsAssistant.Eval.Reports;

namespace CommsAssistant.Tests.Eval;

public sealed class RunTests
{
    private static readonly Suite Demo = new("demo", ["samples/login-config"], ["timeline", "draft"]);

    [Fact]
    public async Task A_case_that_fails_stays_in_the_table_and_counts_as_the_worst()
    {
        var good = await RunAsync(new RulesPipeline());
        var bad = await RunAsync(new Failing("draft"));
        bad.Count.ShouldBe(good.Count);
        Value(good, "draft_must_say").ShouldBeGreaterThan(0.5);
        Value(bad, "draft_must_say").ShouldBe(0);
        Value(bad, "drafts_with_a_fault").ShouldBe(bad.Count(r => r.Task == "draft"));
        Value(bad, "timeline_key_recall").ShouldBe(Value(good, "timeline_key_recall"));
        var report = new RunReport("demo", "none", 1, bad, null, []);
        report.Markdown().ShouldContain("FAILED: it &lt;broke> \\| here");
        report.Html().ShouldContain("<tr class=\"bad\">");
        report.Html().ShouldContain("it &lt;broke&gt;");
    }

    [Fact]
    public async Task A_result_that_must_not_count_is_a_failure()
    {
        var results = await new Runner(new RulesPipeline(), Demo, Bundles.Root, TimeProvider.System, () => "not on the cassette").RunAsync(1, null, TestContext.Current.CancellationToken);
        results.ShouldAllBe(r => r.Error == "not on the cassette");
        Value(results, "timeline_key_recall").ShouldBe(0);
    }

    [Fact]
    public async Task A_sealed_suite_shows_numbers_only()
    {
        var open = await RunAsync(new RulesPipeline());
        var shut = await new Runner(new Failing("timeline"), Demo with { Sealed = true }, Bundles.Root, TimeProvider.System).RunAsync(1, null, TestContext.Current.CancellationToken);
        open.ShouldContain(r => r.Details.Count > 0);
        shut.ShouldAllBe(r => r.Details.Count == 0);
        shut.ShouldContain(r => r.Error == "(not shown)");
        Value(shut, "draft_must_say").ShouldBe(Value(open, "draft_must_say"));
    }

    [Fact]
    public void A_suite_whose_folder_is_absent_says_so() =>
        Should.Throw<EvalInputException>(() => new Suite("x", ["eval/datasets/none-of-these/*"], ["timeline"]).Expand(Bundles.Root)).Message.ShouldContain("names no folder that exists");

    [Fact]
    public async Task A_run_worse_than_its_baseline_says_in_what()
    {
        var good = await RunAsync(new RulesPipeline());
        var baseline = Baseline.From("demo", "none", good);
        baseline.Worse(good).ShouldBeEmpty();
        baseline.Worse(await RunAsync(new Failing("draft"))).ShouldContain(w => w.StartsWith("drafts_with_a_fault was ", StringComparison.Ordinal));
        baseline.Worse([.. good.Where(r => r.Task == "draft")]).ShouldContain(w => w.StartsWith("timeline_key_recall was ", StringComparison.Ordinal) && w.EndsWith("is not measured any more", StringComparison.Ordinal));
        baseline.Numbers.Keys.ShouldNotContain("draft_words");
    }

    [Fact]
    public async Task The_exit_code_tells_whether_a_run_holds()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("comms-eval-").FullName;
        try
        {
            var baseline = Path.Combine(folder, "baseline.json");
            string[] arguments = ["--suite", "demo", "--baseline", baseline, "--out", folder];
            (await RunCommand.RunAsync(RunOptions.Parse([.. arguments, "--write-baseline"]), TextWriter.Null, ct)).ShouldBe(RunCommand.Done);
            foreach (var file in (string[])["report.md", "report.html", "results.json"]) File.Exists(Path.Combine(folder, file)).ShouldBeTrue();
            var better = Baseline.Load(baseline)!;
            better.Numbers["timeline_precision"] = 1.01;
            await better.SaveAsync(baseline, ct);
            (await RunCommand.RunAsync(RunOptions.Parse(arguments), TextWriter.Null, ct)).ShouldBe(RunCommand.Worse);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--suit", "x")]
    [InlineData("--suite", "no-such-suite")]
    [InlineData("--suite", "demo", "--model", "gpt")]
    [InlineData("--suite", "demo", "--repeats", "0")]
    [InlineData("--suite", "demo", "--cassettes", "x")]
    [InlineData("--suite", "demo", "--baseline", "no-such-file.json")]
    public async Task Arguments_that_cannot_be_used_say_so(params string[] arguments) =>
        (await Should.ThrowAsync<EvalInputException>(async () => await RunCommand.RunAsync(RunOptions.Parse(arguments), TextWriter.Null, TestContext.Current.CancellationToken))).Message.ShouldNotBeEmpty();

    [Fact]
    public async Task A_confidence_holds_the_value_and_is_the_same_every_time()
    {
        var results = await RunAsync(new RulesPipeline());
        var measure = Measures.All.Single(m => m.Name == "draft_must_say");
        var (low, high) = Confidence.Of(measure, results);
        low.ShouldBeLessThanOrEqualTo(Value(results, "draft_must_say"));
        high.ShouldBeGreaterThanOrEqualTo(Value(results, "draft_must_say"));
        Confidence.Of(measure, results).ShouldBe((low, high));
    }

    [Fact]
    public void Every_suite_of_the_repository_can_be_read()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Bundles.Root, "eval", "suites"))) Suite.Load(Bundles.Root, Path.GetFileNameWithoutExtension(file)).Name.ShouldBe(Path.GetFileNameWithoutExtension(file));
    }

    private static Task<IReadOnlyList<CaseResult>> RunAsync(IPipeline pipeline) => new Runner(pipeline, Demo, Bundles.Root, TimeProvider.System).RunAsync(1, null, TestContext.Current.CancellationToken);

    private static double Value(IReadOnlyList<CaseResult> results, string measure) => Measures.Of(results).Single(m => m.Measure.Name == measure).Value;

    private sealed class Failing(string task) : IPipeline
    {
        private readonly RulesPipeline rules = new();

        public Task<TimelineOutput> TimelineAsync(string bundle, CancellationToken ct) => task == "timeline" ? throw new PipelineException("it <broke> | here") : rules.TimelineAsync(bundle, ct);

        public Task<DraftOutput> DraftAsync(string bundle, CheckpointHead checkpoint, CancellationToken ct) => task == "draft" ? throw new PipelineException("it <broke> | here") : rules.DraftAsync(bundle, checkpoint, ct);

        public Task<ReportOutput> ReportAsync(string document, CancellationToken ct) => throw new PipelineException("no reports");
    }
}
