namespace CommsAssistant.Core.Facts.Rules;

/// <summary>Words that the comms person offers for the page: kept for the words alone, too light for a line of the timeline.</summary>
public sealed class ProposalRule : IFactRule
{
    private const int Unseen = 20;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsCommander || PublicWords.Proposed(utterance) is not { } words) yield break;
        yield return new Reading(FactKind.Finding, words, Unseen) { Subject = "proposal" };
    }
}
