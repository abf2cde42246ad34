using CommsAssistant.Assistant;

namespace CommsAssistant.Service.Hosting;

/// <summary>The models and what uses them, for verbs that run without the service.</summary>
internal static class ModelServices
{
    /// <summary>Reads appsettings.json beside the executable and the environment.</summary>
    public static ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddLogging();
        return services.AddAssistant(configuration).BuildServiceProvider();
    }
}
