namespace CommsAssistant.Service.Api;

/// <summary>The HTTP interface under /api/v1. A page's session works here too, but only for requests that a form cannot make: JSON, with its content type.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddProblemDetails().AddOpenApi();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        var api = routes.MapGroup("/api/v1").RequireAuthorization();
        api.MapIncidents();
        api.MapDrafts();
        api.MapClocks();
        api.MapDocuments();
    }
}
