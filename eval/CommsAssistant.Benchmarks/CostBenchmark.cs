using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CommsAssistant.Models;

namespace CommsAssistant.Benchmarks;

/// <summary>What the models of one incident were sent.</summary>
/// <param name="Messages">Messages of the channel.</param>
/// <param name="MessagesRead">Those that were sent to a model; the rest holds nothing, or waits for a batch.</param>
/// <param name="ReadingCalls">Calls that read.</param>
/// <param name="Reading">Tokens of reading.</param>
/// <param name="Writing">Tokens of writing nine drafts, without repairs.</param>
/// <param name="Repairs">Tokens of their repairs.</param>
/// <param name="All">All tokens sent.</param>
/// <param name="PerMessage">All of them by message.</param>
/// <param name="ReadingPerMessage">Those of reading by message.</param>
/// <param name="AroundBatch">Tokens of a reading call that are not its messages.</param>
/// <param name="ChannelNineTimes">The channel nine times: its lines as the product sends them, with ids, times, people and roles.</param>
/// <param name="ShareOfChannel">All tokens as a share of that.</param>
/// <param name="ShareInSmallBatches">The same had every batch held the least that the pace sends before an hour has passed, twenty messages.</param>
/// <param name="ShareOfPlain">All tokens as a share of the channel nine times as bare text: minute, name, words.</param>
/// <param name="ByModel">Drafts of which the model's version stood in the end.</param>
/// <param name="Overhead">From asking for a draft until the model's version stands, less what the provider took; over HTTP.</param>
internal sealed record CostFigures(int Messages, int MessagesRead, int ReadingCalls, int Reading, int Writing, int Repairs, int All, double PerMessage, double ReadingPerMessage, double AroundBatch, int ChannelNineTimes,
    double ShareOfChannel, double ShareInSmallBatches, double ShareOfPlain, int ByModel, Latency Overhead);

/// <summary>Runs the service as a process with a model provider of its own, plays an incident with nine drafts, and counts what the provider was sent; then times drafts until the model's version stands.</summary>
internal static class CostBenchmark
{
    private const int Burst = 5, Drafts = 9, Least = 20;
    private const string Id = "BENCH-COST";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly (string Kind, string Status)[] Kinds =
    [
        ("status-investigating", "investigating"), ("internal-update", "investigating"), ("status-update", "identified"), ("stakeholder-update", "identified"), ("status-update", "identified"), ("internal-update", "identified"),
        ("status-update", "identified"), ("status-update", "monitoring"), ("status-resolved", "resolved"),
    ];

    private static readonly string[] Names = ["Dana Whitlock", "Marek Novak", "Aisha Bello", "Tom Reyes", "Ingrid Solberg", "Yusuf Demir", "Claire Fontaine", "Priya Raman", "Owen Hughes"];

