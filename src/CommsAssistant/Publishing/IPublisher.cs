using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Publishing;

/// <summary>One signed text on its way to one destination. It can only be made from an <see cref="ApprovedText"/>, and carries exactly what was signed for that destination.</summary>
public sealed class Dispatch
{
    /// <summary>Takes the text that was signed for a destination.</summary>
    /// <exception cref="InvalidOperationException">Nothing was signed for it.</exception>
    public Dispatch(string publicationId, string incidentId, ApprovedText approved, string destination, DateTimeOffset? nextUpdateAt)
    {
        PublicationId = publicationId;
        IncidentId = incidentId;
        Approved = approved;
        Text = approved.Texts.SingleOrDefault(t => t.Destination == destination) ?? throw new InvalidOperationException($"Nothing was signed for the destination {destination}.");
        NextUpdateAt = nextUpdateAt;
    }

    /// <summary>The publication's id: destinations keep it, so that it can be found there again.</summary>
    public string PublicationId { get; }
    /// <summary>The incident.</summary>
    public string IncidentId { get; }
    /// <summary>The signature.</summary>
    public ApprovedText Approved { get; }
    /// <summary>What goes out.</summary>
    public OutgoingText Text { get; }
    /// <summary>When the text says that the next update comes, UTC; null when it promises none.</summary>
    public DateTimeOffset? NextUpdateAt { get; }
}

/// <summary>What a destination answered.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>The destination has it.</summary>
    /// <param name="Receipt">Where it can be seen; null when nowhere.</param>
    public sealed record Arrived(string? Receipt) : Delivery;

    /// <summary>The destination refused it for good.</summary>
    public sealed record Refused(string Message) : Delivery;

    /// <summary>Nobody knows whether it arrived.</summary>
    public sealed record Lost(string Message) : Delivery;

    /// <summary>The destination was asked, and surely does not have it.</summary>
    public sealed record Absent : Delivery;
}

/// <summary>A place where texts appear. Adding one: a folder under Publishing with a class like this, and one registration line.</summary>
public interface IPublisher
{
    /// <summary>Its name in settings, addresses and hashes; lower case, unique.</summary>
    string Destination { get; }

    /// <summary>What people call it, with whom it reaches: "Status page".</summary>
    string Label { get; }

    /// <summary>Whom it reaches: a draft goes only to destinations of its own audience.</summary>
    Audience Audience { get; }

    /// <summary>Makes the text appear. Called at most once until <see cref="FindAsync"/> has said that it is absent; never repeats a call by itself.</summary>
    Task<Delivery> DeliverAsync(Dispatch dispatch, CancellationToken ct);

    /// <summary>Looks whether the text is there; <see cref="Delivery.Lost"/> when that cannot be told.</summary>
    Task<Delivery> FindAsync(Dispatch dispatch, CancellationToken ct);
}
