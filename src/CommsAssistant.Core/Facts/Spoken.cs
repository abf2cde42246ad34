using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Turns what somebody typed of themselves into what a third person tells of them: short forms written out, I and we resolved, words to the reader taken out.</summary>
internal static partial class Spoken
{
    /// <summary>The sentence with short forms of hurried English written out and interjections taken out; other languages pass unchanged.</summary>
    public static string WrittenOut(string sentence)
    {
        var text = Struck().Replace(sentence, " ");
        text = Aside().Replace(text, " ");
        text = Filler().Replace(text, " ");
        text = Short().Replace(text, m => Long.TryGetValue(m.Value, out var full) ? full : m.Value);
        text = Arrow().Replace(text, " → ");
        return Space().Replace(text, " ").Trim();
    }

    /// <summary>The sentence told of its speaker: "I have command" as "Dana has command", "we roll back" as "the team rolls back".</summary>
    public static string ToldOf(string sentence, string name)
    {
        if (!FirstPerson().IsMatch(sentence)) return sentence;
        var text = new StringBuilder(sentence.Length + 16);
        var last = 0;
        foreach (Match match in Subject().Matches(sentence))
        {
            text.Append(sentence, last, match.Index - last);
            var isI = match.Groups["who"].Value is "I" or "i" || match.Groups["short"].Success && match.Groups["short"].ValueSpan[0] is 'i' or 'I';
            text.Append(isI ? name : "the team").Append(' ').Append(Predicate(match));
            last = match.Index + match.Length;
        }
        text.Append(sentence, last, sentence.Length - last);
        var told = OurPage().Replace(text.ToString(), "the $1");
        told = OurOwn().Replace(told, "the company's own ");
        told = Our().Replace(told, "the ");
        told = Mine().Replace(told, name + "'s");
        told = Me().Replace(told, name);
        return Us().Replace(told, "the team");
    }

    /// <summary>True when the sentence speaks to somebody, so that it makes no sense to a later reader.</summary>
    public static bool IsToReader(string sentence) => You().IsMatch(sentence) || Courtesy().IsMatch(sentence);

    private static string Predicate(Match match)
    {
        var contracted = match.Groups["cont"].Value.ToLowerInvariant();
        var helper = contracted switch { "m" or "re" => "is ", "ve" => "has ", "ll" => "will ", "d" => "would ", _ => "" };
        var adverb = match.Groups["adv"].Value;
        var verb = match.Groups["verb"].Value;
        if (helper.Length > 0 || verb.Length == 0) return helper + adverb + verb;
        return adverb + Verbs.ThirdPerson(verb);
    }

    private static readonly Dictionary<string, string> Long = new(StringComparer.OrdinalIgnoreCase)
    {
        ["im"] = "I'm", ["ive"] = "I've", ["dont"] = "don't", ["doesnt"] = "doesn't", ["didnt"] = "didn't", ["cant"] = "can't", ["couldnt"] = "couldn't", ["wont"] = "won't", ["isnt"] = "isn't",
        ["arent"] = "aren't", ["wasnt"] = "wasn't", ["werent"] = "weren't", ["hasnt"] = "hasn't", ["havent"] = "haven't", ["shouldnt"] = "shouldn't", ["wouldnt"] = "wouldn't", ["thats"] = "that's",
        ["theyre"] = "they're", ["theres"] = "there's", ["pls"] = "please", ["plz"] = "please", ["thru"] = "through", ["prob"] = "probably", ["probs"] = "probably", ["bc"] = "because", ["cuz"] = "because",
        ["u"] = "you", ["ur"] = "your", ["thx"] = "thanks", ["abt"] = "about", ["mins"] = "minutes", ["hrs"] = "hours", ["secs"] = "seconds", ["reqs"] = "requests", ["w"] = "with", ["wo"] = "without", ["w/"] = "with",
        ["w/o"] = "without", ["hes"] = "he's", ["shes"] = "she's", ["wanna"] = "want to", ["gonna"] = "going to", ["gotta"] = "have to", ["ppl"] = "people", ["esp"] = "especially", ["rn"] = "right now", ["sry"] = "sorry",
    };

