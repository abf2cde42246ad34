using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Drafting;

/// <summary>Tells in the past tense what was told to customers while it lasted. What it cannot turn for certain, it leaves to a person.</summary>
internal static partial class Tense
{
    private static readonly Dictionary<string, string> Pasts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["is"] = "was", ["are"] = "were", ["has"] = "had", ["have"] = "had", ["can"] = "could", ["cannot"] = "could not", ["does"] = "did", ["do"] = "did",
        ["fail"] = "failed", ["fails"] = "failed", ["hang"] = "hung", ["hangs"] = "hung", ["time"] = "timed", ["times"] = "timed", ["show"] = "showed", ["shows"] = "showed",
        ["return"] = "returned", ["returns"] = "returned", ["lack"] = "lacked", ["lacks"] = "lacked", ["miss"] = "missed", ["misses"] = "missed", ["see"] = "saw", ["sees"] = "saw",
        ["get"] = "got", ["gets"] = "got", ["receive"] = "received", ["receives"] = "received", ["stay"] = "were", ["stays"] = "was", ["remain"] = "were", ["remains"] = "was",
        ["work"] = "worked", ["works"] = "worked", ["arrive"] = "arrived", ["arrives"] = "arrived", ["come"] = "came", ["comes"] = "came", ["take"] = "took", ["takes"] = "took",
        ["keep"] = "kept", ["keeps"] = "kept", ["lose"] = "lost", ["loses"] = "lost", ["experience"] = "experienced", ["experiences"] = "experienced", ["continue"] = "continued", ["continues"] = "continued",
    };

    /// <summary>Verbs that are as often nouns: they are verbs only where nothing that opens or joins a noun stands before them.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.OrdinalIgnoreCase) { "time", "times", "return", "returns", "work", "works", "show", "shows", "experience", "lack" };

    /// <summary>The sentence in the past tense, or null when that is not certain.</summary>
    public static string? Past(string sentence)
    {
        if (Forward().IsMatch(sentence)) return null;
        var text = May().Replace(sentence, m => "may have " + Participle(m.Groups[1].Value));
        if (Open().IsMatch(text)) return null;
        text = Present().Replace(Opening().Replace(Since().Replace(text, "from "), "From "), "");
        text = Been().Replace(text, m => m.Value.StartsWith("has", StringComparison.OrdinalIgnoreCase) ? "was" : "were");
        var changed = !ReferenceEquals(text, sentence) && text.Contains("may have", StringComparison.Ordinal) || Already().IsMatch(sentence) || Been().IsMatch(sentence);
        var before = "";
        text = Word().Replace(text, match =>
        {
            var word = match.Value;
            var after = before;
            before = word;
            if (!Pasts.TryGetValue(word, out var past) || Bare().IsMatch(after)) return word;
            if (Ambiguous.Contains(word) && Opens().IsMatch(after)) return word;
            changed = true;
            return past;
        });
        return changed ? Space().Replace(text, " ").Trim() : null;
    }

    private static string Participle(string verb) => verb.ToLowerInvariant() switch
    {
        "see" => "seen", "be" => "been", "get" => "got", "take" => "taken", "find" => "found", "have" => "had", "lose" => "lost", "fail" => "failed", "miss" => "missed", "lack" => "lacked",
        "notice" => "noticed", "experience" => "experienced", "receive" => "received", "arrive" => "arrived", "show" => "shown", var other => "?" + other,
    };

    [GeneratedRegex(@"\b(?:we|our|us|will|next|until|please|you|tomorrow|being|going to|would|should|now fixed)\b|\?", RegexOptions.IgnoreCase)] private static partial Regex Forward();
    [GeneratedRegex(@"\bmay have \?|\bmight\b", RegexOptions.IgnoreCase)] private static partial Regex Open();
    [GeneratedRegex(@"\bmay (?!not\b|have\b)(\w{2,12})\b", RegexOptions.IgnoreCase)] private static partial Regex May();
    [GeneratedRegex(@"\bsince (?=(?:about |around )?(?:\w{3,9} )?\d{1,2}:\d{2})")] private static partial Regex Since();
    [GeneratedRegex(@"\bSince (?=(?:about |around )?(?:\w{3,9} )?\d{1,2}:\d{2})")] private static partial Regex Opening();
    [GeneratedRegex(@"\b(?:still|also|currently|right now|at the moment|at present|now) ?", RegexOptions.IgnoreCase)] private static partial Regex Present();
    [GeneratedRegex(@"\b(?:has|have) been\b", RegexOptions.IgnoreCase)] private static partial Regex Been();
    [GeneratedRegex(@"\b(?:was|were|failed|could not|had|dropped|did not)\b", RegexOptions.IgnoreCase)] private static partial Regex Already();
    [GeneratedRegex(@"^(?:to|could|can|cannot|may|might|did|do|does|not|will|have|has|had)$", RegexOptions.IgnoreCase)] private static partial Regex Bare();
    [GeneratedRegex(@"^(?:a|an|the|of|no|any|some|many|in|at|on|and|or|with|for|their|full|long|first|load|waiting|response|delivery)$|^$", RegexOptions.IgnoreCase)] private static partial Regex Opens();
    [GeneratedRegex(@"[\p{L}']+")] private static partial Regex Word();
    [GeneratedRegex(@"\s+")] private static partial Regex Space();
}
