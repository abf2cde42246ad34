using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Storage;

namespace CommsAssistant.Desk;

/// <summary>An incident in a list.</summary>
/// <param name="Head">The head, with whoever is in command.</param>
/// <param name="Status">The public status as last published or set.</param>
/// <param name="ResolvedAt">When it was resolved, UTC; null while it is not.</param>
/// <param name="Version">Grows with each change of the head.</param>
/// <param name="CommanderName">What colleagues call the commander; empty without one.</param>
/// <param name="LastPublished">What customers read last; null before the first post.</param>
/// <param name="NextDueAt">When customers are due to hear something, UTC; null once resolved.</param>
/// <param name="WaitingDrafts">How many drafts wait.</param>
public sealed record IncidentSummary(Incident Head, IncidentStatus Status, DateTimeOffset? ResolvedAt, long Version, string CommanderName, PublishedText? LastPublished, DateTimeOffset? NextDueAt, int WaitingDrafts);

/// <summary>An incident with all that its page shows.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Room">Messages and facts.</param>
/// <param name="Brief">Where things stand.</param>
/// <param name="Timeline">What happened when.</param>
/// <param name="Clocks">One for each audience.</param>
/// <param name="Drafts">Waiting ones first, then the newest.</param>
/// <param name="Publications">The newest first.</param>
/// <param name="SuggestedStatus">What the channel speaks for.</param>
/// <param name="ChannelCommander">Whom the channel last saw take command, when that is not the commander here; null otherwise.</param>
public sealed record IncidentView(IncidentSummary Summary, RoomView Room, Brief Brief, IncidentTimeline Timeline, IReadOnlyList<AudienceClock> Clocks, IReadOnlyList<DraftSummary> Drafts,
    IReadOnlyList<PublicationSummary> Publications, IncidentStatus SuggestedStatus, Person? ChannelCommander);

/// <summary>When an audience heard something last, and when it is due to hear something next.</summary>
public sealed record AudienceClock(Audience Audience, DateTimeOffset? LastAt, DateTimeOffset? NextAt);

/// <summary>A draft in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Incident">The incident's head.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Status">The status it announces.</param>
/// <param name="Title">One line.</param>
/// <param name="Engine">Who wrote the present version: template, model or person.</param>
/// <param name="Number">The present version, from 1.</param>
/// <param name="Blocking">How many findings blocked when it was last saved.</param>
/// <param name="Warnings">How many findings warned then.</param>
/// <param name="DueAt">The promise that it must keep, UTC; null when there is none.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Destinations">Labels of where it goes.</param>
public sealed record DraftSummary(string Id, Incident Incident, DraftKind Kind, DraftState State, IncidentStatus Status, string Title, string Engine, int Number, int Blocking, int Warnings, DateTimeOffset? DueAt,
    string RequestedBy, DateTimeOffset CreatedAt, IReadOnlyList<string> Destinations);

/// <summary>One version of a draft.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Draft">Its text, sentence by sentence.</param>
/// <param name="By">Id of who wrote it; "template" or "model" for a program.</param>
/// <param name="ByName">What people call them.</param>
/// <param name="At">When, UTC.</param>
public sealed record DraftVersion(int Number, Draft Draft, string By, string ByName, DateTimeOffset At);

/// <summary>A draft with all that its review needs.</summary>
public sealed record DraftView
{
    /// <summary>What lists show.</summary>
    public required DraftSummary Summary { get; init; }
    /// <summary>The incident, its messages and facts.</summary>
    public required RoomView Room { get; init; }
    /// <summary>The present version.</summary>
    public required Draft Draft { get; init; }
    /// <summary>All versions, oldest first.</summary>
    public required IReadOnlyList<DraftVersion> Versions { get; init; }
    /// <summary>What the checks find in the present version now, worst first; positions are in <see cref="Core.Drafting.Draft.Text"/>.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>What would go out, one for each destination.</summary>
    public required IReadOnlyList<OutgoingText> Texts { get; init; }
    /// <summary>SHA-256 of <see cref="Texts"/>: what an approval must name.</summary>
    public required string ContentHash { get; init; }
    /// <summary>Changes with every change of the draft; for If-Match.</summary>
    public required string ETag { get; init; }
    /// <summary>What customers read last; null before the first post.</summary>
    public required PublishedText? LastPublished { get; init; }
    /// <summary>True when facts that the present version rests on changed since it was written.</summary>
    public required bool IsStale { get; init; }
    /// <summary>Ids of people who looked the present version over.</summary>
    public required IReadOnlyList<string> ReviewedBy { get; init; }
    /// <summary>Why whoever looks could not approve it now, were all findings accepted; null when they could.</summary>
    public required ApprovalOutcome.Refused? Obstacle { get; init; }
    /// <summary>The note it was asked for with.</summary>
    public string? Instructions { get; init; }
    /// <summary>Who approved or rejected it, by name; null while it waits.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>The reason for a rejection.</summary>
    public string? Reason { get; init; }
    /// <summary>Why no model's words took the place of the template's; null when they did, or no model was asked.</summary>
    public string? ModelReason { get; init; }
    /// <summary>The draft that took its place; null when none did.</summary>
    public string? ReplacedBy { get; init; }
    /// <summary>Where its texts went.</summary>
    public required IReadOnlyList<PublicationSummary> Publications { get; init; }
}

/// <summary>A text on its way to one destination, or there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DraftId">The draft it was.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Destination">The destination's name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Audience">Whom it reaches.</param>
/// <param name="Kind">The draft kind's wire name.</param>
/// <param name="Status">The status it announces.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">The text.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Receipt">Where it can be seen; null when nowhere.</param>
/// <param name="Problem">What went wrong; null when nothing did.</param>
/// <param name="ApprovedAt">When it was signed, UTC.</param>
/// <param name="SentAt">When it arrived, UTC.</param>
/// <param name="NextUpdateAt">When it says that the next update comes, UTC.</param>
public sealed record PublicationSummary(string Id, string DraftId, string IncidentId, string Destination, string Label, Audience Audience, string Kind, IncidentStatus Status, string Title, string Body, PublicationState State,
    string? Receipt, string? Problem, DateTimeOffset ApprovedAt, DateTimeOffset? SentAt, DateTimeOffset? NextUpdateAt);

/// <summary>What became of messages that were given.</summary>
/// <param name="New">Not known before.</param>
/// <param name="Known">Known as they are.</param>
/// <param name="Changed">Known, and changed.</param>
public sealed record IngestCounts(int New, int Known, int Changed);

/// <summary>What became of a wish to change something.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome() { }

    /// <summary>Done.</summary>
    public sealed record Done : ChangeOutcome;

    /// <summary>There is no such thing, or whoever asked may not see it.</summary>
    public sealed record NotFound : ChangeOutcome;

    /// <summary>Whoever asked may not do this; the message says who may.</summary>
    public sealed record Forbidden(string Message) : ChangeOutcome;

    /// <summary>It cannot be done as things stand; the message says why and what to do.</summary>
    public sealed record Conflict(string Message) : ChangeOutcome;

    /// <summary>Somebody was faster: what was to be changed is not what was seen. Nothing was changed.</summary>
    public sealed record Outdated(string ETag) : ChangeOutcome;
}
