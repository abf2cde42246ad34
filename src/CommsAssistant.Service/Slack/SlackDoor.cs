using System.Text.Json;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Slack;

namespace CommsAssistant.Service.Slack;

/// <summary>Lets a request of Slack in: its size, its signature over the raw body, its form. Whatever is refused is counted with the reason.</summary>
internal sealed partial class SlackDoor(SlackSignature signatures, SlackMeters meters, TimeProvider clock, ILogger<SlackDoor> log)
{
    private const string Timestamp = "X-Slack-Request-Timestamp";
    private const string Signature = "X-Slack-Signature";
    private const string Retry = "X-Slack-Retry-Num";

    /// <summary>Takes in what Slack signed. The answer is the acknowledgement: what <paramref name="take"/> stored must be stored when it returns.</summary>
    /// <param name="take">Gets the raw body; null for one that is not of the right form.</param>
    public async Task<IResult> EnterAsync(HttpContext http, Func<ReadOnlyMemory<byte>, CancellationToken, Task<IResult?>> take)
    {
        var start = clock.GetTimestamp();
        var ct = http.RequestAborted;
        if (http.Request.ContentLength > SlackLimits.MostBytes) return Refuse(http, "oversized", StatusCodes.Status413PayloadTooLarge);
        ReadOnlyMemory<byte>? read;
        try
        {
            read = await BoundedBytes.ReadAsync(http.Request.Body, SlackLimits.MostBytes, ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException) // BadHttpRequestException among them: the body ended before its length
        {
            return Refuse(http, "truncated", StatusCodes.Status400BadRequest);
        }
        if (read is not { } body) return Refuse(http, "oversized", StatusCodes.Status413PayloadTooLarge);
        var signature = http.Request.Headers[Signature].ToString();
        var verdict = signatures.Judge(http.Request.Headers[Timestamp].ToString(), signature, body.Span);
        // What Slack repeats, it may repeat with its first signature; that it is known, its id tells. Everything else comes once.
        var isRepeat = verdict == SignatureVerdict.Replayed && http.Request.Headers.ContainsKey(Retry) && http.Request.Path.StartsWithSegments("/slack/events");
        if (verdict != SignatureVerdict.Good && !isRepeat) return Refuse(http, Word(verdict), StatusCodes.Status401Unauthorized);
        try
        {
            if (await take(body, ct) is not { } answer) return Refuse(http, "malformed", StatusCodes.Status400BadRequest);
            signatures.Remember(signature);
            meters.Acknowledged.Record(clock.GetElapsedTime(start).TotalSeconds);
            return answer;
        }
        catch (JsonException)
        {
            return Refuse(http, "malformed", StatusCodes.Status400BadRequest);
        }
        catch (TimeoutException e)
        {
            LogNotStored(log, e);
            return Refuse(http, "not stored", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string Word(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => "unsigned",
        SignatureVerdict.Stale => "stale",
        SignatureVerdict.Replayed => "replayed",
        _ => "forged",
    };

    private IResult Refuse(HttpContext http, string reason, int status)
    {
        meters.Refuse(reason);
        log.Refused(http.Request.Path, reason);
        return Results.Text(reason, statusCode: status);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request of Slack could not be stored in time and was not acknowledged")]
    private static partial void LogNotStored(ILogger logger, Exception exception);
}
