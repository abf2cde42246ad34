using System.CommandLine;
using CommsAssistant.Ingestion;
using CommsAssistant.Models;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Service.Hosting;

/// <summary>The models of a verb that runs without the service: the chain of the settings, one of it, or none.</summary>
internal static class ModelChoice
{
    /// <summary>The option --model.</summary>
    public static Option<string?> Option() => new("--model") { Description = "A model of the settings by its name, or none for rules and templates only; the whole chain of the settings when not given" };

    /// <summary>Reads appsettings.json, user-secrets and the environment, as the service does.</summary>
    /// <exception cref="UnusableInputException">The settings cannot be used, or name no such model.</exception>
    public static ConfiguredModels Open(string? name)
    {
        if (name?.Equals("none", StringComparison.OrdinalIgnoreCase) == true) return Of(new ModelsOptions());
        var configuration = Configuration();
        try
        {
            return Of(ConfiguredModels.Choose(ModelsSetup.Read(configuration), name));
        }
        catch (OptionsValidationException e)
        {
            throw new UnusableInputException(string.Join(" ", e.Failures), e);
        }
    }

    /// <summary>The settings of a verb that runs without the service.</summary>
    public static IConfiguration Configuration() =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddUserSecrets(typeof(ModelChoice).Assembly, optional: true).AddEnvironmentVariables().Build();

    private static ConfiguredModels Of(ModelsOptions options) => new(options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
}
