using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CommsAssistant.Service.Pages;

/// <summary>The web pages: Razor components rendered on the server, plain forms.</summary>
internal static class PageSetup
{
    /// <summary>Whoever signed in with the cookie; anybody else is led to the sign-in.</summary>
    private static readonly AuthorizationPolicy SignedIn = new AuthorizationPolicyBuilder(CookieAuthenticationDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build();

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<PageReader>();
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => "ok").AllowAnonymous();
        routes.MapAssets();
        routes.MapSignInPage();
        var pages = routes.MapGroup("").RequireAuthorization(SignedIn).ExcludeFromDescription();
        pages.MapReading();
        pages.MapActions();
        pages.MapLive();
    }
}