    [GeneratedRegex(@"(?<!\w)~[^~\n]{3,200}~(?!\w)")] private static partial Regex Struck();
    [GeneratedRegex(@"\((?:edit|edited|sorry|from (?:the )?(?:bridge|call)|can'?t sleep|asks?\b[^)\n]{0,80}|thread|see (?:the )?thread|copy of)[^)\n]{0,60}\)", RegexOptions.IgnoreCase)] private static partial Regex Aside();
    [GeneratedRegex(@"(?<![\w'-])(?:btw|tbh|fwiw|imo|imho|afaik|iirc|lol|haha+|hm+|ugh|argh|welp|gah|yikes|oh no|damn|kinda|merde|shoot)(?![\w'-])[,.:!]?\s*|\s[:;]-?[)(D]+(?=\s|$)", RegexOptions.IgnoreCase)] private static partial Regex Filler();
    [GeneratedRegex(@"(?<![\w'’./@#-])(?:im|ive|dont|doesnt|didnt|cant|couldnt|wont|isnt|arent|wasnt|werent|hasnt|havent|shouldnt|wouldnt|thats|theyre|theres|pls|plz|thru|probs?|bc|cuz|ur?|thx|abt|mins|hrs|secs|reqs|w/o|w/|wo?|hes|shes|wanna|gonna|gotta|ppl|esp|rn|sry)(?![\w'’./@#-])", RegexOptions.IgnoreCase)]
    private static partial Regex Short();
    [GeneratedRegex(@"\s*(?:->|=>|-->)\s*")] private static partial Regex Arrow();
    [GeneratedRegex(@"\s+")] private static partial Regex Space();
    [GeneratedRegex(@"\b(?:i|we|my|me|mine|our|ours|us|myself)\b", RegexOptions.IgnoreCase)] private static partial Regex FirstPerson();
    [GeneratedRegex(@"(?<![\w'’.-])(?<who>I|i(?!\.e\b)|[Ww]e)(?:['’](?<cont>m|ve|ll|d|re))?(?![\w'’/-])(?:\s+(?<adv>(?:(?:just|also|already|only|really|still|never|now|then|always|probably|currently|actually|once|often|first|both|all|simply|quickly|mostly)\s+){0,2})(?<verb>[\p{L}][\p{L}'’]*))?")]
    private static partial Regex Subject();
    [GeneratedRegex(@"\bour ((?:public |status )?(?:page|posts?|text|line|update|earlier post)s?)\b", RegexOptions.IgnoreCase)] private static partial Regex OurPage();
    [GeneratedRegex(@"\bour own\s", RegexOptions.IgnoreCase)] private static partial Regex OurOwn();
    [GeneratedRegex(@"\bours?\s", RegexOptions.IgnoreCase)] private static partial Regex Our();
    [GeneratedRegex(@"\b(?:[Mm]y|[Mm]ine)\b")] private static partial Regex Mine();
    [GeneratedRegex(@"\b(?:me|myself)\b", RegexOptions.IgnoreCase)] private static partial Regex Me();
    [GeneratedRegex(@"\bus\b(?![- ]?\d)")] private static partial Regex Us();
    [GeneratedRegex(@"\b(?:you|your|yours|you['’](?:re|ll|ve|d)|y'?all)\b|^(?:dude|folks|guys|team|everyone|everybody)\b", RegexOptions.IgnoreCase)] private static partial Regex You();
    [GeneratedRegex(@"\b(?:thank(?:s| you)|thx|sorry|my bad|cheers|well done|great work|grand work|good (?:morning|night|evening)|welcome|ignore (?:me|that|it)|gn|shout if|congrat\w*|gracias|danke|obrigad[oa]|merci|lo siento|apologies)\b", RegexOptions.IgnoreCase)] private static partial Regex Courtesy();
}
