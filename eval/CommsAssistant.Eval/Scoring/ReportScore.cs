using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommsAssistant.Eval.Scoring;

/// <summary>A customer report against what it must and must not say; for a real postmortem also its timeline.</summary>
internal sealed partial record ReportScore(
    int Said, int Asked, IReadOnlyList<string> Missed, IReadOnlyList<string> MustNotSay, int Apologies, bool Duration, bool? ImpactFirst, int Withheld, IReadOnlyList<string> Blocking, string? Engine,
    double? TimelineRecall, double? TimelineKeyRecall, int? TimelineEntries)
{
    /// <param name="folder">A bundle, or the folder of a real postmortem with its gold.json.</param>
    public static ReportScore Of(string folder, ReportOutput output)
    {
        var isBundle = File.Exists(Path.Combine(folder, "gold", "report.json"));
        var gold = isBundle ? EvalJson.Read(folder, "gold", "report.json") : EvalJson.Read(folder, "gold.json");
        var text = output.Text;
        var groups = gold.Items("must_say").Select(g => g.EnumerateArray().Select(p => p.GetString()!).ToList()).ToList();
        var missed = groups.Where(g => Wordings.Said(g, text).Count == 0).ToList();
        var body = string.Join(' ', text.ReplaceLineEndings("\n").Split('\n').Where(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith('#')));
        var (recall, keys, entries) = isBundle ? (null, null, null) : Timeline(gold, output.Timeline ?? []);
        return new ReportScore(groups.Count - missed.Count, groups.Count, [.. missed.Select(g => string.Join(" | ", g))], Wordings.Said(gold.Texts("must_not_say").Concat(gold.Texts("internal_terms")), text), Apology().Count(text),
            DurationRight(gold, output), isBundle ? Wordings.Said(gold.Texts("impact_first"), body.Length > 320 ? body[..320] : body).Count > 0 : null, output.Withheld?.Count ?? 0, DraftScore.BlockingOf(output.Findings), output.Provenance?.Engine, recall, keys, entries);
    }

    private static bool DurationRight(JsonElement gold, ReportOutput output)
    {
        var windows = gold.TryGetProperty("impact_windows", out _) ? gold.Items("impact_windows") : gold.Items("windows");
        var allowed = windows.Where(w => w.Text("started") is not null && w.Text("ended") is not null).Select(w => Math.Round((w.GetProperty("ended").GetDateTimeOffset() - w.GetProperty("started").GetDateTimeOffset()).TotalMinutes, MidpointRounding.ToEven)).ToList();
        if (gold.TryGetProperty("duration_minutes", out var minutes) && minutes.ValueKind == JsonValueKind.Number) allowed.Add(minutes.GetDouble());
        return allowed.Count == 0 ? output.DurationMinutes is null : output.DurationMinutes is { } said && allowed.Any(a => Math.Abs(said - a) <= 1);
    }

    private static (double?, double?, int?) Timeline(JsonElement gold, IReadOnlyList<EntryOutput> rows)
    {
        var wanted = gold.Items("timeline").Select(g => (At: Wordings.Seconds(g.GetProperty("at").GetDateTimeOffset()), Words: Wordings.Words(g.Text("text")), Key: g.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.True)).ToList();
        if (wanted.Count == 0) return (null, null, null);
        var given = rows.Select(r => (At: Wordings.Seconds(r.At), Words: Wordings.Words(r.Text))).ToList();
        var hit = given.Count == 0 ? [] : Assignment.Best([.. wanted.Select(g => given.Select(e => Weight(Math.Abs(g.At - e.At), Wordings.Overlap(g.Words, e.Words))).ToArray())]).Select(p => p.Row).ToHashSet();
        var keys = Enumerable.Range(0, wanted.Count).Where(i => wanted[i].Key).ToList();
        return (TimelineScore.Share(hit.Count, wanted.Count), TimelineScore.Share(keys.Count(hit.Contains), keys.Count), rows.Count);
    }

    private static double Weight(double apart, double alike) => apart <= 120 && alike >= 0.15 ? 1 + alike + (apart <= 60 ? 0.5 : 0) : 0;

    [GeneratedRegex(@"\b(?:apologi[sz]e|apolog(?:y|ies)|sorry)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
}
