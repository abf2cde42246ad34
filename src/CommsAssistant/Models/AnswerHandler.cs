using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommsAssistant.Models;

/// <summary>Turns everything but a usable answer into a <see cref="ModelFault"/>, before a client library can put a provider's text into an exception.</summary>
internal sealed partial class AnswerHandler(AnswerLimits limits, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int LongestError = 16 << 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            var never = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw new ModelFault(Words(e) + Times(request)) { IsUnwell = true, MayHaveCost = !never };
        }
        if (answer.IsSuccessStatusCode)
        {
            if (answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/event-stream" or "application/x-ndjson") and var type)
                throw Dispose(answer, new ModelFault($"answered {(type is null ? "without a content type" : $"with {Short(type)}")} where JSON was expected; is the endpoint right?") { IsUnwell = true });
            answer.Content = await BoundedAsync(answer.Content, cancellationToken);
            return answer;
        }
        var error = await ReadErrorAsync(answer, cancellationToken);
        throw Dispose(answer, Fault(answer, error, Times(request)));
    }

    private ModelFault Fault(HttpResponseMessage answer, string error, string times)
    {
        var status = (int)answer.StatusCode;
        var code = Code(error);
        var wait = ModelHttp.RetryAfter(answer, clock) is { } after ? string.Create(CultureInfo.InvariantCulture, $" and asks to wait {after.TotalSeconds:0} s") : "";
        var says = code is null ? "" : $" ({code})";
        return new ModelFault(status switch
        {
            >= 300 and < 400 => $"answered with a redirect ({status}), which is not followed; give the final address as Endpoint",
            401 or 403 => $"refused the key ({status}){says}; check ApiKey",
            404 => $"knows no such model or address ({status}){says}; check Endpoint and Model",
            429 => $"answered 429, too many requests{says}{wait}{times}",
            >= 500 => $"answered {status}{says}{wait}{times}",
            _ => $"rejected the request ({status}){says}",
        })
        {
            IsUnwell = status == 429 || status >= 500,
            MayHaveCost = status >= 500,
            IsAboutRequest = status == 413 || status is 400 or 422 && TooMuch().IsMatch(error),
            RefusedSchema = status is 400 or 404 or 415 or 422 or 501 && Schema().IsMatch(error),
            RefusedTemperature = status is 400 or 422 && Temperature().IsMatch(error),
        };
    }

    private async Task<HttpContent> BoundedAsync(HttpContent content, CancellationToken ct)
    {
        var bounded = new StreamContent(new BoundedStream(await content.ReadAsStreamAsync(ct), limits, clock));
        foreach (var (name, values) in content.Headers.NonValidated) bounded.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        return bounded;
    }

    private async Task<string> ReadErrorAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var buffer = new byte[LongestError];
        await using var stream = new BoundedStream(await answer.Content.ReadAsStreamAsync(ct), limits, clock);
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct));
        }
        catch (ModelFault)
        {
            return ""; // The status alone has to do: its text broke off.
        }
    }

    /// <summary>The provider's own code for the error, when it looks like one.</summary>
    private static string? Code(string error)
    {
        try
        {
            using var json = JsonDocument.Parse(error);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var nested) && nested.ValueKind == JsonValueKind.Object) root = nested;
            foreach (var name in (string[])["code", "type"])
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && CodeShape().IsMatch(value.GetString()!)) return value.GetString();
        }
        catch (JsonException)
        {
            return null; // Not JSON: there is no code to show.
        }
        return null;
    }

    private static ModelFault Dispose(HttpResponseMessage answer, ModelFault fault)
    {
        answer.Dispose();
        return fault;
    }

    private static string Words(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its host has no address",
        HttpRequestError.ConnectionError => "could not be reached",
        HttpRequestError.SecureConnectionError => "offered no connection that can be trusted (TLS)",
        HttpRequestError.ResponseEnded => "hung up without an answer",
        HttpRequestError.ProxyTunnelError => "could not be reached through the proxy",
        _ => e.InnerException is IOException ? "hung up without an answer" : "did not answer properly",
    };

    private static string Times(HttpRequestMessage request) => TryCounter.Of(request) is var tries and > 1 ? string.Create(CultureInfo.InvariantCulture, $", asked {tries} times") : "";

    private static string Short(string type) => MediaType().IsMatch(type) ? type : "something else";

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_.\-]{0,59}$")] private static partial Regex CodeShape();
    [GeneratedRegex(@"^[a-z0-9.+\-]{1,40}/[a-z0-9.+\-]{1,60}$", RegexOptions.IgnoreCase)] private static partial Regex MediaType();
    [GeneratedRegex(@"response_?format|json_schema|output_config|output_format|output_schema|structured.?output|json.?schema|guided_|\bgrammar\b", RegexOptions.IgnoreCase)] private static partial Regex Schema();
    [GeneratedRegex(@"context_length|context.window|too.(?:long|large|many.tokens)|content_(?:filter|policy)|maximum.{0,40}tokens", RegexOptions.IgnoreCase)] private static partial Regex TooMuch();
    [GeneratedRegex(@"temperature.{0,160}(?:support|deprecat|not allowed|default)|(?:unsupported|support).{0,80}temperature", RegexOptions.IgnoreCase | RegexOptions.Singleline)] private static partial Regex Temperature();
}
