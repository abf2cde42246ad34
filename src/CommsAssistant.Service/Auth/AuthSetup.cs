using CommsAssistant.Desk;
using CommsAssistant.Service.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CommsAssistant.Service.Auth;

/// <summary>Sign-in: a cookie for pages, a bearer token for programs. Requests with an Authorization header never use the cookie.</summary>
internal static class AuthSetup
{
    private const string Either = "either";
    private static readonly TimeSpan Stay = TimeSpan.FromHours(12);

    public static IServiceCollection AddAuth(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration(AuthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SignInDirectory>().AddSingleton<IKnownPeople>(p => p.GetRequiredService<SignInDirectory>());
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = c => c.Request.Headers.Authorization.Count > 0 || c.Request.Path.StartsWithSegments("/api") && !c.Request.Cookies.ContainsKey("comms") ? TokenHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddCookie(o =>
            {
                o.Cookie.Name = "comms";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.ExpireTimeSpan = Stay;
                o.LoginPath = "/sign-in";
                o.Events.OnRedirectToLogin = context =>
                {
                    // 303: whatever was sent by somebody who had been signed out is not sent again to the sign-in.
                    (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, new Uri(context.RedirectUri).PathAndQuery);
                    return Task.CompletedTask;
                };
                o.TimeProvider = TimeProvider.System; // a sign-in lasts by the wall's clock, also where an incident is replayed faster
            });
        services.AddAuthorization();
        services.AddAntiforgery();
        return services;
    }

    /// <summary>/sign-in/token (POST, a form with token and returnUrl), /sign-in/demo?token=… (GET, in a demo only), /sign-out (POST).</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapForms();
        forms.MapPost("/sign-in/token", async (HttpContext http, SignInDirectory directory) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return await SignInAsync(http, directory, form["token"].ToString(), form["returnUrl"].ToString());
        }).AllowAnonymous();
        forms.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return new SeeOther("/sign-in");
        });
        routes.MapGet("/sign-in/token", () => new SeeOther("/sign-in")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/sign-out", () => new SeeOther("/")).ExcludeFromDescription();
        routes.MapGet("/sign-in/demo", async Task<IResult> (HttpContext http, SignInDirectory directory, string? token, string? returnUrl) =>
            directory.IsDemo ? await SignInAsync(http, directory, token ?? "", returnUrl) : TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<SeeOther> SignInAsync(HttpContext http, SignInDirectory directory, string token, string? returnUrl)
    {
        var back = SeeOther.Within(returnUrl);
        if (directory.Find(token.Trim(), CookieAuthenticationDefaults.AuthenticationScheme) is not { } user) return new SeeOther("/sign-in?failed=true&returnUrl=" + Uri.EscapeDataString(back));
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user);
        return new SeeOther(back);
    }
}
