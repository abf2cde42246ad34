namespace CommsAssistant.Desk;

/// <summary>What became of the wish for a draft.</summary>
public abstract record AskOutcome
{
    private AskOutcome() { }

    /// <summary>It waits for review.</summary>
    public sealed record Waiting(string DraftId) : AskOutcome;

    /// <summary>There is no such incident or draft that the actor may see.</summary>
    public sealed record NotFound : AskOutcome;

    /// <summary>No draft can be made; the message says why.</summary>
    public sealed record Refused(string Message) : AskOutcome;
}
