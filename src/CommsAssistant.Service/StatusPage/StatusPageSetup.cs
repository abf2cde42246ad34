namespace CommsAssistant.Service.StatusPage;

/// <summary>The public status page, its feed and its JSON.</summary>
internal static class StatusPageSetup
{
    public static void MapStatusPage(this IEndpointRouteBuilder routes) => routes.MapGet("/health/ready", () => "ok").AllowAnonymous();
}
