using System.Globalization;
using System.Net;
using System.Text;

namespace CommsAssistant.Eval.Reports;

/// <summary>A run for people: the measures with their confidence, then every case. Failed cases stay in the table.</summary>
internal sealed record RunReport(string Suite, string Model, int Repeats, IReadOnlyList<CaseResult> Results, Baseline? Before, IReadOnlyList<string> Worse)
{
    private static readonly string[] MeasureHead = ["measure", "value", "95 % of other cases", "baseline"];
    private static readonly string[] CaseHead = ["case", "repeat", "by", "scores", "tokens", "s", "details"];

    public string Markdown()
    {
        var text = new StringBuilder($"# {Title}\n\n{Verdict}\n\n");
        Table(text, MeasureHead, MeasureRows);
        text.Append("\n## Cases\n\n");
        Table(text, CaseHead, CaseRows);
        return text.ToString();
    }

    public string Html()
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>")
            .Append(WebUtility.HtmlEncode(Title)).Append("</title><style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:100rem}table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}.bad{background:#fde8e8}</style><h1>")
            .Append(WebUtility.HtmlEncode(Title)).Append("</h1><p>").Append(WebUtility.HtmlEncode(Verdict)).Append("</p>");
        HtmlTable(text, MeasureHead, MeasureRows, _ => false);
        text.Append("<h2>Cases</h2>");
        HtmlTable(text, CaseHead, CaseRows, row => row[3].StartsWith("FAILED", StringComparison.Ordinal));
        return text.Append("</html>\n").ToString();
    }

    private string Title => $"{Suite}, model {Model}";

    private string Verdict
    {
        get
        {
            var failed = Results.Count(r => r.Error is not null);
            var text = string.Create(CultureInfo.InvariantCulture, $"{Results.Count} cases, {Repeats} repeat{(Repeats == 1 ? "" : "s")}, {failed} failed; {Results.Sum(r => (long)r.InputTokens):N0} tokens in, {Results.Sum(r => (long)r.OutputTokens):N0} out; {Results.Sum(r => r.Seconds):0.0} s.");
            return Before is null ? text + " There is no baseline." : Worse.Count == 0 ? text + " Nothing is worse than the baseline." : text + " Worse than the baseline: " + string.Join("; ", Worse) + ".";
        }
    }

    private IEnumerable<string[]> MeasureRows => Measures.Of(Results).Select(m =>
    {
        var (low, high) = Confidence.Of(m.Measure, Results);
        return new[] { m.Measure.Name, Baseline.Number(m.Value), double.IsNaN(low) ? "" : $"{Baseline.Number(low)} to {Baseline.Number(high)}", Before?.Numbers.TryGetValue(m.Measure.Name, out var before) == true ? Baseline.Number(before) : "" };
    });

    private IEnumerable<string[]> CaseRows => Results.Select(r => new[]
    {
        $"{r.Bundle} {r.Task} {r.Label}".TrimEnd(), r.Repeat.ToString(CultureInfo.InvariantCulture), r.Engine ?? "",
        r.Error is { } error ? "FAILED: " + error : string.Join(", ", r.Scores.Where(s => s.Value != 0 || s.Key is "key_recall" or "precision" or "said").Select(s => $"{s.Key} {Baseline.Number(s.Value)}")),
        r.InputTokens + r.OutputTokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{r.InputTokens} + {r.OutputTokens}"), r.Seconds.ToString("0.0", CultureInfo.InvariantCulture), string.Join("; ", r.Details),
    });

    private static void Table(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Append(string.Concat(head.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" "))).Append(" |\n");
    }

    private static void HtmlTable(StringBuilder text, string[] head, IEnumerable<string[]> rows, Func<string[], bool> isBad)
    {
        text.Append("<table><tr>").AppendJoin("", head.Select(h => $"<th>{WebUtility.HtmlEncode(h)}</th>")).Append("</tr>\n");
        foreach (var row in rows) text.Append(isBad(row) ? "<tr class=\"bad\">" : "<tr>").AppendJoin("", row.Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>")).Append("</tr>\n");
        text.Append("</table>\n");
    }
}
