using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No boilerplate.</summary>
public sealed partial class BoilerplateRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "boilerplate";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        const string Message = "\"{0}\" says nothing to a reader in trouble. Leave it out.";
        if (!context.IsPublic) return [];
        var vague = context.Ledger.Facts.Any(f => f is { IsUsable: true, Kind: FactKind.Scope })
            ? context.Of(Id, FindingSeverity.Warn, Vague(), "\"{0}\" is vaguer than what is known. Say who is affected.") : [];
        return context.Of(Id, FindingSeverity.Warn, Removable(), Message, "").Concat(context.Of(Id, FindingSeverity.Warn, Pattern(), Message)).Concat(vague);
    }

    [GeneratedRegex(@" for any inconvenience(?: (?:(?:this|that|it) )?(?:may|might) have caused(?: you)?)?(?=[.,!\n]|$)|(?<=^|[.!?]\s|\n)(?:we )?(?:thank you for|thanks for|appreciate) your patience[^.!?\n]{0,60}[.!?]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Removable();
    [GeneratedRegex(@"\bsome (?:users|customers|people|accounts)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Vague();
    [GeneratedRegex(@"\bany inconvenience\b|\bmay have caused\b|\b(?:we )?take [^.\n]{1,40} (?:very )?seriously\b|\bworking (?:hard|diligently|around the clock|tirelessly)\b|\bthank you for your patience\b|\bappreciate your patience\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Pattern();
}
