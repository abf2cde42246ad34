namespace CommsAssistant.Core.Wording;

/// <summary>A place in a text, in UTF-16 units, with the words that stand there and what they are.</summary>
public readonly record struct TextMatch(int Start, int Length, string Value, string What);
