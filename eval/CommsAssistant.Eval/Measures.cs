namespace CommsAssistant.Eval;

/// <summary>One number about a whole run.</summary>
/// <param name="Name">As it stands in reports and baselines.</param>
/// <param name="Task">The task whose cases it is about.</param>
/// <param name="HigherIsBetter">False for faults.</param>
/// <param name="Gates">Whether a run fails when it is worse than the baseline; readability and length are shown only.</param>
/// <param name="Of">The number, from the cases of its task.</param>
internal sealed record Measure(string Name, string Task, bool HigherIsBetter, bool Gates, Func<IReadOnlyList<CaseResult>, double> Of);

/// <summary>The measures, all deterministic.</summary>
internal static class Measures
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        Mean("timeline_key_recall", "timeline", "key_recall"), Mean("timeline_recall", "timeline", "recall"), Mean("timeline_precision", "timeline", "precision"), Mean("timeline_within_60s", "timeline", "within_60s"),
        Mean("timeline_kind_right", "timeline", "kind_right"), Sum("timeline_invalid_evidence", "timeline", "invalid_evidence"),
        Ratio("draft_must_say", "draft"), Sum("drafts_with_a_fault", "draft", "fault"), Sum("drafts_that_leak", "draft", "must_not_say"), Sum("drafts_with_a_number_not_allowed", "draft", "number"),
        Sum("drafts_without_promise", "draft", "no_promise"), Sum("drafts_with_a_bare_time", "draft", "bare_time"), Sum("drafts_with_an_invented_estimate", "draft", "eta"), Sum("drafts_blocked", "draft", "blocked"),
        Mean("draft_five_words", "draft", "five_words"), Shown("draft_reading_grade", "draft", "grade"), Shown("draft_words", "draft", "words"), Shown("draft_open_questions", "draft", "unknown"),
        Ratio("report_must_say", "report"), Sum("reports_with_a_leak", "report", "leak"), Mean("report_duration_right", "report", "duration"), Mean("report_impact_first", "report", "impact_first"), Shown("report_reading_grade", "report", "grade"),
        Shown("report_words", "report", "words"),
    ];

    /// <summary>The measures that a set of results can tell, each with its number.</summary>
    public static IReadOnlyList<(Measure Measure, double Value)> Of(IReadOnlyList<CaseResult> results) =>
        [.. All.Select(m => (m, results.Where(r => r.Task == m.Task && Has(r, m)).ToList())).Where(p => p.Item2.Count > 0).Select(p => (p.m, p.m.Of(p.Item2)))];

    private static bool Has(CaseResult result, Measure measure) => measure.Name != "report_impact_first" || result.Scores.ContainsKey("impact_first");

    private static Measure Mean(string name, string task, string score) => new(name, task, true, true, r => r.Average(c => c[score]));
    private static Measure Sum(string name, string task, string score) => new(name, task, false, true, r => r.Sum(c => c[score]) / Repeats(r));
    private static Measure Shown(string name, string task, string score) => new(name, task, false, false, r => r.Where(c => c.Error is null).Select(c => c[score]).DefaultIfEmpty(0).Average());
    private static Measure Ratio(string name, string task) => new(name, task, true, true, r => r.Sum(c => c["said"]) / Math.Max(1, r.Sum(c => c["asked"])));

    private static int Repeats(IReadOnlyList<CaseResult> results) => Math.Max(1, results.Select(r => r.Repeat).Distinct().Count());
}
