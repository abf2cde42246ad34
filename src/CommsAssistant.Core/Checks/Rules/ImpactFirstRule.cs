using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Customers read first what they experience: in a report in its first sentence, in a status post in its title or first sentence.</summary>
public sealed partial class ImpactFirstRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "impact-first";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsPublic || Opening().Match(context.Draft.Body) is not { Success: true } opening) yield break;
        var isReport = context.Draft.Kind.IsReport;
        var read = isReport ? opening.Value : context.Draft.Title + "\n" + opening.Value;
        if (Experience().IsMatch(read) || context.Catalogue.PublicNames.Any(n => n.Length > 2 && read.Contains(n, StringComparison.OrdinalIgnoreCase))) yield break;
        var start = context.Text.Length - context.Draft.Body.Length + opening.Index;
        yield return new Finding(Id, isReport ? FindingSeverity.Block : FindingSeverity.Warn, "Begin with what customers experience: \"Customers cannot log in.\"", start, opening.Length);
    }

    // A heading or a label alone on its line is no sentence: the first line of at least four words is.
    [GeneratedRegex(@"^(?!#)[^\s.!?]{1,60}(?:[ \t]{1,4}[^\s.!?]{1,60}){3}[^.!?\n]{0,600}", RegexOptions.Multiline)] private static partial Regex Opening();
    [GeneratedRegex(@"\b(?:customers?|users?|you|your|people|everyone|accounts?|visitors|members|reports? of|cannot|can't|unable|unavailable|slow(?:er|ly)?|errors?|log(?:ging)? in|logins?|sign(?:ing|ed)? (?:in|out))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)] private static partial Regex Experience();
}
