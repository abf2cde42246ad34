using CommsAssistant.Core.Wording;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>Credentials never leave, in no text.</summary>
public sealed class SecretRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "secret";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context) => Secrets.Find(context.Text).Select(m => new Finding(Id, FindingSeverity.Never, "A credential stands here. Remove it, and have it replaced where it is used.", m.Start, m.Length, ""));
}
