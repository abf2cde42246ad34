using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>Reads facts from messages by rules, without a model. Pure: the same messages give the same ledger.</summary>
public static class FactExtractor
{
    /// <summary>The ledger for messages given oldest first, as they stood at the moment of interest.</summary>
    /// <param name="deleted">Messages that had been there and were deleted: nothing may rest on them.</param>
    public static FactLedger Extract(Incident incident, People people, Catalogue catalogue, IEnumerable<LogEntry> entries, IReadOnlySet<SourceRef>? deleted = null) =>
        FactLedger.Empty;
}
