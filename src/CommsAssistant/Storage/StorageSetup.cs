using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Storage;

/// <summary>Registers and prepares the database.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database as <see cref="StorageOptions"/> names it.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddPooledDbContextFactory<CommsDb>((provider, options) => options.UseSqlite(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString));
        return services.AddSingleton<ChangeFeed>();
    }

    /// <summary>Brings the database to the present schema, creating it where there is none, and sets write-ahead logging, with which readers and the writer do not wait for each other.</summary>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CommsDb>>().CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }
}
