using CommsAssistant.Core.Drafting;

namespace CommsAssistant.Core.Checks;

/// <summary>Matches the sentences of an edited text with those of the draft that it was made from.</summary>
public static class SentenceSupport
{
    /// <summary>
    /// The sentences of the edited text in order, each a verbatim part of it. One that stands unchanged save for white space keeps what it rested on; any other has
    /// <see cref="Support.None"/>, also where only a word was added before or after it within the sentence.
    /// </summary>
    public static IReadOnlyList<DraftSentence> Match(Draft original, string title, string body)
    {
        // The longest first: a sentence that begins like a shorter one is itself, not the shorter one with something added.
        var known = original.Sentences.Where(s => !string.IsNullOrWhiteSpace(s.Text)).OrderByDescending(s => s.Text.Length).ToList();
        var sentences = new List<DraftSentence>();
        foreach (var text in (string[])[title, body])
            for (var at = SkipSpace(text, 0); at < text.Length; at = SkipSpace(text, at))
            {
                var (sentence, end) = Next(text, at, known);
                sentences.Add(sentence);
                at = end;
            }
        return sentences;
    }

    private static (DraftSentence Sentence, int End) Next(string text, int at, List<DraftSentence> known)
    {
        foreach (var sentence in known)
        {
            var end = EndOf(sentence.Text, text, at);
            if (end > at && IsSentenceEnd(text, end)) return (sentence with { Text = text[at..end] }, end);
        }
        var stop = at + 1;
        while (stop < text.Length && !IsSentenceEnd(text, stop)) stop = text[stop] is ' ' or '\t' ? SkipBlanks(text, stop) : stop + 1;
        return (DraftSentence.Unsupported(text[at..stop].TrimEnd()), stop);
    }

    /// <summary>Where the sentence ends when it stands at that place, any run of white space counting as one; -1 when it does not.</summary>
    private static int EndOf(string sentence, string text, int at)
    {
        var i = SkipSpace(sentence, 0);
        while (i < sentence.Length)
        {
            if (char.IsWhiteSpace(sentence[i]))
            {
                i = SkipSpace(sentence, i);
                if (i == sentence.Length) break;
                if (at >= text.Length || !char.IsWhiteSpace(text[at])) return -1;
                at = SkipSpace(text, at);
            }
            else if (at < text.Length && text[at] == sentence[i]) (i, at) = (i + 1, at + 1);
            else return -1;
        }
        return at;
    }

    private static bool IsSentenceEnd(string text, int at) =>
        at >= text.Length || text[at] is '\n' or '\r' || (char.IsWhiteSpace(text[at]) && (text[at - 1] is '.' or '!' or '?' || IsLineEnd(text, at)));

    private static bool IsLineEnd(string text, int at)
    {
        at = SkipBlanks(text, at);
        return at >= text.Length || text[at] is '\n' or '\r';
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
