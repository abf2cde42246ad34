using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CommsAssistant.Benchmarks;

// generate --messages N --out DIR                 writes a synthetic Slack export
// http --comms PATH --incidents N --rounds N     times drafts and the queue page over HTTP, with so many incidents open, and prints JSON
// cost --comms PATH --messages N[,N…] --rounds N   counts the tokens that an incident of so many messages with nine drafts sends to a model, then times the model's version of drafts, and prints JSON
// timeline --comms PATH --messages N[,N…] --work DIR   times `comms timeline` as a process on such exports and prints JSON
var options = args.Skip(1).Chunk(2).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
switch (args is [var verb, ..] ? verb : "")
{
    case "generate":
        SyntheticExport.Write(options["--out"], int.Parse(options["--messages"], CultureInfo.InvariantCulture));
        return 0;
    case "timeline":
        foreach (var count in options["--messages"].Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
        {
            var folder = Path.Combine(options["--work"], "export-" + count.ToString(CultureInfo.InvariantCulture));
            if (!Directory.Exists(folder)) SyntheticExport.Write(folder, count);
            Console.WriteLine(JsonSerializer.Serialize(Measured.Run(options["--comms"], ["timeline", "--export", folder, "--channel", "incident", "--format", "json", "--out", Path.Combine(folder, "..", "timeline.json")], count)));
        }
        return 0;
    case "http":
        Console.WriteLine(JsonSerializer.Serialize(await HttpBenchmark.RunAsync(options["--comms"], int.Parse(options["--incidents"], CultureInfo.InvariantCulture), int.Parse(options["--rounds"], CultureInfo.InvariantCulture))));
        return 0;
    case "cost":
        foreach (var count in options["--messages"].Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
            Console.WriteLine(JsonSerializer.Serialize(await CostBenchmark.RunAsync(options["--comms"], count, int.Parse(options["--rounds"], CultureInfo.InvariantCulture))));
        return 0;
    default:
        Console.Error.WriteLine("generate --messages N --out DIR | http --comms PATH --incidents N --rounds N | cost --comms PATH --messages N[,N…] --rounds N | timeline --comms PATH --messages N[,N…] --work DIR");
        return 2;
}

namespace CommsAssistant.Benchmarks
{
    /// <summary>What one run of a process cost.</summary>
    internal sealed record Measured(int Messages, double WallSeconds, double PeakMegabytes, int ExitCode)
    {
        public static Measured Run(string program, string[] arguments, int messages)
        {
            var start = new ProcessStartInfo(program) { RedirectStandardError = true };
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            var began = TimeProvider.System.GetTimestamp();
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            long peak = 0;
            while (!process.WaitForExit(20))
            {
                process.Refresh();
                try { peak = Math.Max(peak, process.PeakWorkingSet64); }
                catch (InvalidOperationException) { break; } // it ended between the two calls
            }
            process.WaitForExit();
            return new Measured(messages, Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 2), Math.Round(peak / 1048576.0, 1), process.ExitCode);
        }
    }

    /// <summary>An export with as many messages as wanted, always the same for the same number: people, bots, threads, many days.</summary>
    internal static class SyntheticExport
    {
        private static readonly string[] Texts =
        [
            "login-api looks slow again, p95 is {0} ms", "not it. the database has {0} of 600 connections in use", "*Status {1} UTC.* About {0}% of logins fail on web and mobile since {1} UTC.", "rolled back v3.{0}, no change",
            "14{0} tickets now, all the same", "can somebody look at zone {0}?", "ok", "thanks!", "restarted pod-{0}, errors 6% → 0.{0}%", "maybe it's the cache? hit rate {0}%", "should be done by {1} UTC", "found it: the router caches roles since {1}, that's why {0} writes fail",
            "Correction: not {0}%, that panel counts retries", "*Decision:* we restart the {0} routers", "queue is at {0}k and falling", "lunch", "no ETA until we have seen real logins work",
        ];

        public static void Write(string folder, int messages)
        {
            var channel = Directory.CreateDirectory(Path.Combine(folder, "incident")).FullName;
            File.WriteAllText(Path.Combine(folder, "channels.json"), """[{"id":"C1","name":"incident"}]""");
            File.WriteAllText(Path.Combine(folder, "users.json"), JsonSerializer.Serialize(Enumerable.Range(0, 20).Select(i => new { id = "U" + i, name = "person" + i, tz = "UTC", is_bot = false, profile = new { real_name = "Person" + i + " Name", title = i % 5 == 0 ? "Support Lead" : "Site Reliability Engineer" } })));
            const long Start = 1_735_689_600;
            for (int day = 0, from = 0; from < messages; day++, from += 8_000)
            {
                using var stream = File.Create(Path.Combine(channel, DateTimeOffset.FromUnixTimeSeconds(Start + day * 86_400L).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".json"));
                using var json = new Utf8JsonWriter(stream);
                json.WriteStartArray();
                for (var i = from; i < Math.Min(messages, from + 8_000); i++) Message(json, i, Start + day * 86_400L + (i - from) * 10L);
                json.WriteEndArray();
            }
        }

        private static void Message(Utf8JsonWriter json, int i, long at)
        {
            var clock = DateTimeOffset.FromUnixTimeSeconds(at - 300).ToString("HH:mm", CultureInfo.InvariantCulture);
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteString("ts", string.Create(CultureInfo.InvariantCulture, $"{at}.{i % 1_000_000:000000}"));
            if (i % 3 == 0)
            {
                json.WriteString("subtype", "bot_message");
                json.WriteString("bot_id", "B1");
                json.WriteString("username", "Alerts");
                json.WriteString("text", string.Create(CultureInfo.InvariantCulture, $"[FIRING:1] LatencyHigh zone-{i % 7} p95={i % 90}s"));
            }
            else
            {
                json.WriteString("user", "U" + (i % 20).ToString(CultureInfo.InvariantCulture));
                json.WriteString("text", string.Format(CultureInfo.InvariantCulture, Texts[i * 7 % Texts.Length], i % 97, clock));
                if (i % 5 == 0) json.WriteString("thread_ts", string.Create(CultureInfo.InvariantCulture, $"{at - 10}.{(i - 1) % 1_000_000:000000}"));
            }
            json.WriteEndObject();
        }
    }
}
