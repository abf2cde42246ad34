namespace CommsAssistant.Prompts;

/// <summary>A prompt file that cannot be used; the message says which, why and how to mend it.</summary>
public sealed class UnusablePromptException(string message, Exception? inner = null) : IOException(message, inner);
