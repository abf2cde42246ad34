using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Desk;

/// <summary>Registers the desks.</summary>
public static class DeskSetup
{
    /// <summary>Adds the desks. Storage, publishing and <see cref="DeskSettings"/> must be added beside them.</summary>
    public static IServiceCollection AddDesks(this IServiceCollection services) => services
        .AddSingleton<IncidentRooms>().AddSingleton<PersonNames>().AddSingleton<DeskQueries>().AddSingleton<IncidentDesk>().AddSingleton<DraftDesk>().AddSingleton<QueueDesk>().AddSingleton<DocumentShelf>().AddSingleton<Audit.AuditTrail>()
        .AddSingleton<DraftAhead>().AddSingleton<ReadingShelf>().AddSingleton<ModelWork>().AddHostedService(p => p.GetRequiredService<ModelWork>());
}
