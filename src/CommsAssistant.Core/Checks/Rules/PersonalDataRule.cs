using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>No personal data in texts for customers and stakeholders.</summary>
public sealed class PersonalDataRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "personal-data";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => context.Audience == Audience.Responders ? []
        : Redact.PersonalData(context.Text).Concat(AccountNumbers.Find(context.Text).Select(m => (m.Start, m.Length))).Select(m => new Finding(Id, FindingSeverity.Never, "An e-mail address, phone number, account number or address of a person stands here. Remove it.", m.Start, m.Length, ""));
}
