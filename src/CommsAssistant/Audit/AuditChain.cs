using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CommsAssistant.Audit;

/// <summary>One thing that somebody did.</summary>
/// <param name="Number">1 for the first, without gaps.</param>
/// <param name="At">When, UTC, to the microsecond.</param>
/// <param name="Actor">Id of the person or program.</param>
/// <param name="Action">For example draft.approved.</param>
/// <param name="Subject">What it was done to, for example draft/ID.</param>
/// <param name="Details">JSON; hashes, reasons and numbers, never a text.</param>
/// <param name="PreviousHash">The hash of the link before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over all of the above, 64 lower-case hexadecimal digits.</param>
public sealed record AuditLink(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Details, string PreviousHash, string Hash);

/// <summary>What a verification found.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict() { }

    /// <summary>Every link holds.</summary>
    /// <param name="Links">How many there are.</param>
    /// <param name="LastHash">The hash of the last one; keep it elsewhere, and a chain that was cut short shows too.</param>
    public sealed record Intact(long Links, string LastHash) : AuditVerdict;

    /// <summary>A link was changed, removed or put in.</summary>
    /// <param name="Number">The first link that does not hold.</param>
    /// <param name="Message">What is wrong with it.</param>
    public sealed record Broken(long Number, string Message) : AuditVerdict;
}

/// <summary>The hash chain: each link holds the hash of the one before, so that a change anywhere shows.</summary>
public static class AuditChain
{
    /// <summary>What the first link has in place of a link before it.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>The link that follows on <paramref name="last"/>; null when there is none yet.</summary>
    public static AuditLink Next(AuditLink? last, DateTimeOffset at, string actor, string action, string subject, string details)
    {
        var rounded = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);
        var link = new AuditLink((last?.Number ?? 0) + 1, rounded, actor, action, subject, details, last?.Hash ?? Origin, "");
        return link with { Hash = HashOf(link) };
    }

    /// <summary>Reads the links in order of number and says whether the chain holds.</summary>
    public static async Task<AuditVerdict> VerifyAsync(IAsyncEnumerable<AuditLink> links, CancellationToken ct)
    {
        var last = (Number: 0L, Hash: Origin);
        await foreach (var link in links.WithCancellation(ct))
        {
            if (link.Number != last.Number + 1) return new AuditVerdict.Broken(last.Number + 1, $"Link {last.Number + 1} is missing.");
            if (!string.Equals(link.PreviousHash, last.Hash, StringComparison.Ordinal)) return new AuditVerdict.Broken(link.Number, $"Link {link.Number} does not follow on link {last.Number}.");
            if (!string.Equals(link.Hash, HashOf(link), StringComparison.Ordinal)) return new AuditVerdict.Broken(link.Number, $"Link {link.Number} was changed after it was written.");
            last = (link.Number, link.Hash);
        }
        return new AuditVerdict.Intact(last.Number, last.Hash);
    }

    private static string HashOf(AuditLink link)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (string[])[link.Number.ToString(CultureInfo.InvariantCulture), link.At.UtcTicks.ToString(CultureInfo.InvariantCulture), link.Actor, link.Action, link.Subject, link.Details, link.PreviousHash])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
