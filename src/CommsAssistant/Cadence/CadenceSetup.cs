using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Cadence;

/// <summary>Registers the clocks.</summary>
public static class CadenceSetup
{
    /// <summary>Adds the clocks; the desks must be added beside them.</summary>
    public static IServiceCollection AddCadence(this IServiceCollection services) => services.AddSingleton<ClockDesk>().AddHostedService<ClockWorker>();
}
