using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>A message that says in English what another said just before in another language: one statement, made when the first was.</summary>
internal static partial class Translations
{
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(5);

    /// <summary>The message that this one translates; null when it translates none.</summary>
    public static Utterance? Of(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || !Marked().IsMatch(utterance.Own) && !Bracketed().IsMatch(utterance.Own)) return null;
        return scene.Before(utterance, Reach).Take(4).FirstOrDefault(b => IsForeign(b.Own) && !Marked().IsMatch(b.Own));
    }

    /// <summary>True for words that hold the small words of another language, or its letters.</summary>
    public static bool IsForeign(string text) => Small().Count(text) >= 1 && !English().IsMatch(text) || Letters().IsMatch(text);

    [GeneratedRegex(@"^\W*(?:sorry,? )?(?:(?:in )?english|translation|übersetzung|traducción|traduction|EN)\b[^:\n]{0,40}[:,]", RegexOptions.IgnoreCase)] private static partial Regex Marked();
    [GeneratedRegex(@"^\s*\([^()\n]{6,200}\)\W*$")] private static partial Regex Bracketed();
    [GeneratedRegex(@"\b(?:der|die|das|und|nicht|ist|sind|wir|bei|auch|noch|mehr|keine|ich|haben|wieder|seit|el|los|las|una|unas|unos|del|por|para|con|está|están|que|ya|desde|también|não|uma|dos|nas|com|já|também|les|des|est|sont|pas|pour|avec|une|dans|sur|depuis|ne|na|no porto)\b", RegexOptions.IgnoreCase)] private static partial Regex Small();
    [GeneratedRegex(@"\b(?:the|is|are|was|were|of|and|with|this|that|have|has|from|they|we|it|for)\b", RegexOptions.IgnoreCase)] private static partial Regex English();
    [GeneratedRegex(@"[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF\u0400-\u04FF]")] private static partial Regex Letters();
}
