using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CommsAssistant.Eval.Pipelines;

/// <summary>The product's own executable, one process a case: whatever it does, with a model or without.</summary>
/// <param name="comms">Path of the executable.</param>
/// <param name="model">What follows --model; null to leave it out.</param>
/// <param name="environment">Variables over those of this process.</param>
internal sealed class CommandLinePipeline(string comms, string? model, IReadOnlyDictionary<string, string> environment) : IPipeline
{
    public Task<TimelineOutput> TimelineAsync(string bundle, CancellationToken ct) =>
        RunAsync<TimelineOutput>(["timeline", "--export", Path.Combine(bundle, "export"), "--channel", Channel(bundle), "--format", "json"], ct);

    public Task<DraftOutput> DraftAsync(string bundle, CheckpointHead checkpoint, CancellationToken ct) =>
        RunAsync<DraftOutput>(["draft", "--kind", checkpoint.Draft, "--export", Path.Combine(bundle, "events.jsonl"), "--channel", Channel(bundle), "--incident", Path.Combine(bundle, "incident.json"),
            "--at", checkpoint.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), "--status", checkpoint.Status, "--format", "json"], ct);

    public Task<ReportOutput> ReportAsync(string document, CancellationToken ct) => RunAsync<ReportOutput>(["report", "--postmortem", document, "--format", "json"], ct);

    private static string Channel(string bundle) => EvalJson.Read(bundle, "incident.json").Text("channel")!;

    private async Task<T> RunAsync<T>(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(comms) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Concat(model is null ? [] : ["--model", model])) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new PipelineException($"{comms} did not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            var words = (await error).Trim();
            if (process.ExitCode is not (0 or 1)) throw new PipelineException(string.Create(CultureInfo.InvariantCulture, $"exit {process.ExitCode}: {Short(words)}"));
            return JsonSerializer.Deserialize<T>(await output, EvalJson.Options) ?? throw new PipelineException("no JSON");
        }
        catch (JsonException e)
        {
            throw new PipelineException("no JSON: " + Short(e.Message));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] : text;
}
