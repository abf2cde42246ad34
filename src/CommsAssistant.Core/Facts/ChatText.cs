using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Takes chat apart: code, quoted words, sentences; and turns a sentence typed in a hurry into one that reads well.</summary>
public static partial class ChatText
{
    /// <summary>The text without code blocks and without lines quoted from elsewhere.</summary>
    public static string OwnWords(string plain)
    {
        var text = plain.Contains("```", StringComparison.Ordinal) ? CodeBlock().Replace(plain, "\n") : plain;
        if (!text.Contains('>', StringComparison.Ordinal)) return text;
        return string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('>')));
    }

    /// <summary>The lines quoted with "&gt;", without the mark; empty when there are none.</summary>
    public static string Quoted(string plain) =>
        !plain.Contains('>', StringComparison.Ordinal) ? "" : string.Join(' ', plain.Split('\n').Select(l => l.TrimStart()).Where(l => l.StartsWith('>')).Select(l => l.TrimStart('>', ' ')));

    /// <summary>Sentences of a chat message, in order, trimmed, none empty. Line breaks end sentences; points within numbers, times and abbreviations do not.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        var sentences = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] is not ('.' or '!' or '?')) continue;
                if (i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1]) && line[i + 1] is not ('*' or '_' or '"' or '\'' or ')')) continue;
                if (line[i] == '.' && Abbreviation().IsMatch(line.AsSpan()[Math.Max(start, i - 12)..(i + 1)])) continue;
                while (i + 1 < line.Length && line[i + 1] is '.' or '!' or '?' or '*' or '_' or '"' or ')') { i++; if (i + 1 >= line.Length) break; }
                Add(sentences, line.AsSpan(start, i - start + 1));
                start = i + 1;
            }
            Add(sentences, line.AsSpan(start));
        }
        return sentences;
    }

    /// <summary>A sentence without emphasis, emoji names, list marks and interjections; first letter upper case, a full stop at the end.</summary>
    public static string Polish(string sentence)
    {
        var text = Emoji().Replace(sentence, " ");
        text = Emphasis().Replace(text, "");
        text = Lead().Replace(Space().Replace(text, " ").Trim(), "");
        text = text.Trim(' ', '-', '–', '•', ':', ';', ',', '·');
        if (text.Length == 0) return "";
        text = char.ToUpperInvariant(text[0]) + text[1..];
        return text[^1] is '.' or '!' or '?' or '"' or ')' ? text.Replace('!', '.') : text + ".";
    }

    /// <summary>The sentence told of its speaker instead of by them: "I have command" becomes "Dana has command".</summary>
    public static string InThirdPerson(string sentence, string name)
    {
        if (!FirstPerson().IsMatch(sentence)) return sentence;
        var text = Have().Replace(sentence, name + " has ");
        text = Am().Replace(text, name + " is ");
        text = Will().Replace(text, name + " will ");
        text = Would().Replace(text, name + " would ");
        text = Do().Replace(text, name + " does not ");
        text = I().Replace(text, name + " ");
        return My().Replace(text, name + "'s");
    }

    /// <summary>Content words in lower case, for telling whether two sentences speak of the same thing.</summary>
    public static HashSet<string> ContentWords(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length).ToLowerInvariant();
            if (word.Length > 3 && !StopWords.Contains(word)) words.Add(Stem(word));
        }
        return words;
    }

    private static string Stem(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 6 ? word[..^3]
        : word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 5 ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "that", "this", "with", "from", "have", "been", "were", "they", "them", "their", "there", "then", "than", "what", "when", "which", "would", "could", "should", "about", "after", "before",
        "still", "again", "also", "just", "only", "some", "more", "most", "much", "very", "will", "your", "ours", "because", "since", "until", "into", "over", "does", "doing", "done", "don't", "it's", "that's", "here", "please", "same", "other",
    };

    private static void Add(List<string> sentences, ReadOnlySpan<char> sentence)
    {
        var text = sentence.Trim().ToString();
        if (text.Length > 1 && text.Any(char.IsLetterOrDigit)) sentences.Add(text);
    }

    [GeneratedRegex("```.*?(?:```|$)", RegexOptions.Singleline)] private static partial Regex CodeBlock();
    [GeneratedRegex(@"\b(?:e\.g|i\.e|etc|vs|approx|no|St|Dr|Mr|Ms|Mrs|U\.S)\.$", RegexOptions.IgnoreCase)] private static partial Regex Abbreviation();
    [GeneratedRegex(@":[a-z][a-z0-9_+-]*:")] private static partial Regex Emoji();
    [GeneratedRegex(@"[*`]|(?<!\w)_|_(?!\w)")] private static partial Regex Emphasis();
    [GeneratedRegex(@"^(?:(?:ok(?:ay)?|so|well|hm+|oh(?: no)?|argh|yes|yeah|yep|right|fyi|ah|and|but|also|hey|hi|uh+|fair|correction:?)\b[,.:!]*\s+|no[,.!]\s+)+", RegexOptions.IgnoreCase)] private static partial Regex Lead();
    [GeneratedRegex(@"\s+")] private static partial Regex Space();
    [GeneratedRegex(@"\b(?:[Ii]|[Ii]['’](?:m|ll|ve|d)|[Mm]y|im|ive)\b")] private static partial Regex FirstPerson();
    [GeneratedRegex(@"\b(?:I have|i have|I've|i've|ive)\s")] private static partial Regex Have();
    [GeneratedRegex(@"\b(?:I am|i am|I'm|i'm|im)\s")] private static partial Regex Am();
    [GeneratedRegex(@"\b(?:I will|i will|I'll|i'll)\s")] private static partial Regex Will();
    [GeneratedRegex(@"\b(?:I would|i would|I'd|i'd)\s")] private static partial Regex Would();
    [GeneratedRegex(@"\b[Ii] do(?:n't| not)\s")] private static partial Regex Do();
    [GeneratedRegex(@"\b[Ii]\s")] private static partial Regex I();
    [GeneratedRegex(@"\b[Mm]y\b")] private static partial Regex My();
    [GeneratedRegex(@"[\p{L}][\p{L}\p{N}'-]+")] private static partial Regex Word();
}
