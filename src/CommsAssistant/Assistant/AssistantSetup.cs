using CommsAssistant.Models;
using CommsAssistant.Prompts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Assistant;

/// <summary>Registers what reads and writes with a model.</summary>
public static class AssistantSetup
{
    /// <summary>Adds reader and writer. <see cref="IModels"/> must be added beside them.</summary>
    /// <exception cref="UnusablePromptException">A prompt cannot be used.</exception>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(PromptOptions.Section).Get<PromptOptions>() ?? new PromptOptions();
        return services.AddSingleton(options).AddSingleton(_ => PromptLibrary.Load(options.Folder)).AddSingleton<ModelReader>().AddSingleton<ModelWriter>().AddSingleton<PostmortemReader>().AddSingleton<ReportWriter>();
    }
}
