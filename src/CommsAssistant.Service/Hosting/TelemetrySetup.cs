using CommsAssistant.Models;
using OpenTelemetry;

namespace CommsAssistant.Service.Hosting;

/// <summary>Sends spans and metrics where OTEL_EXPORTER_OTLP_ENDPOINT says; without it nothing is collected.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint])) return services;
        services.AddOpenTelemetry().WithTracing(t => t.AddSource(ModelTelemetry.Source)).WithMetrics(m => m.AddMeter(ModelTelemetry.Source)).UseOtlpExporter();
        return services;
    }
}
