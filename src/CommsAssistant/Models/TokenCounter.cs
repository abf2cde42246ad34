using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace CommsAssistant.Models;

/// <summary>Counts tokens before anything is sent, with OpenAI's o200k_base. Other vendors' counts differ by a fifth or so; a budget can live with that.</summary>
internal static class TokenCounter
{
    /// <summary>Longer texts are counted in pieces, so that no text, whatever it is made of, costs more than its length.</summary>
    private const int Piece = 4_096;
    private const int PerMessage = 4;
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Tokens of all texts and of the schema that is asked for.</summary>
    public static int Count(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        long count = messages.Sum(m => (long)PerMessage + m.Contents.OfType<TextContent>().Sum(t => (long)Count(t.Text)));
        if (options?.Instructions is { } instructions) count += Count(instructions);
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }) count += Count(schema.GetRawText());
        return (int)Math.Min(count, int.MaxValue);
    }

    public static int Count(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += Piece) count += Tokenizer.Value.CountTokens(text.AsSpan(at, Math.Min(Piece, text.Length - at)));
        return count;
    }
}
