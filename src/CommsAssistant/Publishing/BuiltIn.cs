using CommsAssistant.Core.Incidents;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Publishing;

/// <summary>
/// A destination in the service's own database: the public status page, and the notice board for stakeholders and responders. The publication's id is the post's key, so a text cannot appear twice.
/// </summary>
internal sealed class BuiltIn(string destination, string label, Audience audience, IDbContextFactory<CommsDb> databases, TimeProvider clock) : IPublisher
{
    public string Destination => destination;

    public string Label => label;

    public Audience Audience => audience;

    public Task<Delivery> DeliverAsync(Dispatch dispatch, CancellationToken ct) => databases.WriteAsync<Delivery>(async db =>
    {
        if (await db.Posts.AnyAsync(p => p.PublicationId == dispatch.PublicationId, ct)) return new Delivery.Arrived(Place(dispatch));
        db.Posts.Add(new PostRow
        {
            PublicationId = dispatch.PublicationId,
            Destination = destination,
            IncidentId = dispatch.IncidentId,
            Kind = dispatch.Text.Kind,
            Status = dispatch.Text.Status,
            Title = dispatch.Text.Title,
            Body = dispatch.Text.Body,
            ComponentsJson = StoredJson.Write(dispatch.Text.Components),
            NextUpdateAt = dispatch.NextUpdateAt,
            At = clock.GetUtcNow(),
        });
        return new Delivery.Arrived(Place(dispatch));
    }, ct);

    public Task<Delivery> FindAsync(Dispatch dispatch, CancellationToken ct) => databases.ReadAsync<Delivery>(async db =>
        await db.Posts.AnyAsync(p => p.PublicationId == dispatch.PublicationId, ct) ? new Delivery.Arrived(Place(dispatch)) : new Delivery.Absent(), ct);

    private string Place(Dispatch dispatch) => audience == Audience.Customers
        ? $"/status/incidents/{Uri.EscapeDataString(dispatch.IncidentId)}#{dispatch.PublicationId}"
        : $"/incidents/{Uri.EscapeDataString(dispatch.IncidentId)}#{dispatch.PublicationId}";
}
