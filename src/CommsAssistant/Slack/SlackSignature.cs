using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>What a signature is worth.</summary>
public enum SignatureVerdict
{
    /// <summary>Slack signed exactly these bytes within the last minutes.</summary>
    Good,
    /// <summary>There is no signature, or none of the right form.</summary>
    Missing,
    /// <summary>The time that was signed is more than five minutes off.</summary>
    Stale,
    /// <summary>The signature is of other bytes or another secret.</summary>
    Wrong,
    /// <summary>These bytes came before, with this very signature.</summary>
    Replayed,
}

/// <summary>Tells requests of Slack from others: HMAC-SHA256 over the time and the raw body, compared in constant time, with each of the secrets.</summary>
public sealed class SlackSignature(IOptions<SlackOptions> options, TimeProvider clock)
{
    private const int Digits = 64;
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly byte[][] secrets = [.. options.Value.SigningSecrets.Select(s => Encoding.UTF8.GetBytes(s.Trim()))];
    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>Judges a request by its headers and its raw body.</summary>
    public SignatureVerdict Judge(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (secrets.Length == 0 || string.IsNullOrEmpty(timestamp) || timestamp.Length > 16 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return SignatureVerdict.Missing;
        if (signature is not { Length: 3 + Digits } || !signature.StartsWith("v0=", StringComparison.Ordinal)) return SignatureVerdict.Missing;
        var given = new byte[Digits / 2];
        if (Convert.FromHexString(signature.AsSpan(3), given, out _, out _) != System.Buffers.OperationStatus.Done) return SignatureVerdict.Missing;
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds) return SignatureVerdict.Stale;
        var isGood = false;
        foreach (var secret in secrets) isGood |= CryptographicOperations.FixedTimeEquals(Hash(secret, timestamp, body), given);
        return !isGood ? SignatureVerdict.Wrong : seen.ContainsKey(Key(given)) ? SignatureVerdict.Replayed : SignatureVerdict.Good;
    }

    /// <summary>Keeps in mind that a request was taken in, so that the same one is refused. Only after it was: what failed may come again.</summary>
    public void Remember(string signature)
    {
        var now = clock.GetUtcNow();
        if (seen.Count >= MostRemembered) foreach (var (key, until) in seen) if (until < now) seen.TryRemove(key, out _);
        if (seen.Count < MostRemembered) seen[Key(Convert.FromHexString(signature.AsSpan(3)))] = now + Window + Window;
    }

    /// <summary>The header that Slack would send.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body) => "v0=" + Convert.ToHexStringLower(Hash(Encoding.UTF8.GetBytes(secret), timestamp, body));

    private static string Key(byte[] signature) => Convert.ToHexStringLower(signature);

    private static byte[] Hash(byte[] secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
