using CommsAssistant.Core.Incidents;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Publishing;

/// <summary>Registers the outbox and the destinations that need no settings.</summary>
public static class PublishingSetup
{
    /// <summary>Name of the built-in status page.</summary>
    public const string StatusPage = "status-page";
    /// <summary>Name of the built-in board for stakeholders.</summary>
    public const string StakeholderBoard = "stakeholder-board";
    /// <summary>Name of the built-in board for responders.</summary>
    public const string ResponderBoard = "responder-board";

    /// <summary>Adds the outbox, its worker and the built-in destinations. A further destination is one more <see cref="IPublisher"/>.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddBuiltIn(StatusPage, "Status page", Audience.Customers)
        .AddBuiltIn(StakeholderBoard, "Stakeholder board", Audience.Stakeholders)
        .AddBuiltIn(ResponderBoard, "Responder board", Audience.Responders)
        .AddSingleton<Outbox>()
        .AddSingleton<StatusBoard>()
        .AddHostedService<OutboxWorker>();

    private static IServiceCollection AddBuiltIn(this IServiceCollection services, string destination, string label, Audience audience) =>
        services.AddSingleton<IPublisher>(p => new BuiltIn(destination, label, audience, p.GetRequiredService<IDbContextFactory<CommsDb>>(), p.GetRequiredService<TimeProvider>()));
}
