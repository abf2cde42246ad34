namespace CommsAssistant.Service.Pages;

/// <summary>Leads on to a page of this service after a form was taken: 303, so that the browser asks with GET and a reload repeats nothing.</summary>
/// <param name="path">An address within this service; it begins with one slash.</param>
internal sealed class SeeOther(string path) : IResult
{
    /// <summary>The address itself when it stays within this service; the queue otherwise.</summary>
    public static string Within(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and < '\x7f') ? path : "/";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
