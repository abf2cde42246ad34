using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>A report agrees with the status page: the incident is over there too, and start and end are those of the last post, or the report says that it corrects them.</summary>
public sealed partial class ReportFitsRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "report-fits";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.Draft.Kind.IsReport || context.LastPublished is not { } last) yield break;
        if (last.Status != IncidentStatus.Resolved) yield return Places.Whole(Id, FindingSeverity.Block, $"The status page still says {last.Status.Name()}. Resolve it there first, or wait with the report.");
        if (Correction().IsMatch(context.Draft.Body) || Duration(last.Body) is not { } posted || Duration(context.Text) is not { } here) yield break;
        if (posted.Start != here.Start) yield return new Finding(Id, FindingSeverity.Block, $"The status page gives {posted.Start:hh\\:mm} UTC as the start, the report {here.Start:hh\\:mm} UTC. Say that the report corrects it, or mend one of them.", here.At, here.Length);
        if (posted.End != here.End) yield return new Finding(Id, FindingSeverity.Block, $"The status page gives {posted.End:hh\\:mm} UTC as the end, the report {here.End:hh\\:mm} UTC. Say that the report corrects it, or mend one of them.", here.At, here.Length);
    }

    private static (int At, int Length, TimeSpan Start, TimeSpan End)? Duration(string text)
    {
        if (Line().Match(text) is not { Success: true } line) return null;
        var times = ClockTimes.Find(line.Value).Where(t => t.Zone is null && (t.Offset is null || t.Offset == TimeSpan.Zero)).Select(t => new TimeSpan(t.Time.Hours, t.Time.Minutes, 0)).ToList();
        return times.Count < 2 ? null : (line.Index, line.Length, times[0], times[^1]);
    }

    [GeneratedRegex(@"^Duration: [^\n]{8,300}", RegexOptions.Multiline)] private static partial Regex Line();
    [GeneratedRegex(@"\bcorrects? (?:the|our) (?:start|end|times?|duration|status page|earlier)\b|\bthe (?:start|end) given (?:earlier|on the status page)\b", RegexOptions.IgnoreCase)] private static partial Regex Correction();
}
