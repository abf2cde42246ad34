namespace CommsAssistant.Service.Api;

/// <summary>The HTTP interface under /api/v1.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddProblemDetails().AddOpenApi();

    public static void MapApi(this IEndpointRouteBuilder routes) => routes.MapOpenApi();
}
