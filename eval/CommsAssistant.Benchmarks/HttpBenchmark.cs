using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace CommsAssistant.Benchmarks;

/// <summary>Milliseconds that requests took, the connection kept open.</summary>
internal sealed record Latency(int Count, double P50, double P95, double P99, double Max)
{
    public static Latency Of(List<double> milliseconds)
    {
        milliseconds.Sort();
        double At(double share) => Math.Round(milliseconds[Math.Min(milliseconds.Count - 1, (int)Math.Ceiling(share * milliseconds.Count) - 1)], 1);
        return new Latency(milliseconds.Count, At(0.50), At(0.95), At(0.99), At(1));
    }
}

/// <summary>What a run gave.</summary>
internal sealed record HttpFigures(int Incidents, int MessagesEach, Latency Draft, Latency QueuePage);

/// <summary>Runs the service as a process on loopback with a database of its own, opens incidents with messages, and times one client: drafts asked by turns of all incidents with a new message before each, and the queue page.</summary>
internal static class HttpBenchmark
{
    private const int Messages = 300;
    internal const string Token = "benchmark-token-on-loopback";
    internal const string Address = "http://127.0.0.1:5097";
    private static readonly string[] Kinds = ["status-investigating", "status-update", "internal-update", "stakeholder-update"];
    private static readonly string[] Texts = ["*Status 18:41 UTC.* Customers cannot log in since 18:15 UTC.", "theory: the router caches roles", "rolled back v3.41, no change", "looks slow again, p95 is 900 ms", "not it, the database is fine", "40 tickets now", "restarted pod-7, errors 6% → 0.4%", "no ETA yet"];

    public static async Task<HttpFigures> RunAsync(string comms, int incidents, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("comms-bench-").FullName;
        using var service = Start(comms, folder);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(Address) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            await WaitAsync(client);
            for (var i = 0; i < incidents; i++) await OpenAsync(client, i);
            for (var i = 0; i < incidents; i++) await DraftAsync(client, i, 0, null); // every code path once
            var drafts = new List<double>();
            for (var round = 1; round <= rounds; round++) await DraftAsync(client, round % incidents, round, drafts);
            using var browser = new HttpClient { BaseAddress = new Uri(Address) };
            (await browser.GetAsync(new Uri("/sign-in/demo?token=" + Token, UriKind.Relative))).EnsureSuccessStatusCode();
            var pages = new List<double>();
            for (var round = 0; round < rounds; round++) await TimeAsync(pages, () => browser.GetAsync(new Uri("/", UriKind.Relative)));
            return new HttpFigures(incidents, Messages, Latency.Of(drafts), Latency.Of(pages[(rounds / 10)..]));
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static Process Start(string comms, string folder, IReadOnlyDictionary<string, string>? more = null)
    {
        var start = new ProcessStartInfo(comms) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["serve", "--urls", Address]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Storage__ConnectionString"] = "Data Source=" + Path.Combine(folder, "bench.db"), ["Auth__Mode"] = "demo", ["Auth__People__0__Id"] = "U0", ["Auth__People__0__Name"] = "Bench", ["Auth__People__0__Token"] = Token, ["Logging__LogLevel__Default"] = "Error",
        }) start.Environment[name] = value;
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    internal static async Task WaitAsync(HttpClient client)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        for (var tries = 0; tries < 150; tries++)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await timer.WaitForNextTickAsync(); // not listening yet
            }
        }
        throw new TimeoutException("The service did not start within 30 s.");
    }

    private static async Task OpenAsync(HttpClient client, int i)
    {
        (await client.PostAsJsonAsync("/api/v1/incidents", new { id = Id(i), title = "Logins fail", severity = "SEV2", services = new[] { "Login" }, channel = "C" + i, openedAt = "2025-06-10T18:18:00Z" })).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync($"/api/v1/incidents/{Id(i)}/messages", Enumerable.Range(0, Messages).Select(m => Message(m)))).EnsureSuccessStatusCode();
    }

    private static async Task DraftAsync(HttpClient client, int incident, int round, List<double>? times)
    {
        (await client.PostAsJsonAsync($"/api/v1/incidents/{Id(incident)}/messages", new[] { Message(Messages + round) })).EnsureSuccessStatusCode();
        await TimeAsync(times, () => client.PostAsJsonAsync($"/api/v1/incidents/{Id(incident)}/drafts", new { kind = Kinds[round % Kinds.Length] }));
    }

    private static async Task TimeAsync(List<double>? times, Func<Task<HttpResponseMessage>> ask)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var response = await ask();
        await response.Content.ReadAsByteArrayAsync();
        times?.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        response.EnsureSuccessStatusCode();
    }

    private static string Id(int i) => "BENCH-" + i.ToString(CultureInfo.InvariantCulture);

    private static object Message(int m) => new { type = "message", ts = string.Create(CultureInfo.InvariantCulture, $"{1_749_580_000 + (m * 10)}.{m:000000}"), user = "U" + (m % 9), text = Texts[m % Texts.Length] };
}
