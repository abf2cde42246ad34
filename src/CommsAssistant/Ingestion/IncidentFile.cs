using System.Text.Json;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion.Slack;

namespace CommsAssistant.Ingestion;

/// <summary>Reads the head of an incident from its JSON file.</summary>
public static class IncidentFile
{
    /// <summary>The head that a file holds.</summary>
    /// <exception cref="UnusableInputException">The file is missing, no JSON, or lacks its id or title.</exception>
    public static async Task<Incident> ReadAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file. --incident takes a JSON file with id, title, severity, services, components, channel, opened_at, commander, public_timezone, company, product.");
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(SlackText.WithoutMark(await File.ReadAllBytesAsync(path, ct)));
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{path}: not valid JSON, line {e.LineNumber + 1}: {e.Message}", e);
        }
        string Text(string name) => SlackMessages.String(root, name) ?? "";
        IEnumerable<JsonElement> List(string name) => SlackMessages.Items(root, name);
        if (Text("id").Length == 0 || Text("title").Length == 0) throw new UnusableInputException($"{path}: \"id\" and \"title\" are needed; both are texts.");
        return new Incident
        {
            Id = Text("id"),
            Title = Text("title"),
            Severity = Severities.Parse(Text("severity")) ?? Severity.Sev2,
            Services = [.. List("services").Where(s => s.ValueKind == JsonValueKind.String).Select(SlackText.Of)],
            Components = [.. List("components").Where(c => SlackMessages.String(c, "name") is not null)
                .Select(c => new Component(SlackMessages.String(c, "name")!, SlackMessages.Property(c, "public").ValueKind == JsonValueKind.True))],
            Channel = Text("channel"),
            OpenedAt = DateTimeOffset.TryParse(Text("opened_at"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out var opened) ? opened : default,
            Commander = Text("commander"),
            PublicTimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(Text("public_timezone"), out _) ? Text("public_timezone") : "UTC",
            Company = Text("company"),
            Product = Text("product"),
            IsRestricted = SlackMessages.Property(root, "restricted").ValueKind == JsonValueKind.True,
        };
    }
}