    public static async Task<CostFigures> RunAsync(string comms, int messages, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("comms-cost-").FullName;
        await using var provider = await PromptProvider.StartAsync();
        using var service = HttpBenchmark.Start(comms, folder, new Dictionary<string, string>
        {
            ["Models__Chain__0__Provider"] = "openai", ["Models__Chain__0__Model"] = "bench", ["Models__Chain__0__Endpoint"] = provider.Endpoint, ["Models__Budget__PerIncident"] = "1000000000", ["Models__Budget__PerHour"] = "1000000000",
        });
        using var ending = new CancellationTokenSource();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(HttpBenchmark.Address) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HttpBenchmark.Token);
            await HttpBenchmark.WaitAsync(client);
            using var browser = new HttpClient { BaseAddress = new Uri(HttpBenchmark.Address), Timeout = Timeout.InfiniteTimeSpan };
            (await browser.GetAsync(new Uri("/sign-in/demo?token=" + HttpBenchmark.Token, UriKind.Relative))).EnsureSuccessStatusCode();
            var feed = await DraftFeed.OpenAsync(browser, ending.Token);
            await OpenAsync(client);
            var (byModel, sent) = (0, 0);
            for (var draft = 0; draft < Drafts; draft++)
            {
                for (var until = messages * (draft + 1) / Drafts; sent < until; sent += Burst) await SayAsync(client, sent, Math.Min(Burst, until - sent));
                sent = messages * (draft + 1) / Drafts;
                if (await AskAsync(client, feed, draft, null)) byModel++;
            }
            await SettledAsync(provider);
            var calls = provider.Calls;
            var took = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                await SayAsync(client, messages + round, 1);
                var before = provider.Calls.Where(c => c.Purpose != "extract").Sum(c => c.Milliseconds);
                var milliseconds = 0.0;
                await AskAsync(client, feed, round, m => milliseconds = m);
                took.Add(milliseconds - (provider.Calls.Where(c => c.Purpose != "extract").Sum(c => c.Milliseconds) - before));
            }
            return Figures(messages, calls, byModel, Latency.Of(took));
        }
        finally
        {
            await ending.CancelAsync();
            service.Kill();
            await service.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CostFigures Figures(int messages, IReadOnlyList<Call> calls, int byModel, Latency overhead)
    {
        int Tokens(string purpose) => calls.Where(c => c.Purpose == purpose).Sum(c => c.InputTokens);
        var reads = calls.Where(c => c.Purpose == "extract").ToList();
        var lines = reads.SelectMany(c => c.Lines).ToList();
        var inLines = TokenCounter.Count(string.Join('\n', lines));
        var all = calls.Sum(c => c.InputTokens);
        var around = (double)(Tokens("extract") - inLines) / reads.Count;
        // What the product leaves out as noise or still keeps for a batch would be read with the whole channel too.
        var channel = (double)inLines / lines.Count * messages * Drafts;
        var plain = TokenCounter.Count(string.Join('\n', Enumerable.Range(0, messages).Select(Plain))) * (double)Drafts;
        var small = (double)inLines / lines.Count * messages + around * messages / Least + Tokens("write") + Tokens("repair");
        return new CostFigures(messages, lines.Count, reads.Count, Tokens("extract"), Tokens("write"), Tokens("repair"), all, Math.Round((double)all / messages, 1), Math.Round((double)Tokens("extract") / lines.Count, 1), Math.Round(around, 0), (int)channel,
            Math.Round(all / channel, 3), Math.Round(small / channel, 3), Math.Round(all / plain, 3), byModel, overhead);
    }

    private static async Task OpenAsync(HttpClient client) => (await client.PostAsJsonAsync("/api/v1/incidents", new
    {
        id = Id, title = "Uploads fail", severity = "SEV2", services = new[] { "Uploads" }, channel = "C1", openedAt = "2025-06-10T08:00:00Z", commander = "U0", product = "Parcelo",
        people = Names.Select((n, i) => new { id = "U" + i, name = n.Split(' ')[0].ToLowerInvariant(), tz = "UTC", is_bot = false, profile = new { real_name = n, title = i % 4 == 3 ? "Support Lead" : "Site Reliability Engineer" } }),
    })).EnsureSuccessStatusCode();

    private static async Task SayAsync(HttpClient client, int first, int count) =>
        (await client.PostAsJsonAsync($"/api/v1/incidents/{Id}/messages", Enumerable.Range(first, count).Select(i => i % 4 == 1
            ? (object)new { type = "message", subtype = "bot_message", bot_id = "B1", username = "Alerts", ts = Ts(i), text = Channel.Text(i) }
            : new { type = "message", ts = Ts(i), user = "U" + i % Names.Length, text = Channel.Text(i) }))).EnsureSuccessStatusCode();

    /// <summary>True when the model's version stands in the end.</summary>
    private static async Task<bool> AskAsync(HttpClient client, DraftFeed feed, int number, Action<double>? took)
    {
        var (kind, status) = Kinds[number % Kinds.Length];
        var began = TimeProvider.System.GetTimestamp();
        var response = await client.PostAsJsonAsync($"/api/v1/incidents/{Id}/drafts", new { kind, status });
        response.EnsureSuccessStatusCode();
        var id = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("summary").GetProperty("id").GetString()!;
        var ended = await feed.SecondAsync(id, Limit);
        took?.Invoke(TimeProvider.System.GetElapsedTime(began, ended).TotalMilliseconds);
        var now = await client.GetFromJsonAsync<JsonElement>("/api/v1/drafts/" + id);
        if (now.GetProperty("summary").GetProperty("writtenBy").GetString() == "model") return true;
        await Console.Error.WriteLineAsync($"{kind}: the template's words stand. {now.GetProperty("modelReason").GetString()}");
        return false;
    }

    /// <summary>Waits until the provider has not been asked for two seconds.</summary>
    private static async Task SettledAsync(PromptProvider provider)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), TimeProvider.System);
        for (var known = -1; known != provider.Calls.Count; await timer.WaitForNextTickAsync()) known = provider.Calls.Count;
    }

    private static string Ts(int i) => string.Create(CultureInfo.InvariantCulture, $"{1_749_542_400 + i * 20L}.{i % 1_000_000:000000}");

    private static string Plain(int i) => string.Create(CultureInfo.InvariantCulture, $"[{DateTimeOffset.FromUnixTimeSeconds(1_749_542_400 + i * 20L):HH:mm}] {(i % 4 == 1 ? "Alerts" : Names[i % Names.Length])}: {Channel.Text(i)}");
}

