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
        var sentences = ChatText.Sentences(context.Draft.Body);
        var mean = sentences.Count == 0 ? 0 : sentences.Average(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        if (mean > context.Options.MaxMeanSentenceWords) yield return Places.Whole(Id, FindingSeverity.Warn, FormattableString.Invariant($"{mean:0} words a sentence on the mean; {context.Options.MaxMeanSentenceWords} are enough."));
        var from = 0;
        foreach (var sentence in sentences)
        {
            var at = context.Text.IndexOf(sentence, from, StringComparison.Ordinal);
            if (at >= 0) from = at + sentence.Length;
            var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > context.Options.MaxSentenceWords) yield return new Finding(Id, FindingSeverity.Warn, $"{words} words in one sentence; {context.Options.MaxSentenceWords} are enough.", Math.Max(0, at), sentence.Length);
        }
    }
}
