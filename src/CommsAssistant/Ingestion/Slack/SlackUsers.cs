using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Turns Slack's user objects into people.</summary>
public static class SlackUsers
{
    /// <summary>The people of a list of user objects; what is none is passed over. See <see cref="ReadDirectory"/> for what was left out.</summary>
    public static IEnumerable<Person> Read(JsonElement users) => Read(users, "users", new Problems());

    /// <summary>
    /// The people of a users.json, of an answer of users.list ("members") or users.info ("user"), or of one user object. Never throws, whatever the
    /// JSON holds; what is no user is left out with a reason. A later user with the same id replaces an earlier one.
    /// </summary>
    /// <param name="users">The JSON; it need not outlive the call.</param>
    public static SlackDirectory ReadDirectory(JsonElement users)
    {
        var problems = new Problems();
        return new SlackDirectory(new People(Read(users, "users", problems)), problems.List);
    }

    internal static List<Person> Read(JsonElement users, string file, Problems problems)
    {
        var people = new List<Person>();
        var number = 0;
        foreach (var user in Objects(users, file, problems))
        {
            number++;
            var place = $"user {number} of {file}";
            if (user.ValueKind != JsonValueKind.Object) problems.Add(file, "not an object", place);
            else if (SlackMessages.String(user, "id") is not { Length: > 0 and <= SlackLimits.LongestName } id) problems.Add(file, "no valid id", place);
            else if (SlackMessages.IsTooLarge(user)) problems.Add(file, SlackMessages.TooLarge, place);
            else if (people.Count >= SlackLimits.MostUsers) problems.Add(file, $"more than {SlackLimits.MostUsers:N0} users", place);
            else people.Add(Of(user, id));
        }
        return people;
    }

    private static Person Of(JsonElement user, string id)
    {
        var profile = user.TryGetProperty("profile", out var p) ? p : default;
        var handle = First(SlackMessages.String(profile, "display_name"), SlackMessages.String(user, "name"), id);
        var name = First(SlackMessages.String(profile, "real_name"), SlackMessages.String(user, "real_name"), handle);
        var title = SlackMessages.String(profile, "title") ?? "";
        var bot = user.TryGetProperty("is_bot", out var isBot) && isBot.ValueKind == JsonValueKind.True;
        return new Person(id, handle, name, title, First(SlackMessages.String(user, "tz"), "UTC"), PersonRoles.FromTitle(title, bot));
    }

    private static IEnumerable<JsonElement> Objects(JsonElement users, string file, Problems problems)
    {
        if (users.ValueKind == JsonValueKind.Array) return users.EnumerateArray();
        if (users.ValueKind == JsonValueKind.Undefined) return [];
        if (users.ValueKind != JsonValueKind.Object) return [users];
        foreach (var name in (string[])["members", "users"])
            if (users.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array) return list.EnumerateArray();
        if (users.TryGetProperty("user", out var one) && one.ValueKind == JsonValueKind.Object) return [one];
        if (!users.TryGetProperty("ok", out var ok) || ok.ValueKind != JsonValueKind.False) return [users];
        problems.Add(file, $"Slack answered with an error: {SlackMessages.Short(SlackMessages.String(users, "error") ?? "unknown")}");
        return [];
    }

    private static string First(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
            if (!string.IsNullOrWhiteSpace(candidate)) return candidate;
        return "";
    }
}
