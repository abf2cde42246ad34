using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No individual is named in public.</summary>
public sealed partial class PeopleRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "people";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => !context.IsPublic ? []
        : context.OfNames(Id, FindingSeverity.Block, context.People.All.Where(p => !p.IsBot).SelectMany(p => p.RealName.Split(' ').Append(p.Handle)).Where(n => !Insider.IsOrdinaryWord(n)), "\"{0}\" is the name of a person. Say \"we\" or name the team.")
            .Concat(context.OfNames(Id, FindingSeverity.Block, NamedOutsiders.People(context), "\"{0}\" is named in the channel as somebody to reach. Name no individual."))
            .Concat(context.Of(Id, FindingSeverity.Block, Individual(), "\"{0}\" points at an individual. Say what in the system allowed it."));

    [GeneratedRegex(@"\b(?:human|operator|user) error\b|\b(?:an|one of our|our|a) (?:[a-z]{3,15} )?(?:engineer|developer|employee|operator|administrator|contractor|technician|colleague|intern|staff member)\b(?=[^.\n]{0,60}\b(?:mistakes?|errors?|mistakenly|accident\w*|forgot|deleted|dropped|ran|misconfigur\w+|typed|entered|pushed))", RegexOptions.IgnoreCase)] private static partial Regex Individual();
}
