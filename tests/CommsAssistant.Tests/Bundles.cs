using System.Text.Json;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Tests;

/// <summary>The incident bundles of the repository, for tests on real input.</summary>
internal static class Bundles
{
    public static string Root { get; } = FindRoot();

    public static string Demo => Path.Combine(Root, "samples", "login-config");

    public static IEnumerable<string> Folders => Directory.GetDirectories(Path.Combine(Root, "eval", "datasets", "incidents")).Append(Demo).Concat(HeldOut).Order(StringComparer.Ordinal);

    public static IEnumerable<string> HeldOut => Directory.GetDirectories(Path.Combine(Root, "eval", "datasets", "heldout"));

    public static TheoryData<string> Names => [.. Folders.Select(f => Path.GetRelativePath(Root, f))];

    public static JsonElement Json(string bundle, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, bundle, file)));
        return document.RootElement.Clone();
    }

    public static async Task<Incident> IncidentAsync(string bundle) => await IncidentFile.ReadAsync(Path.Combine(Root, bundle, "incident.json"), TestContext.Current.CancellationToken);

    public static async Task<(Incident Incident, People People, List<LogEntry> Entries, FactLedger Ledger)> ReadAsync(string bundle, DateTimeOffset? at = null, string source = "events.jsonl")
    {
        var ct = TestContext.Current.CancellationToken;
        var incident = await IncidentAsync(bundle);
        await using var transcript = await ChannelSource.OpenAsync(Path.Combine(Root, bundle, source), incident.Channel, ct);
        var entries = await transcript.EntriesAsync(at, ct).ToListAsync(ct);
        return (incident, transcript.People, entries, FactExtractor.Extract(incident, transcript.People, Catalogue.Empty, entries, transcript.DeletedAt(at)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CommsAssistant.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
    }
}
