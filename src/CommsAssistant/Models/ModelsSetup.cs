using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Models;

/// <summary>Registers the models.</summary>
public static class ModelsSetup
{
    /// <summary>Adds <see cref="IModels"/> as the section Models names them; settings that cannot be used stop the start with words.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelsOptions>().Configure<IConfiguration>(Bind).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelsOptions>, ModelsOptionsCheck>();
        return services.AddSingleton<IModels>(p => new ConfiguredModels(p.GetRequiredService<IOptions<ModelsOptions>>().Value, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>The settings of the section Models, for whoever runs without a host.</summary>
    /// <exception cref="OptionsValidationException">A value is not of its kind.</exception>
    public static ModelsOptions Read(IConfiguration configuration)
    {
        var options = new ModelsOptions();
        Bind(options, configuration);
        return options;
    }

    private static void Bind(ModelsOptions options, IConfiguration configuration)
    {
        try
        {
            configuration.GetSection(ModelsOptions.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new OptionsValidationException(ModelsOptions.Section, typeof(ModelsOptions), [$"{e.Message.TrimEnd('.')}. Give a number, or true or false, as docs/operating.md says."]);
        }
    }
}
