using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Storage;

/// <summary>How the service reads from and writes to its database.</summary>
internal static class Databases
{
    /// <summary>Runs a change in one immediate transaction: all of it is stored, or none. What it returns is returned after the commit.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the same row since it was read.</exception>
    public static async Task<T> WriteAsync<T>(this IDbContextFactory<CommsDb> databases, Func<CommsDb, Task<T>> change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>Runs queries that change nothing.</summary>
    public static async Task<T> ReadAsync<T>(this IDbContextFactory<CommsDb> databases, Func<CommsDb, Task<T>> query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db);
    }
}
