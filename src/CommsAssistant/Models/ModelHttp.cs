using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace CommsAssistant.Models;

/// <summary>The HTTP client of one model: no redirects, no cookies, bounded answers, and repeats only where nothing can have been answered yet.</summary>
internal static class ModelHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    public static HttpClient Create(ModelsOptions options, ModelOptions model, Uri endpoint, TimeProvider clock)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !endpoint.IsLoopback,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            AutomaticDecompression = DecompressionMethods.None,
        };
        var limits = new AnswerLimits(options.MaxAnswerBytes, TimeSpan.FromSeconds(model.IdleSeconds));
        HttpMessageHandler handler = new TryCounter(sockets);
        if (options.Attempts > 1) handler = new ResilienceHandler(Repeats(options, clock)) { InnerHandler = handler };
        return new HttpClient(new AnswerHandler(limits, clock, handler)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = options.MaxAnswerBytes };
    }

    private static ResiliencePipeline<HttpResponseMessage> Repeats(ModelsOptions options, TimeProvider clock)
    {
        var longest = TimeSpan.FromSeconds(options.MaxRetryAfterSeconds);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                UseJitter = true,
                MaxDelay = longest > FirstDelay ? longest : FirstDelay,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => true,
                    { Result: { } answer } => IsPassing(answer.StatusCode) && (RetryAfter(answer, clock) ?? TimeSpan.Zero) <= longest,
                    _ => false,
                }),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } answer ? RetryAfter(answer, clock) : null),
            })
            .Build();
    }

    /// <summary>Overloaded or failing for the moment: 429 and 5xx, but not 501.</summary>
    internal static bool IsPassing(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.NotImplemented);

    internal static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider clock) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}

/// <summary>How long an answer may be, and how long it may be silent.</summary>
internal sealed record AnswerLimits(long Bytes, TimeSpan Idle);

/// <summary>Counts how often a request really went out.</summary>
internal sealed class TryCounter(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<int> Key = new("comms.tries");

    public static int Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var tries) ? tries : 0;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Key, Of(request) + 1);
        return base.SendAsync(request, cancellationToken);
    }
}
