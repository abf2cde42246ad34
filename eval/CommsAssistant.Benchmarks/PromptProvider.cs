using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommsAssistant.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Benchmarks;

/// <summary>One request to the provider.</summary>
/// <param name="Purpose">extract, write or repair.</param>
/// <param name="InputTokens">All that was sent, counted as the product counts.</param>
/// <param name="Lines">The lines of messages in it, as they were sent.</param>
/// <param name="Milliseconds">What the provider took.</param>
internal sealed record Call(string Purpose, int InputTokens, IReadOnlyList<string> Lines, double Milliseconds);

/// <summary>A model provider on loopback that reads and words by simple means, at once: OpenAI's chat completions, streamed. It keeps what it was sent.</summary>
internal sealed partial class PromptProvider : IAsyncDisposable
{
    private static readonly (string Words, string Kind)[] Cues = [("theory", "hypothesis"), ("maybe", "hypothesis"), ("rolled back", "action"), ("restarted", "action"), ("found", "finding"), ("confirmed", "finding"), ("cannot", "symptom"), ("tickets", "scope"), ("%", "measurement")];
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Call> calls = new();
    private int drafts;

    private PromptProvider(WebApplication app) => this.app = app;

    public string Endpoint => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";
    public IReadOnlyList<Call> Calls => [.. calls];

    public static async Task<PromptProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new PromptProvider(app);
        app.MapPost("/v1/chat/completions", provider.AnswerAsync);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var texts = document.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content") is var c && c.ValueKind == JsonValueKind.String ? c.GetString()! : string.Concat(c.EnumerateArray().Select(p => p.GetProperty("text").GetString()))).ToList();
        var schema = document.RootElement.TryGetProperty("response_format", out var format) && format.TryGetProperty("json_schema", out var named) ? named.GetProperty("schema").GetRawText() : "";
        var tokens = texts.Sum(t => 4 + TokenCounter.Count(t)) + TokenCounter.Count(schema);
        var purpose = texts[0].StartsWith("You read the chat", StringComparison.Ordinal) ? "extract" : texts[^1].Contains("found the faults", StringComparison.Ordinal) ? "repair" : "write";
        var lines = Lines(texts, purpose == "extract" ? 1 : 0);
        var answer = purpose == "extract" ? Read(lines) : Worded(lines, spoil: purpose == "write" && Interlocked.Increment(ref drafts) % 3 == 0);
        http.Response.ContentType = "text/event-stream";
        await SendAsync(http, new { id = "c", @object = "chat.completion.chunk", created = 0, model = "bench", choices = new[] { new { index = 0, delta = new { role = "assistant", content = answer }, finish_reason = (string?)null } } });
        await SendAsync(http, new { id = "c", @object = "chat.completion.chunk", created = 0, model = "bench", choices = new[] { new { index = 0, delta = new { }, finish_reason = "stop" } } });
        await SendAsync(http, new { id = "c", @object = "chat.completion.chunk", created = 0, model = "bench", choices = Array.Empty<object>(), usage = new { prompt_tokens = tokens, completion_tokens = TokenCounter.Count(answer), total_tokens = tokens } });
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);
        calls.Enqueue(new Call(purpose, tokens, purpose == "extract" ? lines : [], TimeProvider.System.GetElapsedTime(began).TotalMilliseconds));
    }

    private static Task SendAsync(HttpContext http, object chunk) => http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", http.RequestAborted);

    /// <summary>The lines of the n-th block between the code words.</summary>
    private static List<string> Lines(List<string> texts, int number)
    {
        var blocks = texts.Select(t => Fence().Match(t)).Where(m => m.Success).ToList();
        return [.. blocks[number].Groups[1].Value.Split('\n').Where(l => l.StartsWith('{'))];
    }

    /// <summary>A fact for each line with a cue, in the line's own words.</summary>
    private static string Read(IEnumerable<string> lines)
    {
        var facts = new List<object>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("text", out var text) || Cues.FirstOrDefault(c => text.GetString()!.Contains(c.Words, StringComparison.OrdinalIgnoreCase)) is not { Kind: { } kind }) continue;
            facts.Add(new { kind, message = json.RootElement.GetProperty("id").GetString(), quote = text.GetString(), text = text.GetString(), at = (string?)null, confidence = "stated", replaces = Array.Empty<string>() });
        }
        return JsonSerializer.Serialize(new { facts, retracted = Array.Empty<object>() });
    }

    /// <summary>Each line in slightly other words; spoilt ones say what no line says, so that they have to be asked for again.</summary>
    private static string Worded(IEnumerable<string> lines, bool spoil) => JsonSerializer.Serialize(new
    {
        five_words = "", five_words_from = Array.Empty<string>(),
        sentences = lines.Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.GetProperty("id").GetString()!.StartsWith('s')).Select(l => new { field = l.GetProperty("field").GetString(), text = Reworded(l.GetProperty("text").GetString()!) + (spoil ? " All is lost." : ""), from = new[] { l.GetProperty("id").GetString() } }),
    });

    private static string Reworded(string text) => text.Replace(" reports that ", " says that ", StringComparison.Ordinal).Replace(" reports: ", " says: ", StringComparison.Ordinal).Replace("cannot ", "are unable to ", StringComparison.Ordinal).Replace("About ", "Around ", StringComparison.Ordinal);

    [GeneratedRegex(@"^BEGIN [0-9a-f]{24}\n(.*)\nEND [0-9a-f]{24}$", RegexOptions.Singleline)] private static partial Regex Fence();
}
