using System.Globalization;
using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>Small wordings that all templates share.</summary>
internal static partial class Wordings
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

    /// <summary>At most five words on the impact in customers' words, from what is told of it; from the service alone where no sentence is short and plain enough.</summary>
    public static string FiveWords(Incident incident, IncidentStatus status, PublicStory story)
    {
        if (status is IncidentStatus.Investigating or IncidentStatus.Identified)
            foreach (var sentence in story.Impact)
                if (Symptom(sentence.Text) is { } words && (incident.Services.Count < 2 || words.Contains(incident.Services[0].Split(' ')[0].TrimEnd('s'), StringComparison.OrdinalIgnoreCase))) return words;
        return FiveWords(incident, status);
    }

    /// <summary>The title's words: the symptom, and the service before it where the symptom does not name it.</summary>
    public static string TitleWords(Incident incident, string five)
    {
        var service = Service(incident);
        return service.Split(" and ").Any(s => five.Contains(s.Split(' ')[0], StringComparison.OrdinalIgnoreCase)) ? five : service + ": " + five;
    }

    private static string? Symptom(string sentence)
    {
        if (PublicSymptoms.IsOne(sentence)) sentence = char.ToUpperInvariant(sentence[PublicSymptoms.Opening.Length]) + sentence[(PublicSymptoms.Opening.Length + 1)..];
        var words = Unable().Match(sentence) is { Success: true } unable ? unable.Groups[1].Value + " cannot " + unable.Groups[2].Value
            : State().Match(sentence) is { Success: true } state ? state.Groups[1].Value + " " + state.Groups[2].Value.ToLowerInvariant()
            : Fails().Match(sentence) is { Success: true } fails ? fails.Groups[1].Value + " failing" : null;
        if (words is null || words.Any(char.IsDigit) || Vague().IsMatch(words)) return null;
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 5 ? words : null;
    }

    [GeneratedRegex(@"^((?:(?:Some|Many|Most|All) )?[A-Za-z][\w-]+(?: [a-z]+)?) (?:currently )?cannot (?:currently )?((?!be\b)\w+(?: (?:in|out|up))?(?: [a-z]+){0,3}?)(?=[.,;]|$| (?:on|in|at|since|with|for|from|to|because|during)\b)")] private static partial Regex Unable();
    [GeneratedRegex(@"^((?:The |Some |Many |Most |All )?[A-Za-z][\w-]*(?: [\w-]+){0,2}) (?:is|are|remains?|stays?) (?:currently |still |now )?(failing|slow|unavailable|delayed|down|paused|missing|incomplete|late|not available)\b")] private static partial Regex State();
    [GeneratedRegex(@"^((?:Some |Many |Most |All )?[A-Za-z][\w-]*(?: [\w-]+){0,2}?) (?:currently |still )?fails?\b")] private static partial Regex Fails();
    [GeneratedRegex(@"^(?:it|this|that|these|those|they|we|the cause|everything|nothing)\b|\b(?:and|or|of|is|are|for|with)\b", RegexOptions.IgnoreCase)] private static partial Regex Vague();

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

    /// <summary>The first letter small, for use after a colon or within a sentence, unless the word may be a name or an abbreviation.</summary>
    public static string Inline(string sentence) =>
        sentence.Length > 1 && char.IsUpper(sentence[0]) && Common().IsMatch(sentence) ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;

    [GeneratedRegex(@"^(?:The|A|An|For|In|Since|Some|Many|Most|All|Few|Several|About|Around|More|Between|New|Part|Customers|Users|Guests|Shoppers|Merchants|Readers|Editors|People|Visitors|Patients|Students|Logins?|Signing|Uploads?|Downloads?|Payments?|Checkouts?|Orders?|Exports?|Imports?|Deploys|Deliver(?:y|ies)|Webhooks?|Pages?|Package|Bookings?|Appointments?|Notifications?|Reminders?|Messages?|Searches|Search|Builds?|Reports?|Files?|Edits?|Saves?|Calendars?|Events?|Images?|Sites?|Apps?|Launch\w*|Invoices?)\b")] private static partial Regex Common();
}
