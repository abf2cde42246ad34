
namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Status posts have 15 to 120 words; a destination's limits are hard.</summary>
public sealed class LengthRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "length";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Draft.Title.Length > context.Options.MaxTitle || context.Draft.Body.Length > context.Options.MaxBody)
            yield return Places.Whole(Id, FindingSeverity.Block, $"Longer than a destination takes: the title may have {context.Options.MaxTitle} characters, the body {context.Options.MaxBody}.");
        if (!context.Draft.Kind.IsStatusPost) yield break;
        var words = context.Draft.Body.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        if (words < context.Options.MinPostWords || words > context.Options.MaxPostWords) yield return Places.Whole(Id, FindingSeverity.Warn, $"{words} words; a status post has {context.Options.MinPostWords} to {context.Options.MaxPostWords}.");
    }
}
