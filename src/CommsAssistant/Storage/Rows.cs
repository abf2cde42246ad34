using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;

namespace CommsAssistant.Storage;

/// <summary>An incident's head and where it stands.</summary>
internal sealed class IncidentRow
{
    public required string Id { get; set; }
    /// <summary>The head as JSON; what the queue and the clocks ask for stands beside it.</summary>
    public required string HeadJson { get; set; }
    public IncidentStatus Status { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>Somebody who writes in an incident's channel.</summary>
internal sealed class PersonRow
{
    public required string IncidentId { get; set; }
    public required string Id { get; set; }
    public required string Handle { get; set; }
    public required string RealName { get; set; }
    public required string Title { get; set; }
    public required string TimeZone { get; set; }
    public PersonRole Role { get; set; }
}

/// <summary>Something that happened to a message; never changed, never removed.</summary>
internal sealed class LogEventRow
{
    public long Id { get; set; }
    public required string IncidentId { get; set; }
    /// <summary>SHA-256 of <see cref="Json"/>: the same event twice is one row.</summary>
    public required string Fingerprint { get; set; }
    public required string Json { get; set; }
}

/// <summary>What a person did to the facts; the newest on a fact wins.</summary>
internal sealed class CurationRow
{
    public required string Id { get; set; }
    public required string IncidentId { get; set; }
    public required string FactId { get; set; }
    public CurationKind Kind { get; set; }
    public required string ActJson { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>Waits for the commander.</summary>
    Waiting,
    /// <summary>Signed; see its publications.</summary>
    Approved,
    /// <summary>Turned down.</summary>
    Rejected,
    /// <summary>A newer draft was asked for in its place.</summary>
    Replaced,
}

/// <summary>A draft; its texts are in its versions.</summary>
internal sealed class DraftRow
{
    public required string Id { get; set; }
    public required string IncidentId { get; set; }
    public required string Kind { get; set; }
    public DraftState State { get; set; }
    public IncidentStatus Status { get; set; }
    public int CurrentNumber { get; set; }
    public required string Title { get; set; }
    public required string Engine { get; set; }
    public int Blocking { get; set; }
    public int Warnings { get; set; }
    public bool Notify { get; set; } = true;
    public DateTimeOffset? DueAt { get; set; }
    public required string RequestedBy { get; set; }
    public string? Instructions { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Reason { get; set; }
    /// <summary>Why no model's words took the place of the template's; set once, and then no model is asked again.</summary>
    public string? ModelReason { get; set; }
    public string? ReplacedBy { get; set; }
    public long Version { get; set; }
}

/// <summary>One version of a draft's text: who wrote it, when, and what it rests on.</summary>
internal sealed class DraftVersionRow
{
    public required string DraftId { get; set; }
    public int Number { get; set; }
    public required string DraftJson { get; set; }
    public required string FactsFingerprint { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>Somebody looked a version over and said so.</summary>
internal sealed class ReviewRow
{
    public required string DraftId { get; set; }
    public int Number { get; set; }
    public required string PersonId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A signature, with exactly what was signed.</summary>
internal sealed class ApprovalRow
{
    public required string Id { get; set; }
    public required string DraftId { get; set; }
    public int Number { get; set; }
    public required string TextsJson { get; set; }
    public required string AcceptedJson { get; set; }
    public required string Hash { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>One approved text on its way to one destination.</summary>
internal sealed class PublicationRow
{
    public required string Id { get; set; }
    public required string ApprovalId { get; set; }
    public required string DraftId { get; set; }
    public required string IncidentId { get; set; }
    public required string Destination { get; set; }
    public required string Audience { get; set; }
    public required string Kind { get; set; }
    public IncidentStatus Status { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public PublicationState State { get; set; }
    public int Attempts { get; set; }
    public string? Receipt { get; set; }
    public string? Problem { get; set; }
    public DateTimeOffset? NextUpdateAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? TriedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public long Version { get; set; }
}

/// <summary>A text on a built-in destination: the status page or the notice board.</summary>
internal sealed class PostRow
{
    public required string PublicationId { get; set; }
    public required string Destination { get; set; }
    public required string IncidentId { get; set; }
    public required string Kind { get; set; }
    public IncidentStatus Status { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public required string ComponentsJson { get; set; }
    public DateTimeOffset? NextUpdateAt { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A time during which an incident was over; the clocks of the report run from its start.</summary>
internal sealed class ResolutionRow
{
    public required string IncidentId { get; set; }
    public DateTimeOffset From { get; set; }
    public DateTimeOffset? To { get; set; }
}

/// <summary>A step of a clock that was taken: its key lets it be taken once.</summary>
internal sealed class ReminderRow
{
    public required string IncidentId { get; set; }
    public required string Deadline { get; set; }
    public Rung Rung { get; set; }
    public int Round { get; set; }
    /// <summary>When its time came.</summary>
    public DateTimeOffset DueAt { get; set; }
    /// <summary>When it was taken.</summary>
    public DateTimeOffset At { get; set; }
    public bool IsSilent { get; set; }
}

/// <summary>The commander asked to be reminded again.</summary>
internal sealed class SnoozeRow
{
    public required string IncidentId { get; set; }
    public required string Deadline { get; set; }
    public int Round { get; set; }
    public DateTimeOffset Until { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A link of the audit chain.</summary>
internal sealed class AuditRow
{
    public long Number { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string Action { get; set; }
    public required string Subject { get; set; }
    public required string Details { get; set; }
    public required string PreviousHash { get; set; }
    public required string Hash { get; set; }
}

/// <summary>What a model read in one batch of an incident's messages; never changed.</summary>
internal sealed class ReadingRow
{
    public long Id { get; set; }
    public required string IncidentId { get; set; }
    public required string BatchJson { get; set; }
    public DateTimeOffset At { get; set; }
}
