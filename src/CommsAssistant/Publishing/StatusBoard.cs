using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Publishing;

/// <summary>A text as it stands on a built-in destination.</summary>
/// <param name="PublicationId">The publication.</param>
/// <param name="IncidentId">The incident.</param>
/// <param name="Kind">The draft kind's wire name.</param>
/// <param name="Status">The status it announces.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">The text.</param>
/// <param name="Components">Components with the status it gives them.</param>
/// <param name="NextUpdateAt">When it says that the next update comes, UTC.</param>
/// <param name="At">When it appeared, UTC.</param>
public sealed record BoardPost(string PublicationId, string IncidentId, string Kind, IncidentStatus Status, string Title, string Body, IReadOnlyList<ComponentStatus> Components, DateTimeOffset? NextUpdateAt, DateTimeOffset At);

/// <summary>Reads what stands on the built-in destinations. It sees posts alone: nothing of an incident that was not published can reach its readers.</summary>
public sealed class StatusBoard(IDbContextFactory<CommsDb> databases)
{
    /// <summary>The posts of a destination since a moment, newest first.</summary>
    public Task<IReadOnlyList<BoardPost>> SinceAsync(string destination, DateTimeOffset since, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<BoardPost>>(async db =>
        [.. (await db.Posts.Where(p => p.Destination == destination && p.At >= since).OrderByDescending(p => p.At).ToListAsync(ct)).Select(Post)], ct);

    /// <summary>All posts of one incident on a destination, newest first.</summary>
    public Task<IReadOnlyList<BoardPost>> OfIncidentAsync(string destination, string incidentId, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<BoardPost>>(async db =>
        [.. (await db.Posts.Where(p => p.Destination == destination && p.IncidentId == incidentId).OrderByDescending(p => p.At).ToListAsync(ct)).Select(Post)], ct);

    private static BoardPost Post(PostRow row) =>
        new(row.PublicationId, row.IncidentId, row.Kind, row.Status, row.Title, row.Body, StoredJson.Read<IReadOnlyList<ComponentStatus>>(row.ComponentsJson), row.NextUpdateAt, row.At);
}
