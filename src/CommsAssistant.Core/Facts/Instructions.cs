using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Facts;

/// <summary>Text that tries to give orders to a program that reads along. Such words never become facts or drafts.</summary>
public static partial class Instructions
{
    /// <summary>True when the text holds words addressed to a machine.</summary>
    public static bool IsIn(string text) => text.Length > 12 && (Addressed().IsMatch(text) || Override().IsMatch(text));

    [GeneratedRegex(@"\[\[?\s*(?:assistant|system|ai)\b|\b(?:AI|LLM|GPT|language model)s?[ -]*(?:assistants?|agents?|bots?|models?|tools?|summari[sz]er)?\b[^.\n]{0,60}(?::|disregard|ignore|summari[sz]ing|must|should|when you|please)|\b(?:note|message|instruction|attention) (?:to|for) (?:any |all |the )?(?:AI|assistant|bot|robot|LLM|model)s?|<\/?(?:system|assistant|user)>|^\s*(?:SYSTEM|ASSISTANT)\s*:", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex Addressed();
    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override)\b[^.\n]{0,30}\b(?:previous|earlier|prior|above|all|your)\b[^.\n]{0,20}\b(?:instructions?|rules?|prompts?|notes)|\bas an AI\b|\byou are (?:now )?(?:an? )?(?:AI|assistant)\b", RegexOptions.IgnoreCase)] private static partial Regex Override();
}
