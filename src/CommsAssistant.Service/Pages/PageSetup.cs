namespace CommsAssistant.Service.Pages;

/// <summary>The web pages: Razor components rendered on the server, plain forms.</summary>
internal static class PageSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder routes) => routes.MapGet("/health/live", () => "ok").AllowAnonymous();
}
