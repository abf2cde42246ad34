using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Short sentences: at most 25 words each in public, 20 on the mean.</summary>
public sealed class SentenceRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "sentence";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic) yield break;
        foreach (var sentence in ChatText.Sentences(context.Draft.Body))
        {
            var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > context.Options.MaxSentenceWords) yield return new Finding(Id, FindingSeverity.Warn, $"{words} words in one sentence; {context.Options.MaxSentenceWords} are enough.", Math.Max(0, context.Text.IndexOf(sentence, StringComparison.Ordinal)), sentence.Length);
        }
    }
}
