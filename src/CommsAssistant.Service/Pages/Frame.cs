using CommsAssistant.Core.Approval;
using CommsAssistant.Service.Auth;
using Microsoft.AspNetCore.Antiforgery;

namespace CommsAssistant.Service.Pages;

/// <summary>What every page needs, whatever it shows.</summary>
/// <param name="Me">Who looks; null when nobody signed in.</param>
/// <param name="MyName">What people call them; empty when nobody signed in.</param>
/// <param name="Token">The antiforgery token of this answer, for its forms.</param>
/// <param name="Now">The moment at which the page was made, UTC.</param>
/// <param name="Done">What was just done, for people to read; null when nothing was.</param>
/// <param name="Problem">Why something was not done; null when nothing was refused.</param>
public sealed record Frame(Actor? Me, string MyName, string Token, DateTimeOffset Now, string? Done, string? Problem)
{
    /// <summary>What was typed into a form that was refused and has no box of its own on the page that answers; empty when there is nothing.</summary>
    public string Kept { get; init; } = "";

    /// <summary>Name of the form field that carries <see cref="Token"/>.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>The frame of an answer. Must be made before the answer starts, for it sets the antiforgery cookie.</summary>
    internal static Frame Of(HttpContext http, string? problem = null, string? kept = null)
    {
        var services = http.RequestServices;
        var token = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "";
        var isKnown = http.User.Identity?.IsAuthenticated == true;
        http.Response.Headers.CacheControl = "no-store";
        return new Frame(isKnown ? http.User.Actor() : null, isKnown ? http.User.Identity?.Name ?? "" : "", token, services.GetRequiredService<TimeProvider>().GetUtcNow(), problem is null ? Words.Done(http.Request.Query["done"]) : null, problem ?? Words.Undone(http.Request.Query["undone"])) { Kept = kept?.Trim() ?? "" };
    }
}
