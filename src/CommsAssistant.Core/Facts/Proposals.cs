using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>What the comms person offers for the page waits for the commander's yes: a reaction to the offer, or a short answer to it. Until then none of it is for customers.</summary>
internal sealed partial class Proposals
{
    private static readonly string[] Yes = ["+1", "thumbsup", "white_check_mark", "heavy_check_mark", "ok", "ok_hand", "100", "rocket", "shipit", "ship"];
    private static readonly TimeSpan Waits = TimeSpan.FromMinutes(15);
    private readonly Dictionary<SourceRef, bool> offers = [];
    private Utterance? last;

    /// <summary>Notes an offer, or the answer to the last one.</summary>
    public void Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot) return;
        if (!utterance.IsCommander && PublicWords.Proposed(utterance) is not null)
        {
            offers[utterance.Entry.Source] = utterance.Entry.Reactions.Any(r => Yes.Contains(r.Name.Split(':')[0], StringComparer.Ordinal) && scene.Commander is { } commander && r.UserIds.Contains(commander.Id));
            last = utterance;
        }
        else if (utterance.IsCommander && last is { } offer)
        {
            if (utterance.At - offer.At < Waits && Answers(utterance, offer) && Agrees().IsMatch(utterance.Own) && !Changes().IsMatch(utterance.Own)) offers[offer.Entry.Source] = true;
            last = null;
        }
    }

    /// <summary>True for a message that offers words to which nobody in command has said yes.</summary>
    public bool IsOpen(SourceRef source) => offers.TryGetValue(source, out var agreed) && !agreed;

    private static bool Answers(Utterance answer, Utterance offer) => answer.Parent is null ? offer.Parent is null : answer.Parent == offer || answer.Parent == offer.Parent;

    [GeneratedRegex(@"^\W*(?:yes|yep|yeah|go|ok|okay|approved?|send|publish|post it|good|lgtm|perfect|fine|great|do it|ship it|agreed|sounds good|looks good|ja|passt|genau|sí|vale|dale|oui|d'accord|vas-y|sim|pode|akkoord|prima|va bene)\b[^?\n]{0,40}$", RegexOptions.IgnoreCase)] private static partial Regex Agrees();
    [GeneratedRegex(@"\b(?:but|without|drop|change|instead|remove|not|minus|except|wait|first|only|aber|ohne|pero|sin|mais|sans)\b", RegexOptions.IgnoreCase)] private static partial Regex Changes();
}
