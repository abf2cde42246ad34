using System.Globalization;
using System.Text;

namespace CommsAssistant.Core.Timeline;

/// <summary>A timeline as Markdown and as comma-separated values.</summary>
public static class TimelineFormats
{
    /// <summary>A table for a postmortem: time in UTC, kind, what happened; then what became of every message.</summary>
    public static string Markdown(IncidentTimeline timeline)
    {
        var text = new StringBuilder("# Timeline\n\nAll times are UTC. Lines in bold are the key moments.\n");
        var day = default(DateOnly);
        foreach (var entry in timeline.Entries)
        {
            var date = DateOnly.FromDateTime(entry.At.UtcDateTime);
            if (date != day) text.Append(CultureInfo.InvariantCulture, $"\n## {date:yyyy-MM-dd}\n\n| Time | Kind | What happened |\n|---|---|---|\n");
            day = date;
            var words = entry.Text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace('\n', ' ');
            text.Append(CultureInfo.InvariantCulture, $"| {entry.At:HH:mm:ss} | {Facts.FactKinds.Name(entry.Kind)} | {(entry.IsKey ? "**" + words + "**" : words)} |\n");
        }
        var coverage = timeline.Coverage;
        text.Append(CultureInfo.InvariantCulture, $"\nRead {coverage.Messages} messages: {coverage.Used} used, {coverage.Noise.Values.Sum()} noise ({string.Join(", ", coverage.Noise.Select(n => $"{n.Key} {n.Value}"))}), {coverage.LeftOut.Count} left out.\n");
        return text.ToString();
    }

    /// <summary>RFC 4180 with a header; cells that a spreadsheet would run as a formula get an apostrophe in front.</summary>
    public static string Csv(IncidentTimeline timeline)
    {
        var text = new StringBuilder("at,kind,key,text,evidence\r\n");
        foreach (var entry in timeline.Entries)
            text.Append(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},{Facts.FactKinds.Name(entry.Kind)},{(entry.IsKey ? "yes" : "no")},{Cell(entry.Text)},{Cell(string.Join(' ', entry.Evidence.Select(e => e.Source.Ts)))}\r\n");
        return text.ToString();
    }

    private static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }
}
