using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Drafting;

/// <summary>From when to when customers felt it, where the commander has said so.</summary>
/// <param name="Start">The fact behind the beginning.</param>
/// <param name="End">The fact behind the end.</param>
internal sealed record ImpactWindow(Fact Start, Fact End)
{
    public DateTimeOffset From => Start.At;
    public DateTimeOffset To => End.At;

    /// <summary>The window, or null when the beginning or the end is unknown or not from the commander.</summary>
    public static ImpactWindow? Of(DraftRequest request)
    {
        var brief = BriefBuilder.Build(request.Ledger, request.Incident, request.People, request.Now);
        return brief is { SinceFact: { } start, UntilFact: { } end } && end.At > start.At && Settled(start) && Settled(end) ? new ImpactWindow(start, end) : null;
    }

    /// <summary>Responders' times name parts of the story as often as the whole; only the commander's settle it.</summary>
    private static bool Settled(Fact fact) => fact.SaidByCommander;
}
