using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks;

/// <summary>Tells whether somebody whose role it is has used a word as a statement: not asked, not denied, not hedged and not as a word to be kept out.</summary>
internal static partial class WordOfRole
{
    public static bool Stands(CheckContext context, string word, params ReadOnlySpan<PersonRole> roles)
    {
        foreach (var message in context.Messages.Values)
        {
            if (context.People.Find(message.Body.AuthorId) is not { } speaker || !roles.Contains(speaker.Role)) continue;
            var said = MessageText.Plain(message.Body.Text, context.People);
            if (said.Contains(word, StringComparison.OrdinalIgnoreCase) && ChatText.Sentences(ChatText.OwnWords(said)).Any(s => s.Contains(word, StringComparison.OrdinalIgnoreCase) && !s.EndsWith('?') && !Withheld().IsMatch(s))) return true;
        }
        return false;
    }

    [GeneratedRegex(@"\b(?:not|no|never|nobody|none|don'?t|do not|isn'?t|wasn'?t|cannot|whether|if|may|might|could|maybe|possibly|perhaps|unless|until|unconfirmed|avoid|word|kein\w*|nicht|sin|nunca|pas|ne)\b", RegexOptions.IgnoreCase)] private static partial Regex Withheld();
}
