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
        : PersonalData.Find(context.Text).Select(m => new Finding(Id, FindingSeverity.Never, $"{Words(m.What)} stands here. Remove it.", m.Start, m.Length, ""));

    private static string Words(string what) => what switch
    {
        "e-mail" => "An e-mail address",
        "phone" => "A phone number",
        "address" => "A network address",
        "postal" => "A postal address",
        "birth" => "A date of birth",
        "account" => "The number of somebody's account",
        _ => "A number that names a person or an account",
    };
}
