using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>A message that gave no fact, and why.</summary>
public readonly record struct LeftOutMessage(string Ts, string Reason);

/// <summary>What became of every message: used as evidence, noise by kind, or left out with a reason.</summary>
/// <param name="Messages">How many messages were read.</param>
/// <param name="Used">How many are evidence of a fact.</param>
/// <param name="Noise">Counts by reason.</param>
/// <param name="LeftOut">Messages that are neither, with the reason, in time order.</param>
public sealed record Coverage(int Messages, int Used, IReadOnlyDictionary<string, int> Noise, IReadOnlyList<LeftOutMessage> LeftOut)
{
    /// <summary>Nothing read.</summary>
    public static Coverage None { get; } = new(0, 0, new Dictionary<string, int>(), []);
}

/// <summary>All facts of an incident at a moment, whatever their state, in order of when they happened.</summary>
/// <param name="Facts">Every fact.</param>
/// <param name="Coverage">What became of every message.</param>
/// <param name="CommanderId">Id of whoever was last seen to hold command; null when nobody was.</param>
public sealed record FactLedger(IReadOnlyList<Fact> Facts, Coverage Coverage, string? CommanderId)
{
    /// <summary>A ledger with nothing in it.</summary>
    public static FactLedger Empty { get; } = new([], Coverage.None, null);

    /// <summary>Words of the matters that the commander, legal or security closed in the channel: nobody outside hears of them. Stems as <see cref="ChatText.ContentWords"/> makes them.</summary>
    public IReadOnlySet<string> ClosedWords { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Facts that texts for <paramref name="audience"/> may be built on: current, not hidden, and open to that audience.</summary>
    public IEnumerable<Fact> For(Audience audience) => Facts.Where(f => f.IsUsable && audience.MaySee(f.Visibility));
}
