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
            // Without this the binder leaves a model of the chain out silently when one of its values is not of its kind.
            configuration.GetSection(ModelsOptions.Section).Bind(options, o => o.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new OptionsValidationException(ModelsOptions.Section, typeof(ModelsOptions), [$"The section Models holds a setting that does not exist or a value that is not of its kind: {Innermost(e).Message.TrimEnd('.')}. docs/operating.md lists them."]);
        }
    }

    private static Exception Innermost(Exception e)
    {
        while (e.InnerException is InvalidOperationException inner) e = inner;
        return e;
    }
}
