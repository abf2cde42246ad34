using CommsAssistant.Core.Drafting;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Every public sentence rests on evidence that still stands, or is the template's own wording.</summary>
public sealed class UnsupportedClaimRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "unsupported-claim";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic) yield break;
        var from = 0;
        foreach (var sentence in context.Draft.Sentences)
        {
            var start = context.Text.IndexOf(sentence.Text, from, StringComparison.Ordinal);
            if (start >= 0) from = start + sentence.Text.Length;
            var place = Math.Max(0, start);
            if (sentence.Support == Support.None) yield return new Finding(Id, FindingSeverity.Block, "Nothing in the channel supports this sentence.", place, start < 0 ? 0 : sentence.Text.Length);
            else if (sentence.Evidence.FirstOrDefault(e => !context.Messages.ContainsKey(e.Source)) is not null) yield return new Finding(Id, FindingSeverity.Block, "A message that this sentence rests on was deleted.", place, start < 0 ? 0 : sentence.Text.Length);
        }
    }
}
