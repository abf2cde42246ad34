using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>
/// The bot token of the moment. Where the app rotates its tokens, one is fetched before the present one ends; it and the refresh token that replaces the used one are stored in one transaction, sealed.
/// </summary>
internal sealed class SlackTokens(SlackWire wire, IOptions<SlackOptions> options, IDbContextFactory<CommsDb> databases, TimeProvider clock) : IDisposable
{
    private const string Bot = "bot";
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(30);
    private readonly SemaphoreSlim renewing = new(1, 1);
    private Token? present;

    public async Task<string> BotAsync(CancellationToken ct)
    {
        if (!options.Value.Rotates) return options.Value.BotToken;
        var known = present;
        return known is not null && known.EndsAt - Ahead > clock.GetUtcNow() ? known.Access : (await RenewAsync(null, ct)).Access;
    }

    /// <summary>Fetches a token in place of one that Slack calls expired. False where tokens do not rotate.</summary>
    public async Task<bool> ReplaceAsync(string expired, CancellationToken ct)
    {
        if (!options.Value.Rotates) return false;
        await RenewAsync(expired, ct);
        return true;
    }

    public void Dispose() => renewing.Dispose();

    private async Task<Token> RenewAsync(string? expired, CancellationToken ct)
    {
        await renewing.WaitAsync(ct);
        try
        {
            present ??= await StoredAsync(ct);
            if (present is { } known && known.Access != expired && known.EndsAt - Ahead > clock.GetUtcNow()) return known;
            return present = await FetchAsync(present?.Refresh ?? options.Value.RefreshToken, ct);
        }
        finally
        {
            renewing.Release();
        }
    }

    private async Task<Token> FetchAsync(string refresh, CancellationToken ct)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}"));
        var arguments = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh };
        var answer = await wire.CallAsync(SlackMethod.OauthAccess, arguments, new AuthenticationHeaderValue("Basic", basic), ct);
        var seconds = SlackMessages.Property(answer, "expires_in") is { ValueKind: System.Text.Json.JsonValueKind.Number } given && given.TryGetInt32(out var number) ? number : 0;
        if (SlackMessages.String(answer, "access_token") is not { Length: > 0 } access || SlackMessages.String(answer, "refresh_token") is not { Length: > 0 } next || seconds <= 0)
            throw new SlackException(SlackMethod.OauthAccess.Name, "no_token_in_the_answer", mayHaveHappened: true);
        var token = new Token(access, next, clock.GetUtcNow().AddSeconds(seconds));
        await databases.WriteAsync(async db =>
        {
            if (await db.SlackTokens.SingleOrDefaultAsync(t => t.Id == Bot, ct) is { } old) db.SlackTokens.Remove(old);
            await db.SaveChangesAsync(ct);
            db.SlackTokens.Add(new SlackTokenRow { Id = Bot, Seed = Seed(), Sealed = Seal(token), EndsAt = token.EndsAt });
            return true;
        }, CancellationToken.None); // the old refresh token is spent: the new one must be kept, whoever stopped waiting
        return token;
    }

    private async Task<Token?> StoredAsync(CancellationToken ct)
    {
        var row = await databases.ReadAsync(db => db.SlackTokens.SingleOrDefaultAsync(t => t.Id == Bot, ct), ct);
        return row is null || row.Seed != Seed() ? null : Open(row);
    }

    /// <summary>Tells whether the settings still name the refresh token that the stored one came from.</summary>
    private string Seed() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.RefreshToken)));

    private byte[] Seal(Token token)
    {
        var plain = Encoding.UTF8.GetBytes(token.Access + "\n" + token.Refresh);
        var sealedBytes = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        using var cipher = new AesGcm(Key(), 16);
        cipher.Encrypt(sealedBytes.AsSpan(0, 12), plain, sealedBytes.AsSpan(28), sealedBytes.AsSpan(12, 16));
        return sealedBytes;
    }

    private Token? Open(SlackTokenRow row)
    {
        if (row.Sealed.Length < 28) return null;
        var plain = new byte[row.Sealed.Length - 28];
        using var cipher = new AesGcm(Key(), 16);
        try
        {
            cipher.Decrypt(row.Sealed.AsSpan(0, 12), row.Sealed.AsSpan(28), row.Sealed.AsSpan(12, 16), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null; // sealed with another client secret: the settings' refresh token has to do
        }
        return Encoding.UTF8.GetString(plain).Split('\n') is [var access, var refresh] ? new Token(access, refresh, row.EndsAt) : null;
    }

    private byte[] Key() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.ClientSecret), 32, info: "comms slack tokens"u8.ToArray());

    private sealed record Token(string Access, string Refresh, DateTimeOffset EndsAt)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a token until {EndsAt:u}");
    }
}
