using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Incidents;

/// <summary>Slack's mark-up, turned into what people read, and brought to one form for comparing.</summary>
public static partial class MessageText
{
    /// <summary>
    /// What a reader sees: mentions as names, links as their label or address, entities decoded, emphasis marks and emoji names kept.
    /// Invisible characters (zero width, tags, bidirectional controls) are taken out, for they only serve to deceive.
    /// </summary>
    public static string Plain(string raw, People people)
    {
        if (raw.Length == 0) return raw;
        var text = raw.Contains('<', StringComparison.Ordinal) ? Bracketed().Replace(raw, m => Reference(m, people)) : raw;
        return DropInvisible(Decode(text));
    }

    /// <summary>One form for comparing quotes: NFKC, mark-up resolved, entities decoded, straight quotes, emphasis marks and runs of white space as one blank, lower case.</summary>
    public static string Normalise(string raw)
    {
        var text = Ascii.IsValid(raw) ? raw : raw.Normalize(NormalizationForm.FormKC); // plain ASCII is in that form already
        if (text.Contains('<', StringComparison.Ordinal))
        {
            text = Mention().Replace(text, m => m.Groups[3].Success ? m.Groups[3].Value : m.Groups[2].Value);
            text = Link().Replace(text, m => m.Groups[2].Success ? m.Groups[2].Value : m.Groups[1].Value);
        }
        text = Decode(text).Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('‘', '\'');
        return Spaced(text).Trim().ToLowerInvariant();
    }

    /// <summary>Runs of white space and emphasis marks as one blank.</summary>
    private static string Spaced(string text)
    {
        var kept = new StringBuilder(text.Length);
        var between = false;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c) || c is '*' or '_' or '`' or '~';
            if (!isSpace) kept.Append(c);
            else if (!between) kept.Append(' ');
            between = isSpace;
        }
        return kept.ToString();
    }

    /// <summary>Everything that a message says, raw: text, then each attachment's title, text and fields.</summary>
    public static string Whole(MessageBody body)
    {
        if (body.Attachments.Count == 0) return body.Text;
        var all = new StringBuilder(body.Text);
        foreach (var attachment in body.Attachments)
        {
            all.Append(' ').Append(attachment.Title).Append(' ').Append(attachment.Text).Append(' ');
            foreach (var field in attachment.Fields) all.Append(field.Title).Append(' ').Append(field.Value).Append(' ');
        }
        return all.ToString();
    }

    /// <summary>True when the quote is a verbatim part of the message after <see cref="Normalise"/>.</summary>
    public static bool Holds(MessageBody body, string quote) =>
        Normalise(Whole(body)).Contains(Normalise(quote), StringComparison.Ordinal);

    private static string Decode(string text) =>
        text.Contains('&', StringComparison.Ordinal)
            ? text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            : text;

    private static string Reference(Match match, People people)
    {
        var target = match.Groups[1].Value;
        var label = match.Groups[2].Success ? match.Groups[2].Value : null;
        return target switch
        {
            ['@', .. var user] => people.Find(user)?.ShortName ?? label ?? "someone",
            ['#', .. var channel] => "#" + (label ?? channel),
            ['!', .. var special] => label ?? "@" + special.Split('^')[0],
            _ => label ?? target,
        };
    }

    private static string DropInvisible(string text)
    {
        foreach (var c in text)
            if (IsInvisible(c) || char.IsSurrogate(c)) return Rebuild(text);
        return text;
    }

    private static string Rebuild(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!(rune.Value is >= 0xE0000 and <= 0xE007F) && !(rune.IsBmp && IsInvisible((char)rune.Value))) kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || (char.IsControl(c) && c is not ('\n' or '\t' or '\r'));

    [GeneratedRegex("<([^<>|]+)(?:\\|([^<>]*))?>")] private static partial Regex Bracketed();
    [GeneratedRegex("<([#@!])([^>|]*)(?:\\|([^>]*))?>")] private static partial Regex Mention();
    [GeneratedRegex("<([^>|]+)(?:\\|([^>]*))?>")] private static partial Regex Link();
}
