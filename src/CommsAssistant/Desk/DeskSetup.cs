using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Desk;

/// <summary>Registers the desks.</summary>
public static class DeskSetup
{
    /// <summary>Adds the desks and the clock that drafts ahead. Storage, publishing and <see cref="DeskSettings"/> must be added beside them.</summary>
    public static IServiceCollection AddDesks(this IServiceCollection services) => services
        .AddSingleton<IncidentRooms>().AddSingleton<PersonNames>().AddSingleton<DeskQueries>().AddSingleton<IncidentDesk>().AddSingleton<DraftDesk>().AddSingleton<DocumentShelf>().AddSingleton<Audit.AuditTrail>()
        .AddSingleton<DraftAhead>().AddHostedService(p => p.GetRequiredService<DraftAhead>());
}
