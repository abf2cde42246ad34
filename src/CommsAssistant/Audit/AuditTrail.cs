using System.Text.Json;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Audit;

/// <summary>Writes what people and programs did, in the same transaction as the deed: there is no deed without its record, and no record without its deed.</summary>
public sealed class AuditTrail(IDbContextFactory<CommsDb> databases)
{
    private const int Page = 1_000;

    /// <summary>Adds a link within the caller's transaction.</summary>
    internal static async Task AppendAsync(CommsDb db, DateTimeOffset at, string actor, string action, string subject, object details, CancellationToken ct)
    {
        var last = db.Audit.Local.MaxBy(r => r.Number) ?? await db.Audit.AsNoTracking().OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        var link = AuditChain.Next(last is null ? null : Link(last), at, actor, action, subject, JsonSerializer.Serialize(details));
        db.Audit.Add(new AuditRow { Number = link.Number, At = link.At, Actor = link.Actor, Action = link.Action, Subject = link.Subject, Details = link.Details, PreviousHash = link.PreviousHash, Hash = link.Hash });
    }

    /// <summary>The newest links first, at most <paramref name="most"/>; those before <paramref name="before"/> when it is given, those about one subject when it is given.</summary>
    public Task<IReadOnlyList<AuditLink>> NewestAsync(int most, long? before, string? subject, CancellationToken ct) => databases.ReadAsync<IReadOnlyList<AuditLink>>(async db =>
        [.. (await db.Audit.Where(r => (before == null || r.Number < before) && (subject == null || r.Subject == subject)).OrderByDescending(r => r.Number).Take(most).ToListAsync(ct)).Select(Link)], ct);

    /// <summary>Reads the whole chain and says whether it holds.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await AuditChain.VerifyAsync(LinksAsync(db, ct), ct);
    }

    private static async IAsyncEnumerable<AuditLink> LinksAsync(CommsDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var page = await db.Audit.AsNoTracking().Where(r => r.Number > after).OrderBy(r => r.Number).Take(Page).ToListAsync(ct);
            foreach (var row in page) yield return Link(row);
            if (page.Count < Page) yield break;
            after = page[^1].Number;
        }
    }

    private static AuditLink Link(AuditRow row) => new(row.Number, row.At, row.Actor, row.Action, row.Subject, row.Details, row.PreviousHash, row.Hash);
}
