using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Drafting;

/// <summary>From when to when customers felt it, where the commander has said so.</summary>
/// <param name="Start">The fact behind the beginning.</param>
/// <param name="End">The fact behind the end.</param>
internal sealed partial record ImpactWindow(Fact Start, Fact End)
{
    public DateTimeOffset From => Start.At;
    public DateTimeOffset To => End.At;

    /// <summary>The window, or null when the beginning or the end is unknown or not from the commander.</summary>
    public static ImpactWindow? Of(DraftRequest request)
    {
        var brief = BriefBuilder.Build(request.Ledger, request.Incident, request.People, request.Now);
        return brief is { SinceFact: { } start, UntilFact: { } end } && end.At > start.At && Settled(start) && Settled(end) && !Lasts(request.Ledger, end) ? new ImpactWindow(start, end) : null;
    }

    /// <summary>Responders' times name parts of the story as often as the whole; only the commander's settle it.</summary>
    private static bool Settled(Fact fact) => fact.SaidByCommander;

    /// <summary>Customers were told after the end was named that something is still not as it should be, or that another end came later.</summary>
    private static bool Lasts(FactLedger ledger, Fact end) =>
        ledger.Facts.Any(f => f.IsUsable && f.SaidAt > end.SaidAt && f.PublicText is { } told && told.Split('\n').Any(s => !Past().IsMatch(s) && Still().IsMatch(s)));

    [GeneratedRegex(@"\bstill\b(?! (?:open|watching|monitoring|investigating|paused))|\b(?:can|may) (?:be|remain|lack)\b|\bremains? (?!open|paused)|\bnot yet\b|\b(?:is|are) (?:incomplete|missing|failing|slow|delayed|unavailable|out of date)\b", RegexOptions.IgnoreCase)] private static partial Regex Still();
    [GeneratedRegex(@"\b(?:was|were|failed|could not|had|did not)\b", RegexOptions.IgnoreCase)] private static partial Regex Past();
}
