using System.Globalization;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Small wordings that all templates share.</summary>
internal static class Wordings
{
    /// <summary>The service that customers know: the first service, or the first public component, or the product.</summary>
    public static string Service(Incident incident) =>
        incident.Services.Count > 0 ? incident.Services.Count == 1 ? incident.Services[0] : string.Join(" and ", incident.Services.Take(2))
        : incident.Components.FirstOrDefault(c => c.IsPublic)?.Name is { Length: > 0 } name ? name
        : incident.Product.Length > 0 ? incident.Product : "The service";

    /// <summary>At most five words on the impact, from the service alone: what a program can say without guessing.</summary>
    public static string FiveWords(Incident incident, IncidentStatus status)
    {
        var service = string.Join(' ', Service(incident).Split(" and ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        return status switch { IncidentStatus.Resolved => service + " working again", IncidentStatus.Monitoring => service + " recovering", _ => "Problems with " + service };
    }

    /// <summary>The abbreviation that readers of a zone know, by season; null where none is common or it would be ambiguous.</summary>
    public static string? ZoneName(TimeZoneInfo zone, DateTimeOffset at)
    {
        var summer = zone.IsDaylightSavingTime(at);
        return zone.Id switch
        {
            "America/New_York" or "America/Toronto" or "America/Detroit" => summer ? "EDT" : "EST",
            "America/Chicago" => summer ? "CDT" : "CST",
            "America/Denver" => summer ? "MDT" : "MST",
            "America/Los_Angeles" or "America/Vancouver" => summer ? "PDT" : "PST",
            "Europe/London" => summer ? "BST" : "GMT",
            "Europe/Berlin" or "Europe/Paris" or "Europe/Madrid" or "Europe/Stockholm" or "Europe/Oslo" or "Europe/Amsterdam" or "Europe/Rome" or "Europe/Vienna" or "Europe/Zurich" or "Europe/Warsaw" or "Europe/Prague" => summer ? "CEST" : "CET",
            _ => null,
        };
    }

    /// <summary>A clock time in UTC, with its zone.</summary>
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>What somebody does, without the words that already name them.</summary>
    public static string After(string text, string name)
    {
        foreach (var opening in new[] { name + " assigns: ", name + ": ", name + " " })
            if (text.StartsWith(opening, StringComparison.Ordinal)) return text[opening.Length..];
        return text;
    }

    /// <summary>A duration in words: 47 minutes; 2 hours 59 minutes.</summary>
    public static string Duration(TimeSpan span)
    {
        var minutes = (int)Math.Round(span.TotalMinutes);
        string Unit(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        return minutes < 60 ? Unit(minutes, "minute") : minutes % 60 == 0 ? Unit(minutes / 60, "hour") : Unit(minutes / 60, "hour") + " " + Unit(minutes % 60, "minute");
    }

    /// <summary>The first letter small, for use after a colon or within a sentence, unless the word is a name or an abbreviation.</summary>
    public static string Inline(string sentence) =>
        sentence.Length > 1 && char.IsUpper(sentence[0]) && char.IsLower(sentence[1]) && sentence.Split(' ')[0] is "The" or "Some" or "Many" or "Most" or "All" or "Customers" or "Users" ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;
}
