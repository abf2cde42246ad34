using System.Text.Json.Serialization;
using CommsAssistant.Assistant;
using CommsAssistant.Cadence;
using CommsAssistant.Desk;
using CommsAssistant.Models;
using CommsAssistant.Publishing;
using CommsAssistant.Service.Api;
using CommsAssistant.Service.Auth;
using CommsAssistant.Service.Pages;
using CommsAssistant.Service.StatusPage;
using CommsAssistant.Storage;

namespace CommsAssistant.Service.Hosting;

/// <summary>Puts the service together. Nothing here decides anything.</summary>
internal static class ServiceHost
{
    private const long LongestRequest = 8 << 20;
    private const string OwnPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The service, not yet started. <paramref name="configure"/> comes after everything else and wins.</summary>
    /// <param name="settings">Settings over those of appsettings.json and the environment.</param>
    /// <param name="configure">Further registrations: another clock, another destination.</param>
    public static WebApplication Build(IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(ServiceHost).Assembly.GetName().Name });
        builder.Configuration.AddUserSecrets(typeof(ServiceHost).Assembly, optional: true).AddEnvironmentVariables().AddInMemoryCollection(settings);
        builder.WebHost.ConfigureKestrel(o => { o.Limits.MaxRequestBodySize = LongestRequest; o.AddServerHeader = false; });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(DeskConfiguration.Read(builder.Configuration));
        builder.Services.AddTelemetry(builder.Configuration).AddStorage().AddModels().AddAssistant(builder.Configuration).AddPublishing().AddDesks().AddCadence().AddAuth().AddApi().AddPages();
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use(SecurityHeaders);
        app.UseErrorPages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapSignIn();
        app.MapApi();
        app.MapStatusPage();
        app.MapPages();
        return app;
    }

    /// <summary>Set when the answer starts, so that pages about failures have them too; an answer with a policy of its own keeps it.</summary>
    private static Task SecurityHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = OwnPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
