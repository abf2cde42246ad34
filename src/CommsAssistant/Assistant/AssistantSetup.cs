using CommsAssistant.Models;
using CommsAssistant.Prompts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CommsAssistant.Assistant;

/// <summary>Registers what reads and writes with a model.</summary>
public static class AssistantSetup
{
    /// <summary>Adds reader and writer. Without a registered <see cref="IModels"/> neither asks anybody.</summary>
    /// <exception cref="UnusablePromptException">A prompt cannot be used.</exception>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IModels, NoModel>();
        var options = configuration.GetSection(PromptOptions.Section).Get<PromptOptions>() ?? new PromptOptions();
        return services.AddSingleton(options).AddSingleton(_ => PromptLibrary.Load(options.Folder)).AddSingleton<ModelReader>().AddSingleton<ModelWriter>();
    }

    /// <summary>No model is configured.</summary>
    private sealed class NoModel : IModels
    {
        public IChatClient? For(ModelPurpose purpose) => null;
    }
}
