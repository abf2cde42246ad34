namespace CommsAssistant.Storage;

/// <summary>A postmortem as it was uploaded, whole and unchanged, with its SHA-256.</summary>
internal sealed class DocumentRow
{
    public required string Id { get; set; }
    public required string IncidentId { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public required byte[] Content { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}
