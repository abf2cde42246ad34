using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// What somebody in command, legal or security has said may not be told outside. A closed matter is known by its content words; a sentence for customers that holds one of them is left out,
/// also where it was said before, until the matter is opened again. What is published afterwards was approved by whoever published it.
/// </summary>
internal sealed partial class ClosedMatters(Scene scene, Catalogue catalogue)
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private const int MostDoubts = 200;
    private readonly List<(HashSet<string> Words, DateTimeOffset At)> doubted = [];
    private readonly HashSet<string> open = [.. catalogue.PublicNames.SelectMany(n => ChatText.ContentWords(n))];

    /// <summary>Notes what a message closes or opens.</summary>
    public void Read(Utterance utterance)
    {
        if (utterance.IsBot || Instructions.IsIn(utterance.Plain)) return;
        NoteDoubt(utterance);
        if (utterance.IsQuestion) return;
        if (!utterance.IsCommander && utterance.Speaker.Role is not (PersonRole.Legal or PersonRole.Security) && scene.Commander is not null) return;
        foreach (var sentence in utterance.Sentences)
        {
            if (Opens().IsMatch(sentence)) words.ExceptWith(Matter(sentence + " " + utterance.Parent?.Own));
            else if (Names().Match(sentence) is { Success: true } named) words.UnionWith(Matter(named.Groups[1].Value));
            else if (Keeps().IsMatch(sentence)) words.UnionWith(Matter(string.Join(' ', utterance.Sentences) + " " + utterance.Parent?.Own));
        }
    }

    /// <summary>True when somebody has quoted words of the sentence since it was said and doubted them: "who wrote 'nothing is lost'? We don't know that".</summary>
    public bool Doubts(string sentence, DateTimeOffset said)
    {
        if (doubted.Count == 0) return false;
        var told = ChatText.ContentWords(sentence);
        return doubted.Exists(d => d.At > said && d.Words.IsSubsetOf(told));
    }

    private void NoteDoubt(Utterance utterance)
    {
        if (utterance.Speaker.Role == PersonRole.Bystander || doubted.Count >= MostDoubts || utterance.Own.Length > 600 || !Doubtful().IsMatch(utterance.Own)) return;
        foreach (Match quoted in Quoted().Matches(utterance.Own))
            if (ChatText.ContentWords(quoted.Groups[1].Value) is { Count: >= 2 } content) doubted.Add((content, utterance.At));
    }

    /// <summary>The words by which closed matters are known.</summary>
    public IReadOnlySet<string> Words => new HashSet<string>(words, StringComparer.Ordinal);

    /// <summary>True when the sentence speaks of a closed matter.</summary>
    public bool Closes(string sentence) => words.Count > 0 && words.Overlaps(ChatText.ContentWords(sentence));

    private IEnumerable<string> Matter(string text) => ChatText.ContentWords(text).Where(w => !open.Contains(w) && !Generic().IsMatch(w));

    [GeneratedRegex(@"\b(?:may go out now|can go out now|may be (?:said|told) now|can be (?:said|told) now|embargo (?:is )?(?:lifted|over)|legal (?:has )?signed off|is cleared)\b", RegexOptions.IgnoreCase)] private static partial Regex Opens();
    [GeneratedRegex(@"\b(?:nothing about|no word (?:about|on|of)|not a word (?:about|on)|no mention of|(?:do not|don'?t|never|nobody|please nobody) (?:say|says|mention|mentions|write|writes|use|uses|talk about|discuss|tell)|not the words?|do not say:)\s+([^.\n]{3,200}?)(?=\s+(?:outside|in public|publicly|until|yet|to anyone|to anybody)\b|[.!\n]|$)", RegexOptions.IgnoreCase)] private static partial Regex Names();
    [GeneratedRegex(@"\b(?:keep|keeps|stays?) (?:this |that |it |all of this )?(?:internal|in here|in this channel|confidential|between us)\b|\bembargo(?:ed)?\b|\blegal is (?:looking|reviewing|checking)|\buntil legal\b|\bnot for (?:the )?(?:page|public|outside)\b|\boff the record\b|\bunder seal\b|\binternal only\b", RegexOptions.IgnoreCase)] private static partial Regex Keeps();
    [GeneratedRegex("[\"“„«]([^\"”“»\n]{8,160})[\"”“»]")] private static partial Regex Quoted();
    [GeneratedRegex(@"\bwho (?:wrote|said|says|knows|put|told)\b|\b(?:not|never|wasn['’]?t) (?:in )?what i (?:allowed|approved|said|signed)\b|\bi (?:never|did(?:n['’]?t| not)) (?:allow|approve|say|sign)|\bwe (?:do not|don['’]?t|cannot|can['’]?t) (?:know|say|prove|confirm)\b|\b(?:do|how do) we know\b|\bnobody (?:knows|has checked|checked|confirmed)\b|\b(?:is|was|are)(?:n['’]t| not)(?: (?:quite|yet|even))? (?:true|so|certain|right|confirmed|proven|correct|cleared)\b|\bnot (?:true|proven|confirmed|cleared|checked)\b|\b(?:is|was|are|were) wrong\b|\bunproven\b|\btoo (?:strong|early to say)\b|\bstimmt nicht\b|\bwer (?:sagt|schreibt|hat)\b|\bwissen wir nicht\b|\bquién (?:dijo|dice|escribió)\b|\bno (?:lo )?sabemos\b|\bno es (?:cierto|verdad)\b|\bqui a (?:écrit|dit)\b|\bon ne sait pas\b|\bce n['’]est pas vrai\b", RegexOptions.IgnoreCase)] private static partial Regex Doubtful();
    [GeneratedRegex(@"^(?:customer\w*|user|people|page|post|publish|public\w*|outside|internal|legal|embargo|status|keep|stay|affect|fail\w*|error|slow|work\w*|service|detail|specific|word|time|cause|unknown|issue|problem|incident|update|channel|confidential|guest|everything|anything|anybody|nothing)$")] private static partial Regex Generic();
}
