using System.Text;
using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Text that tries to give orders to a program that reads along, in several languages and through invisible characters. Such words never become facts or drafts.</summary>
public static partial class Instructions
{
    /// <summary>True when the text holds words addressed to a machine, also words that people do not see.</summary>
    public static bool IsIn(string text)
    {
        if (text.Length <= 12) return false;
        var seen = Shown(text);
        return Addressed().IsMatch(seen) || Override().IsMatch(seen) || OtherLanguages().IsMatch(seen);
    }

    /// <summary>The text as a program reads it: invisible characters between letters taken out, tag characters as the letters that they stand for, wide letters as plain ones.</summary>
    private static string Shown(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is > 0xE0000 and < 0xE007F) shown.Append((char)(rune.Value - 0xE0000));
            else if (rune.Value is >= 0xFF01 and <= 0xFF5E) shown.Append((char)(rune.Value - 0xFEE0));
            else if (rune.Value is not ((>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF or 0xAD or 0xE007F)) shown.Append(rune.ToString());
        }
        return shown.ToString();
    }

    [GeneratedRegex(@"\[\[?\s{0,20}(?:assistant|system|ai)\b|\b(?:AI|LLM|GPT|language model)s?[ -]{0,4}(?:assistants?|agents?|bots?|models?|tools?|summari[sz]er)?\b[^.\n]{0,60}(?::|disregard|ignore|summari[sz]ing|must|should|when you|please)|\b(?:note|notice|message|instructions?|attention) (?:to|for) (?:any |all |the )?(?:AI|assistants?|bots?|robots?|LLM|models?|automated (?:assistants?|agents?|writers?|tools?))s?\b|<\/?(?:system|assistant|user)>|^[ \t]{0,40}(?:SYSTEM|ASSISTANT)[ \t]{0,40}:", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex Addressed();
    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\b(?:previous|earlier|prior|above|all|your)\b[^.\n]{0,20}\b(?:instructions?|rules?|prompts?|notes)|\bas an AI\b|\byou are (?:now )?(?:an? )?(?:AI|assistant)\b", RegexOptions.IgnoreCase)] private static partial Regex Override();
    [GeneratedRegex(@"\b(?:ignorier(?:e|en|t)|vergiss|missachte)\b[^.\n]{0,30}\b(?:anweisung|instruktion|regel|vorgabe)\w{0,3}\b|\b(?:ignora|ignore[zn]?|olvida|oubliez?|esque[çc]a|dimentica|negeer|vergeet|ignor[ae]r)\b[^.\n]{0,30}\b(?:instruc[ct]i\w{2,6}|instruçõe?s|consignes|istruzioni|instructies|reglas|regras|indicaciones)\b|\b(?:nota|hinweis|anweisung|nachricht|note|instrucci[oó]n|message|aviso|notitie|bericht|nota bene)\w{0,3} (?:para|für|an|pour|aux?|per|voor|a|à)\b[^.\n]{0,20}\b(?:IA|KI|AI|asistentes?|assistente[ns]?|assistenten|assistants?|automat\w{2,6})\b|(?:игнорируй|забудь)\w{0,4}[^.\n]{0,30}(?:инструкци|указани)|(?:忽略|无视)[^。\n]{0,12}(?:指令|指示|说明)|(?:指示|命令)[^。\n]{0,6}無視", RegexOptions.IgnoreCase)] private static partial Regex OtherLanguages();
}
