using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What somebody proposed and whoever is in command let pass: with a word ("approved", "go", "do it"), or with a mark of agreement on the proposal itself.</summary>
public sealed partial class ApprovalRule : IFactRule
{
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot) yield break;
        if (ByMark(utterance, scene) is { } marked) yield return marked;
        if ((utterance.IsCommander || scene.Commander is null) && Assents().Match(utterance.Own) is { Success: true } assent && !utterance.IsQuestion
            && scene.Before(utterance, Reach).FirstOrDefault(p => p.Speaker.Id != utterance.Speaker.Id && Proposed(p) is not null) is { } proposal)
        {
            var rest = ChatText.Polish(utterance.Own[(assent.Index + assent.Length)..].Split('\n')[0]);
            yield return new Reading(FactKind.Decision, utterance.Own, 62)
            {
                Text = $"{utterance.Speaker.ShortName} approves what {proposal.Speaker.ShortName} proposed: {Told(proposal)}{(rest.Length is > 12 and < 160 ? " " + Spoken.ToldOf(rest, utterance.Speaker.ShortName) : "")}",
                Also = proposal,
            };
        }
    }

    /// <summary>True for words that only let pass what another proposed.</summary>
    internal static bool IsAssent(string own) => own.Length < 60 && Assents().IsMatch(own);

    /// <summary>A proposal that somebody other than its speaker marked as agreed: the commander, or anybody where the commander proposed it.</summary>
    private static Reading? ByMark(Utterance utterance, Scene scene)
    {
        if (utterance.Own.Length is < 8 or > 300 || utterance.IsCommander && Tasks().IsMatch(utterance.Own) || Proposed(utterance) is not { } words) return null;
        foreach (var reaction in utterance.Entry.Reactions)
        {
            if (!Agreement.Contains(reaction.Name)) continue;
            if (reaction.UserIds.FirstOrDefault(id => id != utterance.Speaker.Id && (utterance.IsCommander || scene.Commander is null || id == scene.Commander.Id)) is not { } by) continue;
            return new Reading(FactKind.Decision, words, 54)
            {
                Text = $"{utterance.Speaker.ShortName} proposes, and {scene.People[by].ShortName} agrees: {Told(utterance)}",
                At = reaction.TimeOf(by),
            };
        }
        return null;
    }

    private static readonly HashSet<string> Agreement = new(StringComparer.Ordinal) { "white_check_mark", "heavy_check_mark", "ballot_box_with_check", "+1", "thumbsup", "ok_hand", "ok", "100", "saluting_face", "salute", "thumbs_up" };

    private static string? Proposed(Utterance utterance) =>
        utterance.Sentences.FirstOrDefault(s => Proposes().IsMatch(s) && !Guesses().IsMatch(s)) ?? (utterance.IsQuestion && utterance.Sentences.FirstOrDefault(s => Short().IsMatch(s) && !Asks().IsMatch(s)) is { } s ? s : null);

    private static string Told(Utterance proposal)
    {
        var sentence = Proposed(proposal) ?? proposal.Own;
        var at = proposal.Sentences.ToList().IndexOf(sentence);
        var words = sentence.Length < 60 && at >= 0 && at + 1 < proposal.Sentences.Count ? sentence + " " + proposal.Sentences[at + 1] : sentence;
        var text = ChatText.Polish(Spoken.ToldOf(Spoken.WrittenOut(Lead().Replace(words, "")), proposal.Speaker.ShortName)).TrimEnd('?', '.', ' ');
        return (text.Length is 0 or > 260 ? ChatText.Polish(words[..Math.Min(words.Length, 260)]) : char.ToLowerInvariant(text[0]) + text[1..]) + ".";
    }

    [GeneratedRegex(@"^\W*(?:yes,? |yep,? |yeah,? |sure,? |aye,? |k+,? |ok(?:ay)?,? |sí,? |ja,? |sim,? |oui,? )?(?:approved|agreed|go(?: ahead| for it)?|do it|do that|make it so|please do|yes please|yes,? (?:put|publish|post|send|do|go|roll|restart|switch|take)\b[^.\n]{0,40}|go on|fine by me|lgtm|green light|proceed|freigegeben|machen?|mach das|adelante|hazlo|vas-y|allez-y|pode ir|manda|faz isso|どうぞ|お願いします)(?=$|[\s,.!:*])[\s,.!:*]*", RegexOptions.IgnoreCase)] private static partial Regex Assents();
    [GeneratedRegex(@"\b(?:plan|proposal|propose|i'?d|i would|i could|i can|could|can we|can i|can u|can you|shall (?:i|we)|should (?:i|we)|may (?:i|we)|want (?:me|us) to|let'?s|ok(?:ay)? to|ready to|option|unless (?:u|you|somebody|someone|anyone)|object\w*|suggest\w*|we take|then step|instead|sollen wir|soll ich|podemos|puedo|posso|on peut|je peux)\b|^\W*(?:so )?(?:restart|roll|revert|push|flush|throttle|kill|drop|scale|fail|pause|close|open|publish|merge|unpause|stop)\b", RegexOptions.IgnoreCase)] private static partial Regex Proposes();
    [GeneratedRegex(@"\b(?:could|can|would) (?:you|u|somebody|someone)\b|\bplease\b|\*(?:status|decision)", RegexOptions.IgnoreCase)] private static partial Regex Tasks();
    [GeneratedRegex(@"\b(?:could be|can'?t|cannot|could it|maybe it|might be|is this|who|why|when|what|how (?:long|many|much)|where)\b", RegexOptions.IgnoreCase)] private static partial Regex Guesses();
    [GeneratedRegex(@"^\W*(?:\w+ ){1,6}\w+\?$")] private static partial Regex Short();
    [GeneratedRegex(@"^\W*(?:who|why|when|what|which|where|how|is|are|was|were|does|do|did|has|have|anybody|anyone|any|and)\b", RegexOptions.IgnoreCase)] private static partial Regex Asks();
    [GeneratedRegex(@"^\W*(?:plan|proposal|suggestion|ok to|okay to|shall we|should we|can we|shall i|should i|can i|may i|let'?s|so)\b[\s:,]*", RegexOptions.IgnoreCase)] private static partial Regex Lead();
}
