using System.Globalization;

namespace CommsAssistant.Models;

/// <summary>What may still be spent: in a call, for an incident, in an hour. Tokens are reserved before a call and settled after it.</summary>
internal sealed class TokenBudget(BudgetOptions options, TimeProvider clock)
{
    private const int MostIncidents = 10_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Spent> incidents = new(StringComparer.Ordinal);
    private readonly Queue<Lease> hour = new();
    private long inHour;

    /// <summary>Reserves tokens; or says in words why not.</summary>
    public (Lease? Lease, string? Refusal) Reserve(string? incident, long tokens)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (hour.TryPeek(out var oldest) && now - oldest.At >= Hour) inHour -= hour.Dequeue().Tokens;
            if (tokens > options.PerCall) return (null, Refused("This call", tokens, options.PerCall, "PerCall", 0));
            var spent = incident is null ? null : SpentFor(incident, now);
            if (spent is not null && spent.Tokens + tokens > options.PerIncident) return (null, Refused("The incident", tokens, options.PerIncident, "PerIncident", spent.Tokens));
            if (inHour + tokens > options.PerHour) return (null, Refused("The last hour", tokens, options.PerHour, "PerHour", inHour));
            var lease = new Lease(now, tokens, spent);
            hour.Enqueue(lease);
            inHour += tokens;
            if (spent is not null) (spent.Tokens, spent.At) = (spent.Tokens + tokens, now);
            return (lease, null);
        }
    }

    /// <summary>Replaces the reservation by what was used.</summary>
    public void Settle(Lease lease, long used)
    {
        lock (gate)
        {
            var change = used - lease.Tokens;
            lease.Tokens = used;
            if (hour.TryPeek(out var oldest) && oldest.At <= lease.At) inHour += change;
            if (lease.Incident is { } spent) spent.Tokens += change;
        }
    }

    private Spent SpentFor(string incident, DateTimeOffset now)
    {
        if (incidents.TryGetValue(incident, out var known)) return known;
        if (incidents.Count >= MostIncidents) incidents.Remove(incidents.MinBy(i => i.Value.At).Key);
        return incidents[incident] = new Spent { At = now };
    }

    private static string Refused(string what, long tokens, long most, string setting, long used) => string.Create(CultureInfo.InvariantCulture,
        $"{what} may use {most:N0} tokens (Models:Budget:{setting}){(used > 0 ? $", {used:N0} of them are used" : "")}; this call needs up to {tokens:N0}.");

    /// <summary>What an incident has used.</summary>
    internal sealed class Spent
    {
        public long Tokens { get; set; }
        public DateTimeOffset At { get; set; }
    }

    /// <summary>A reservation.</summary>
    internal sealed class Lease(DateTimeOffset at, long tokens, Spent? incident)
    {
        public DateTimeOffset At { get; } = at;
        public long Tokens { get; set; } = tokens;
        public Spent? Incident { get; } = incident;
    }
}
