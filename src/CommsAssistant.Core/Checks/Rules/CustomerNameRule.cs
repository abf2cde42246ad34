
namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No customer is named in public: those of the catalogue never; names that the channel uses as a customer's may be accepted with a reason, for they are guessed.</summary>
public sealed class CustomerNameRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "customer-name";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => !context.IsPublic ? []
        : context.OfNames(Id, FindingSeverity.Never, context.Catalogue.CustomerNames, "\"{0}\" is a customer. Never name one.")
            .Concat(context.OfNames(Id, FindingSeverity.Block, NamedOutsiders.Organisations(context), "The channel names \"{0}\" as it names a customer. Never name one."));
}
