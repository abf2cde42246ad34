using System.Diagnostics;
using System.Text.Json;

namespace CommsAssistant.Tests.Cli;

public sealed class CommandLineTests
{
    private static readonly string Export = Path.Combine(Bundles.Demo, "export");

    [Fact]
    public async Task Timeline_writes_json_to_standard_output_and_nothing_else()
    {
        var (code, output, _) = await RunAsync("timeline", "--export", Export, "--channel", "inc-3107-login-errors", "--format", "json", "--model", "none");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("entries").GetArrayLength().ShouldBeGreaterThan(20);
        json.RootElement.GetProperty("coverage").GetProperty("messages").GetInt32().ShouldBe(81);
    }

    [Fact]
    public async Task Draft_writes_a_text_with_its_open_questions()
    {
        var (code, output, _) = await RunAsync("draft", "--kind", "status-update", "--export", Path.Combine(Bundles.Demo, "events.jsonl"), "--channel", "inc-3107-login-errors", "--incident", Path.Combine(Bundles.Demo, "incident.json"), "--at", "2025-06-10T18:29:30Z", "--status", "identified");
        code.ShouldBeOneOf(0, 1);
        output.ShouldContain("[IDENTIFIED]");
        output.ShouldContain("We will post another update");
    }

    [Fact]
    public async Task The_readmes_commands_find_the_samples_from_the_repositorys_root()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (code, output, error) = await RunInAsync("dotnet", Bundles.Root, "run", "--no-build", "-c", configuration, "--project", "src/CommsAssistant.Service", "--", "timeline", "--export", "samples/login-config/export", "--channel", "inc-3107-login-errors");
        code.ShouldBe(0, error);
        output.ShouldContain("# Timeline");
    }

    [Theory]
    [InlineData("timeline", "--export", "no-such-folder", "--channel", "x")]
    [InlineData("timeline", "--export", "no-such-folder", "--channel", "x", "--model", "no-such-model")]
    [InlineData("draft", "--kind", "status-update", "--export", "no-such-folder", "--channel", "x", "--incident", "none.json", "--at", "2025-06-10T18:29:30Z")]
    public async Task Input_that_cannot_be_used_ends_with_code_2_and_words_not_a_stack_trace(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("comms: ");
        error.ShouldNotContain("   at ");
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunInAsync(Path.Combine(AppContext.BaseDirectory, "comms"), AppContext.BaseDirectory, arguments);

    private static async Task<(int Code, string Output, string Error)> RunInAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
