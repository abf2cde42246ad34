using System.Data.Common;
using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>Whether the service can do its work: the database is there, has its tables and answers.</summary>
internal static partial class Readiness
{
    /// <summary>200 "ok", or 503 with what is wrong; what the database said goes to the log alone.</summary>
    public static async Task<IResult> AnswerAsync(StatusBoard posts, TimeProvider clock, ILoggerFactory logs, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await posts.SinceAsync(PublishingSetup.StatusPage, clock.GetUtcNow(), http.RequestAborted);
            return TypedResults.Text("ok");
        }
        catch (DbException e)
        {
            LogNotReady(logs.CreateLogger(typeof(Readiness)), e);
            return TypedResults.Text("The database cannot be read. See the log, and check Storage:ConnectionString.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not ready: the database cannot be read")]
    private static partial void LogNotReady(ILogger log, Exception exception);
}
