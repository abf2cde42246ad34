using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>All that a template may use. The wall between audiences stands here: the ledger a template gets holds only facts open to its audience.</summary>
/// <param name="Incident">The head.</param>
/// <param name="Ledger">Facts open to the kind's audience.</param>
/// <param name="People">Names, for texts to responders.</param>
/// <param name="Status">The status that the draft announces.</param>
/// <param name="Now">The moment it is made for, UTC.</param>
/// <param name="UpdateInterval">How long after now the next update is promised.</param>
/// <param name="LastPublished">What customers read last; null before the first post.</param>
public sealed record DraftRequest(Incident Incident, FactLedger Ledger, People People, IncidentStatus Status, DateTimeOffset Now, TimeSpan UpdateInterval, PublishedText? LastPublished = null)
{
    /// <summary>A note by whoever asked, for the model and for the record; templates show it to nobody.</summary>
    public string? Instructions { get; init; }
}

/// <summary>Renders one kind of draft from facts, without a model. Pure and fast.</summary>
public interface IDraftTemplate
{
    /// <summary>The kind it renders.</summary>
    DraftKind Kind { get; }

    /// <summary>The draft; fields without evidence are named in <see cref="Draft.Unknown"/>, never invented.</summary>
    Draft Compose(DraftRequest request);
}
