using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Turns Slack's user objects into people.</summary>
public static class SlackUsers
{
    /// <summary>The people of a users.json; objects without an id are passed over.</summary>
    public static IEnumerable<Person> Read(JsonElement users)
    {
        if (users.ValueKind != JsonValueKind.Array) yield break;
        foreach (var user in users.EnumerateArray())
        {
            if (SlackMessages.String(user, "id") is not { Length: > 0 } id) continue;
            var profile = user.TryGetProperty("profile", out var p) ? p : default;
            var handle = First(SlackMessages.String(profile, "display_name"), SlackMessages.String(user, "name"), id);
            var name = First(SlackMessages.String(profile, "real_name"), SlackMessages.String(user, "real_name"), handle);
            var title = SlackMessages.String(profile, "title") ?? "";
            var bot = user.TryGetProperty("is_bot", out var isBot) && isBot.ValueKind == JsonValueKind.True;
            yield return new Person(id, handle, name, title, First(SlackMessages.String(user, "tz"), "UTC"), PersonRoles.FromTitle(title, bot));
        }
    }

    private static string First(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
            if (!string.IsNullOrWhiteSpace(candidate)) return candidate;
        return "";
    }
}
