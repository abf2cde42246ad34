using System.Text.RegularExpressions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Links that lead to a person: a profile, an e-mail address.</summary>
internal static partial class PeopleLinks
{
    public static bool IsProfile(string? url) => url is { Length: > 8 and < 300 } && Profile().IsMatch(url);

    [GeneratedRegex(@"^(?:mailto:|https?://(?:www\.)?(?:(?:github|gitlab|twitter|x|keybase)\.(?:com|io)/@?[\w.-]{1,40}/?$|[^/]{3,60}/(?:@[\w.-]{1,60}|(?:users?|people|profile|display/~|wiki/User:|in)/?[\w.~%-]{1,60})/?(?:\?.*)?$))", RegexOptions.IgnoreCase)] private static partial Regex Profile();
}
