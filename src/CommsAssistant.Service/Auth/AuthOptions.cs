using System.ComponentModel.DataAnnotations;

namespace CommsAssistant.Service.Auth;

/// <summary>Who can sign in.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>demo: links with tokens sign in, on loopback only; tokens: a person's token is typed once.</summary>
    [RegularExpression("(?i)demo|tokens", ErrorMessage = "Auth:Mode must be \"tokens\" or \"demo\".")]
    public string Mode { get; set; } = "tokens";

    /// <summary>People and programs.</summary>
    public IList<AuthEntry> People { get; } = [];

    public bool IsDemo => Mode.Equals("demo", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A person or program that can sign in. The token is a secret: give it through the environment (Auth__People__0__Token) or user-secrets.</summary>
internal sealed class AuthEntry
{
    /// <summary>The Slack user id of a person, so that the commander of an incident and whoever signs in are the same.</summary>
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Token { get; set; } = "";
    /// <summary>commander: may take command; security: may see restricted incidents; automation: a program, which can ask and never approve.</summary>
    public IList<string> Roles { get; } = [];
    /// <summary>What a demo shows beside the name.</summary>
    public string Note { get; set; } = "";
}
