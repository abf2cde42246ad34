using Microsoft.AspNetCore.WebUtilities;

namespace CommsAssistant.Service.Pages;

/// <summary>Answers that have no words of their own: a page for people, problem+json for programs.</summary>
internal static class ErrorPages
{
    private static readonly object WordsKey = new();

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(AnswerAsync));
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext));
    }

    /// <summary>An empty answer with words of its own for the page or problem that follows.</summary>
    public static IResult Say(HttpContext http, int status, string words)
    {
        http.Items[WordsKey] = words;
        return Results.StatusCode(status);
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var words = http.Items[WordsKey] as string ?? WordsOf(status);
        if (IsForPeople(http.Request)) await PageRoutes.Page<ErrorPage>(Frame.Of(http), status, ("Status", status), ("Words", words), ("Again", Again(http.Request))).ExecuteAsync(http);
        else await Results.Problem(words, statusCode: status).ExecuteAsync(http);
    }

    /// <summary>Programs ask for something else than a page, or under addresses made for them.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/status/api") && !request.Path.StartsWithSegments("/openapi") && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where to look again; the address of a form leads to the page that it stands on.</summary>
    private static string? Again(HttpRequest request) => request.Path.StartsWithSegments("/status") ? "/status" : SeeOther.Within(request.Path.ToUriComponent());

    private static string? WordsOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "What this address names does not exist, or is not open to you.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take what was sent to it.",
        StatusCodes.Status413PayloadTooLarge => "That was too much to send at once. Nothing was done.",
        >= 500 => "Something failed here, and it is not your fault. Whether it was done before it failed is not certain: look before you repeat it.",
        _ => ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase + "." : null,
    };
}
