
namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No customer is named in public.</summary>
public sealed class CustomerNameRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "customer-name";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => context.IsPublic ? context.OfNames(Id, FindingSeverity.Never, context.Catalogue.CustomerNames, "\"{0}\" is a customer. Never name one.") : [];
}
