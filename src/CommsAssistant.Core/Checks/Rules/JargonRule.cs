using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Public texts hold no hosts, addresses, code or ids, and few of the words that only insiders use.</summary>
public sealed partial class JargonRule : IDraftRule
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
            .Concat(context.Of(Id, FindingSeverity.Block, Host(), "\"{0}\" looks like the name of a machine: customers do not know it."))
            .Where(f => f.Length == 0 || !names.Any(n => n.Contains(text.Substring(f.Start, f.Length).Trim(), StringComparison.OrdinalIgnoreCase)))
            .Concat(context.OfNames(Id, FindingSeverity.Block, context.Catalogue.ForbiddenWords, "\"{0}\" is a word that the catalogue forbids in public."));
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

    [GeneratedRegex(@"(?<![\w.-])(?!(?:mid|top|pre|post|sub|utf|sha|covid|non|level|tier|phase|step|part|type|layer|under|over|early|late|iso|half|one|two|three|four|a|re|co|un)-)[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,12}){0,4}-(?=[a-z0-9]{0,12}[0-9])[a-z0-9]{1,12}(?![\w-])")] private static partial Regex Host();
}
