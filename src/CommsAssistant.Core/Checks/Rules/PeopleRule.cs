using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No individual is named in public.</summary>
public sealed class PeopleRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "people";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => !context.IsPublic ? []
        : context.OfNames(Id, FindingSeverity.Block, context.People.All.Where(p => !p.IsBot).SelectMany(p => p.RealName.Split(' ').Append(p.Handle)).Where(n => !Insider.IsOrdinaryWord(n)), "\"{0}\" is the name of a person. Say \"we\" or name the team.");
}
