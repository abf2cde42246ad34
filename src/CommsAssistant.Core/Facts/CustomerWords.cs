using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>
/// What words that a machine offers for customers must be, whatever they rest on: one or two plain English sentences without anything that only insiders know, no order, no estimate, no
/// apology, no legal matter, no blame, no promise of money.
/// </summary>
public static partial class CustomerWords
{
    private const int Shortest = 12, Longest = 260;

    /// <summary>Why the words may not be offered; null when they may.</summary>
    public static string? Fault(string text, Catalogue catalogue, People people)
    {
        if (text.Length is < Shortest or > Longest || text.Contains('\n', StringComparison.Ordinal)) return "too short or too long";
        if (text.EndsWith('?') || Instructions.IsIn(text)) return "a question or an order";
        if (Estimate().IsMatch(text)) return "an estimate";
        if (Apology().IsMatch(text)) return "an apology or a promise";
        if (Grave().IsMatch(text)) return "a legal matter, blame or money";
        if (Chatty().IsMatch(text)) return "chat";
        if (Insider.IsIn(Plain().Replace(text, "part"), catalogue, people)) return "what only insiders know";
        return null;
    }

    /// <summary>Names that stand in what was published: customers know them by now.</summary>
    public static IReadOnlyList<string> Posted(FactLedger ledger) =>
        [.. ledger.Facts.Where(f => f is { Kind: FactKind.Communication, PublicText: not null, State: not FactState.Retracted }).SelectMany(f => Name().Matches(f.PublicText!).Select(m => m.Value)).Distinct(StringComparer.Ordinal).Take(100)];

    /// <summary>True when a message says of itself that it is not for outside.</summary>
    public static bool IsSealed(string own) => Sealed().IsMatch(own);

    [GeneratedRegex(@"(?<=[\p{L}\d,]\s|^)\p{Lu}[\p{L}\d'’-]{1,30}(?: \p{Lu}[\p{L}\d'’-]{1,30}){0,3}|(?<=\. )\p{Lu}[\p{L}\d'’-]{1,30}(?: \p{Lu}[\p{L}\d'’-]{1,30}){1,3}", RegexOptions.Multiline)] private static partial Regex Name();

    /// <summary>Words of ours that customers read in every report and understand.</summary>
    [GeneratedRegex(@"\b(?:configuration|caches?|cached|databases?|dashboards?|pages? not found|log(?:ged|ging)? (?:back )?(?:in|out|on)|sign(?:ed|ing)? (?:back )?(?:in|out)|webhooks?|release|servers?|capacity|storage|memory|network|connections?|read-only|maintenance)\b", RegexOptions.IgnoreCase)] private static partial Regex Plain();
    [GeneratedRegex(@"\b(?:eta|estimate[sd]?|expect(?:s|ed|ing)?|by about|within \d|in about \d|next update|should be (?:back|done|fixed)|will be (?:back|done|fixed|restored|resolved))\b", RegexOptions.IgnoreCase)] private static partial Regex Estimate();
    [GeneratedRegex(@"\b(?:sorry|apologi[sz]e|apolog(?:y|ies)|thank(?:s| you)|inconvenience|refund\w*|compensat\w*|credits?|guarantee\w*|promis\w+)\b", RegexOptions.IgnoreCase)] private static partial Regex Apology();
    [GeneratedRegex(@"\b(?:breach\w*|leak(?:ed|s|age)?|hack\w*|attack\w*|stolen|illegal\w*|unauthori[sz]ed|exploit\w*|vulnerab\w*|GDPR|lawsuit|regulator\w*|blam\w+|fault of|human error|mistake|careless\w*|negligen\w*|contract\w*|renewal)\b|[€$£]\s?\d|\d\s?(?:EUR|USD|GBP)\b", RegexOptions.IgnoreCase)] private static partial Regex Grave();
    [GeneratedRegex(@"\b(?:i|i'm|i'll|my|me|he|she|lol|ok)\b|[:;]-?\)|:\w+:", RegexOptions.None)] private static partial Regex Chatty();
    [GeneratedRegex(@"\b(?:please nobody|not outside|internal only|only here|stays in here|off the record|keep (?:this|it|that) (?:internal|in here|between us)|not for (?:the )?(?:public|outside|wider|page)|embargo\w*|until legal|under seal|do(?: not|n'?t) (?:say|tell|mention|publish|post|write)|confidential)\b", RegexOptions.IgnoreCase)] private static partial Regex Sealed();
}
