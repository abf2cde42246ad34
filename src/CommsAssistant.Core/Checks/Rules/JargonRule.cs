using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Public texts hold no hosts, addresses, code or ids, and few of the words that only insiders use.</summary>
public sealed class JargonRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "jargon";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic) return [];
        var (text, names) = (context.Text, context.Catalogue.PublicNames);
        return Insider.TechnicalPlaces(Broken(text)).Select(m => new Finding(Id, FindingSeverity.Block, $"\"{m.Value}\" is internal: customers do not know it, and it tells how we are built.", m.Start, m.Length))
            .Concat(context.OfNames(Id, FindingSeverity.Block, context.Catalogue.InternalNames, "\"{0}\" is the name of an internal system."))
            .Concat(Insider.VocabularyPlaces(text).Select(m => new Finding(Id, FindingSeverity.Warn, $"\"{m.Value}\" is a word of ours. Say what customers see.", m.Start, m.Length)))
            .Where(f => f.Length == 0 || !names.Any(n => n.Contains(text.Substring(f.Start, f.Length).Trim(), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The text with a blank at every 120th character of a run without white space, so that the time grows with the length and no more.</summary>
    private static string Broken(string text) => string.Create(text.Length, text, static (chars, from) =>
    {
        for (int i = 0, run = 0; i < chars.Length; i++)
        {
            run = char.IsWhiteSpace(from[i]) || run == 120 ? 0 : run + 1;
            chars[i] = run == 0 && !char.IsWhiteSpace(from[i]) ? ' ' : from[i];
        }
    });
}
