using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Core.Approval;
using CommsAssistant.Desk;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Service.Auth;

/// <summary>Everyone who can sign in, by token. Tokens are compared by their SHA-256, so that the time of a comparison tells nothing of them.</summary>
internal sealed class SignInDirectory : IKnownPeople
{
    private const int ShortestToken = 16;
    private readonly Dictionary<string, AuthEntry> byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AuthEntry> byId = new(StringComparer.Ordinal);

    public SignInDirectory(IOptions<AuthOptions> options)
    {
        foreach (var entry in options.Value.People)
        {
            if (entry.Id.Length == 0) throw new OptionsValidationException(AuthOptions.Section, typeof(AuthOptions), ["Auth:People has an entry without an Id. Give the person's Slack user id, or a name for a program."]);
            if (entry.Token.Length < ShortestToken) throw new OptionsValidationException(AuthOptions.Section, typeof(AuthOptions), [$"Auth:People {entry.Id}: the token is shorter than {ShortestToken} characters. Make one with: openssl rand -hex 24"]);
            byToken[Digest(entry.Token)] = entry;
            byId[entry.Id] = entry;
        }
        IsDemo = options.Value.IsDemo;
        All = [.. options.Value.People];
    }

    public bool IsDemo { get; }

    public IReadOnlyList<AuthEntry> All { get; }

    /// <summary>Whoever has this token; null when nobody has.</summary>
    public ClaimsPrincipal? Find(string token, string scheme) => byToken.TryGetValue(Digest(token), out var entry) ? new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, entry.Id), new Claim(ClaimTypes.Name, entry.Name.Length > 0 ? entry.Name : entry.Id), .. entry.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToLowerInvariant()))], scheme)) : null;

    public string? NameOf(string id) => byId.TryGetValue(id, out var entry) && entry.Name.Length > 0 ? entry.Name : id switch { "clock" => "CommsAssistant", "demo" => "the demo", _ => null };

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Who acts, from what they signed in with.</summary>
internal static class Actors
{
    /// <summary>The signed-in actor. The rights are those of the sign-in; command is decided anew at each deed.</summary>
    public static Actor Actor(this ClaimsPrincipal user) =>
        new(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.IsInRole("automation"), user.IsInRole("security"), user.IsInRole("commander"));
}
