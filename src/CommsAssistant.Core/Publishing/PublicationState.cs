namespace CommsAssistant.Core.Publishing;

/// <summary>Where a publication to one destination stands.</summary>
public enum PublicationState
{
    /// <summary>Signed, not yet tried.</summary>
    Approved,
    /// <summary>Committed before the call: from here on it may have arrived.</summary>
    Sending,
    /// <summary>The destination has it.</summary>
    Sent,
    /// <summary>The destination refused it for good.</summary>
    Rejected,
    /// <summary>It may or may not have arrived; nobody repeats it before that is known.</summary>
    Unknown,
}

/// <summary>What happened to a publication.</summary>
public enum PublicationEvent
{
    /// <summary>The attempt is about to be made.</summary>
    Attempt,
    /// <summary>The destination confirmed it.</summary>
    Confirmed,
    /// <summary>The destination refused it.</summary>
    Refused,
    /// <summary>The answer was lost, or the service ended while sending.</summary>
    Lost,
    /// <summary>The destination was asked and surely does not have it.</summary>
    SurelyAbsent,
}

/// <summary>The moves of the outbox. There is none from Unknown to Sending: what may have arrived is looked for first.</summary>
public static class PublicationStates
{
    /// <summary>The next state; null when the event cannot happen in this state.</summary>
    public static PublicationState? After(PublicationState state, PublicationEvent happened) => (state, happened) switch
    {
        (PublicationState.Approved, PublicationEvent.Attempt) => PublicationState.Sending,
        (PublicationState.Sending, PublicationEvent.Confirmed) => PublicationState.Sent,
        (PublicationState.Sending, PublicationEvent.Refused) => PublicationState.Rejected,
        (PublicationState.Sending, PublicationEvent.Lost) => PublicationState.Unknown,
        (PublicationState.Unknown, PublicationEvent.Confirmed) => PublicationState.Sent,
        (PublicationState.Unknown, PublicationEvent.SurelyAbsent) => PublicationState.Approved,
        _ => null,
    };
}