/// <summary>Tells when a draft changed.</summary>
internal sealed class DraftFeed
{
    private readonly ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> second = new(StringComparer.Ordinal);

    public static async Task<DraftFeed> OpenAsync(HttpClient browser, CancellationToken ct)
    {
        var feed = new DraftFeed();
        var reader = new StreamReader(await browser.GetStreamAsync(new Uri("/changes", UriKind.Relative), ct));
        await reader.ReadLineAsync(ct); // ": listening"
        _ = Task.Run(() => feed.ListenAsync(reader, ct), ct);
        return feed;
    }

    /// <summary>When the draft changed for the first time after it was made.</summary>
    public async Task<long> SecondAsync(string draft, TimeSpan limit) => await Of(draft).Task.WaitAsync(limit, TimeProvider.System);

    private TaskCompletionSource<long> Of(string draft) => second.GetOrAdd(draft, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ListenAsync(StreamReader reader, CancellationToken ct)
    {
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            var now = TimeProvider.System.GetTimestamp();
            using var change = JsonDocument.Parse(line[6..]);
            if (change.RootElement.GetProperty("draft") is { ValueKind: JsonValueKind.String } draft && seen.AddOrUpdate(draft.GetString()!, 1, (_, n) => n + 1) == 2) Of(draft.GetString()!).TrySetResult(now);
        }
    }
}

/// <summary>What is said in the channel: always the same for the same number, about ninety characters a message.</summary>
internal static class Channel
{
    private static readonly string[] Texts =
    [
        "About {0}% of customers cannot upload photos since {1} UTC, the web client shows a spinner and then gives up",
        "looking at upload-api in zone {2} now, p95 went from 180 ms to {0}00 ms within ten minutes and it is not coming back",
        "theory: the storage gateway drops connections after {0} s, that would explain why only the large files fail",
        "rolled back upload-api to build 4.{2} on half of the fleet, no change in the error rate so far",
        "*Status {1} UTC.* Uploads of photos fail for some customers. Downloads and sharing work. We are still looking for the cause.",
        "support has {0} tickets now, nearly all of them from the mobile app, a few from the desktop client on slow lines",
        "not the database: connections are at {0} of 600 and the slow query log has been empty for the last half hour",
        "can somebody with access to the gateway's logs look at what happened in zone {2} around {1} UTC please?",
        "restarted gateway-{2}, its error rate went from {0}% to 0.{2}% and stays there for five minutes now",
        "maybe it is the certificate again? the one on gateway-{2} was renewed this morning, the others were not",
        "ok, thanks, will do",
        "found it, I think: since {1} UTC the gateways resolve the bucket's name to an address that was taken out of service",
        "Correction: it is {0}% of uploads and not of customers, the panel counts every attempt of the app by itself",
        "next step: take gateway-{2} out, drain it, put the new resolver settings in, then the same for the other five",
        "queue of waiting uploads is at {0}k and falling by about a thousand a minute, so the retries of the app get through",
        "no estimate yet, please do not promise anything until we have seen real uploads from the mobile app for a while",
        "confirmed with three customers that uploads work again for them, two of them had to restart the app before",
    ];

    public static string Text(int i)
    {
        var clock = DateTimeOffset.FromUnixTimeSeconds(1_749_542_100 + i * 20L).ToString("HH:mm", CultureInfo.InvariantCulture);
        return i % 4 == 1 ? string.Create(CultureInfo.InvariantCulture, $"[FIRING:{i % 3 + 1}] UploadErrorsHigh service=upload-api zone-{i % 7} error_rate={i % 41}.{i % 9}% runbook=RB-{i % 13}") : string.Format(CultureInfo.InvariantCulture, Texts[i * 7 % Texts.Length], i % 47 + 3, clock, i % 7);
    }
}
