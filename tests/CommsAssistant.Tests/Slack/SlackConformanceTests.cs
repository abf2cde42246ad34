using System.Diagnostics;
using System.Text.Json;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Slack;

/// <summary>The simulator is Slack as Slack's own SDK and real payloads know it, not our own idea of it.</summary>
public sealed class SlackConformanceTests
{
    private const string User = "U0PERSON001";
    private const string Channel = "C0CONFORM01";
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(3);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Samples => Path.Combine(Bundles.Root, "..", "shared", "data", "slack", "api-samples", "api");

    [Fact]
    public async Task Slacks_own_sdk_works_with_it()
    {
        Assert.SkipUnless(await RunAsync(null, LongestInstall, "node", "--version") is { Code: 0 } && await RunAsync(null, LongestInstall, "npm", "--version") is { Code: 0 }, "node and npm are not here");
        var folder = Path.Combine(AppContext.BaseDirectory, "conformance");
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])["package.json", "conformance.mjs"]) File.Copy(Path.Combine(Bundles.Root, "tests", "conformance", file), Path.Combine(folder, file), overwrite: true);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@slack", "socket-mode")))
            Assert.SkipUnless(await RunAsync(folder, LongestInstall, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts") is { Code: 0 }, "npm could not install Slack's SDK");
        await using var slack = await StartAsync();

        var (code, output) = await RunAsync(folder, TestTimeouts.Limit, "node", "conformance.mjs", slack.Address.AbsoluteUri, SlackSimulator.BotToken, SlackSimulator.AppToken, Channel, User);

        (code, output).ShouldSatisfyAllConditions(r => r.code.ShouldBe(0, output), r => r.output.ShouldContain("all hold: 13"));
    }

    [Theory]
    [InlineData("auth.test")]
    [InlineData("conversations.info", "channel", Channel)]
    [InlineData("conversations.history", "channel", Channel)]
    [InlineData("conversations.replies", "channel", Channel, "ts", "1770000001.000100")]
    [InlineData("conversations.members", "channel", Channel)]
    [InlineData("users.conversations")]
    [InlineData("users.info", "user", User)]
    [InlineData("users.list")]
    [InlineData("bots.info", "bot", "B0LOOKOUT1")]
    [InlineData("chat.postMessage", "channel", Channel, "text", "hello")]
    [InlineData("chat.postEphemeral", "channel", Channel, "text", "hello", "user", User)]
    [InlineData("chat.getPermalink", "channel", Channel, "message_ts", "1770000001.000100")]
    [InlineData("views.open", "trigger_id", "t", "view", """{"type":"modal","title":{"type":"plain_text","text":"Edit"},"blocks":[]}""")]
    [InlineData("views.publish", "user_id", User, "view", """{"type":"home","blocks":[]}""")]
    [InlineData("apps.connections.open")]
    public async Task Answers_have_the_shape_of_real_ones(string method, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Samples), "the recorded payloads are not here");
        await using var slack = await StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(slack.ApiUrl) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", method == "apps.connections.open" ? SlackSimulator.AppToken : SlackSimulator.BotToken);
        using var form = new FormUrlEncodedContent(arguments.Chunk(2).Select(a => KeyValuePair.Create(a[0], a[1])));
        using var answer = await http.PostAsync(method, form, Ct);
        using var given = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Ct));
        using var real = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Samples, method + ".json"), Ct));
        given.RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue(given.RootElement.GetRawText());

        var known = Shape(real.RootElement, "").ToLookup(p => p.Path, p => p.Kind);

        Shape(given.RootElement, "").Where(p => p.Kind != "null" && !known[p.Path].Contains(p.Kind)).Select(p => $"{p.Path} {p.Kind}").Distinct().ShouldBeEmpty();
    }

    private static async Task<SlackSimulator> StartAsync()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.World.Add(new WorldChannel(Channel, "inc-1-conformance") { IsMember = true }).Members.Add(User);
        using var users = JsonDocument.Parse($$$"""[{"id":"{{{User}}}","team_id":"T0SIMULATED","name":"dana","deleted":false,"real_name":"Dana","tz":"UTC","is_bot":false,"profile":{"real_name":"Dana","display_name":"dana","title":"SRE","email":"dana@example.com"}},{"id":"B0LOOKOUT1","name":"lookout","real_name":"Lookout","is_bot":true}]""");
        slack.World.AddUsers(users.RootElement);
        for (var i = 1; i <= 7; i++)
        {
            using var happened = JsonDocument.Parse($$$"""{"type":"message","channel":"{{{Channel}}}","user":"{{{User}}}","text":"message {{{i}}}","ts":"177000000{{{i}}}.000100"{{{(i > 5 ? ",\"thread_ts\":\"1770000001.000100\"" : "")}}}}""");
            slack.World.Happen(happened.RootElement);
        }
        using var reaction = JsonDocument.Parse($$$"""{"type":"reaction_added","user":"{{{User}}}","reaction":"eyes","item":{"type":"message","channel":"{{{Channel}}}","ts":"1770000002.000100"},"event_ts":"1770000009.000100"}""");
        slack.World.Happen(reaction.RootElement);
        return slack;
    }

    private static IEnumerable<(string Path, string Kind)> Shape(JsonElement element, string path)
    {
        yield return (path, element.ValueKind switch { JsonValueKind.True or JsonValueKind.False => "truth", JsonValueKind.Null => "null", var kind => kind.ToString().ToLowerInvariant() });
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
                foreach (var inner in Shape(property.Value, $"{path}.{property.Name}")) yield return inner;
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                foreach (var inner in Shape(item, path + "[]")) yield return inner;
    }

    private static async Task<(int Code, string Output)> RunAsync(string? folder, TimeSpan limit, string command, params string[] arguments)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        cut.CancelAfter(limit);
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cut.Token);
                var errors = process.StandardError.ReadToEndAsync(cut.Token);
                await process.WaitForExitAsync(cut.Token);
                return (process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return (-1, "took too long");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, $"{command} is not here");
        }
    }
}
