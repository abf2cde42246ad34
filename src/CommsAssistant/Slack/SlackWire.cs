using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommsAssistant.Ingestion.Slack;
using Microsoft.Extensions.Logging;

namespace CommsAssistant.Slack;

/// <summary>
/// One request of the Web API after another, at Slack's pace. A request that Slack turned away for its rate is sent again after the pause that Slack asks for. After an outage only what does no harm twice is sent again.
/// </summary>
internal sealed partial class SlackWire(HttpClient http, SlackPace pace, SlackMeters meters, TimeProvider clock, ILogger<SlackWire> log)
{
    private const int MostAttempts = 4;
    private const int MostPauses = 10;
    private const int MostBytes = 16 << 20;
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>The answer, which says "ok".</summary>
    /// <param name="credentials">The token, or the app's own id and secret; null for none.</param>
    /// <exception cref="SlackException">Slack said no, or could not be asked.</exception>
    public async Task<JsonElement> CallAsync(SlackMethod method, IReadOnlyDictionary<string, string> arguments, AuthenticationHeaderValue? credentials, CancellationToken ct)
    {
        var key = method.PacedBy is { } by && arguments.TryGetValue(by, out var value) ? $"{method.Name} {value}" : method.Name;
        for (int attempt = 1, pauses = 0; ;)
        {
            await pace.WaitAsync(key, method.PerMinute, method.Burst, ct);
            var outcome = await OnceAsync(method, arguments, credentials, ct);
            meters.Call(method.Name, outcome.Error ?? "ok");
            if (outcome.Answer is { } answer) return answer;
            if (outcome.Pause is { } pause && pauses++ < MostPauses && pause <= LongestPause)
            {
                log.Again(method.Name, pause.TotalSeconds, "Slack's rate is reached");
                pace.Pause(key, pause);
            }
            else if (outcome.Pause is null && outcome.IsPassing && method.IsRepeatable && attempt++ < MostAttempts)
            {
                var wait = FirstWait * Math.Pow(2, attempt - 2) * (0.8 + (Random.Shared.NextDouble() * 0.4));
                log.Again(method.Name, wait.TotalSeconds, outcome.Error!);
                await Task.Delay(wait, clock, ct);
            }
            else
            {
                throw new SlackException(method.Name, outcome.Error!, outcome.MayHaveHappened, outcome.Needed, outcome.Cause);
            }
        }
    }

    private async Task<Outcome> OnceAsync(SlackMethod method, IReadOnlyDictionary<string, string> arguments, AuthenticationHeaderValue? credentials, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(AttemptLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, method.Name) { Content = new FormUrlEncodedContent(arguments) };
        request.Headers.Authorization = credentials;
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return new Outcome { Error = "ratelimited", Pause = PauseOf(answer) };
            if (!answer.IsSuccessStatusCode)
                return new Outcome { Error = $"http_{(int)answer.StatusCode}", IsPassing = (int)answer.StatusCode >= 500, MayHaveHappened = (int)answer.StatusCode >= 500 };
            return await ReadAsync(answer, either.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return new Outcome { Error = "timed_out", IsPassing = true, MayHaveHappened = true, Cause = e };
        }
        catch (HttpRequestException e)
        {
            var never = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return new Outcome { Error = "unreachable", IsPassing = true, MayHaveHappened = !never, Cause = e };
        }
        catch (IOException e)
        {
            return new Outcome { Error = "unreachable", IsPassing = true, MayHaveHappened = true, Cause = e };
        }
    }

    private async Task<Outcome> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var body = await BoundedBytes.ReadAsync(await answer.Content.ReadAsStreamAsync(ct), MostBytes, ct);
        if (body is not { } bytes) return new Outcome { Error = "too_large", MayHaveHappened = true };
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return new Outcome { Error = "not_json", IsPassing = true, MayHaveHappened = true, Cause = e };
        }
        if (SlackMessages.Property(root, "ok").ValueKind == JsonValueKind.True) return new Outcome { Answer = root };
        var error = SlackMessages.String(root, "error") is { } name && ErrorName().IsMatch(name) ? name : "unknown_error";
        if (error is "ratelimited" or "rate_limited") return new Outcome { Error = error, Pause = PauseOf(answer) };
        var needed = SlackMessages.String(root, "needed") is { } scope && ErrorName().IsMatch(scope) ? scope : null;
        return new Outcome { Error = error, IsPassing = error is "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout", MayHaveHappened = error is "internal_error" or "fatal_error", Needed = needed };
    }

    private TimeSpan PauseOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => UsualPause,
    };

    private sealed record Outcome
    {
        public JsonElement? Answer { get; init; }
        public string? Error { get; init; }
        public TimeSpan? Pause { get; init; }
        public bool IsPassing { get; init; }
        public bool MayHaveHappened { get; init; }
        public string? Needed { get; init; }
        public Exception? Cause { get; init; }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_.:,\-]{0,99}$")] private static partial Regex ErrorName();
}
