using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts;

/// <summary>What a rule makes of one message.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Words">The sentence or sentences it rests on, as the reader saw them.</param>
/// <param name="Weight">How much the story needs it, 0 to 100.</param>
public sealed record Reading(FactKind Kind, string Words, int Weight)
{
    /// <summary>True when the story would be wrong without it.</summary>
    public bool IsKey { get; init; }
    /// <summary>When it happened; null for the time of posting.</summary>
    public DateTimeOffset? At { get; init; }
    /// <summary>The finished sentence, when the rule has a better one than the polished words.</summary>
    public string? Text { get; init; }
    /// <summary>What it is about, so that a later one replaces it; empty when nothing can.</summary>
    public string Subject { get; init; } = "";
    /// <summary>How sure the speaker was; null to let the words decide.</summary>
    public Confidence? Confidence { get; init; }
    /// <summary>Another message that it rests on as well: what was approved, what was answered. Null for none.</summary>
    public Utterance? Also { get; init; }
}

/// <summary>What rules know of the story so far.</summary>
public sealed partial class Scene(Incident incident, People people)
{
    /// <summary>The head.</summary>
    public Incident Incident { get; } = incident;
    /// <summary>The cast.</summary>
    public People People { get; } = people;
    /// <summary>Whoever holds command; null while nobody does.</summary>
    public Person? Commander { get; set; }
    /// <summary>True once the incident was declared.</summary>
    public bool IsDeclared { get; set; }
    /// <summary>True once an alert or a person was seen to notice it.</summary>
    public bool IsDetected { get; set; }
    /// <summary>Public status as last announced in the channel.</summary>
    public IncidentStatus Status { get; set; }
    /// <summary>The status that the last public post carried; null before the first.</summary>
    public IncidentStatus? PublishedStatus { get; set; }
    /// <summary>When the incident was declared, or taken on by its first commander; null before.</summary>
    public DateTimeOffset? DeclaredAt { get; set; }
    /// <summary>True once the incident was reopened.</summary>
    public bool IsReopened { get; set; }
    /// <summary>How many public posts were seen.</summary>
    public int PublicPosts { get; set; }
    /// <summary>True once a public post gave customers a time by which it would be over.</summary>
    public bool HasPublishedEstimate { get; set; }
    /// <summary>When somebody last said that it was over.</summary>
    public DateTimeOffset? SaidOverAt { get; set; }

    private const int Remembered = 24;
    private readonly LinkedList<Utterance> recent = new();

    /// <summary>True once a published estimate was taken back; a new one makes it false.</summary>
    public bool HasTakenBack { get; set; }
    /// <summary>The severity as last named; null before.</summary>
    public int? SeverityNamed { get; set; }

    /// <summary>True while an estimate stands that nobody has taken back.</summary>
    public bool HasEstimate { get; set; }

    /// <summary>Moments that are known to the minute: when bots reported something and when the impact began. A bare clock time that fits no zone nearby may name one of them in a colleague's zone.</summary>
    internal HashSet<long> Moments { get; } = [];

    /// <summary>Notes a moment by which later clock times may be understood; only so many are kept.</summary>
    internal void Note(DateTimeOffset at)
    {
        if (Moments.Count < 5_000) Moments.Add(at.UtcTicks / TimeSpan.TicksPerMinute);
    }

    /// <summary>What people said just before in the same place (the thread, or the channel outside threads), newest first.</summary>
    internal IEnumerable<Utterance> Before(Utterance utterance, TimeSpan within)
    {
        var place = utterance.Parent?.Entry.Source.Ts;
        for (var node = recent.Last; node is not null; node = node.Previous)
            if (utterance.At - node.Value.At <= within && (node.Value.Parent?.Entry.Source.Ts == place || node.Value.Entry.Source.Ts == place)) yield return node.Value;
        if (utterance.Parent is { IsBot: false } parent && recent.All(r => r != parent) && utterance.At - parent.At <= within) yield return parent;
    }

    /// <summary>Remembers what was said, for those who answer it.</summary>
    internal void Heard(Utterance utterance)
    {
        recent.AddLast(utterance);
        if (recent.Count > Remembered) recent.RemoveFirst();
    }

    /// <summary>The moment that the clock time nearest behind one of the given words names; null when there is none.</summary>
    public DateTimeOffset? TimeIn(Utterance utterance, string words, System.Text.RegularExpressions.Regex before, bool ahead = false)
    {
        var times = ClockTimes.Find(words);
        if (times.Count == 0) return null;
        var bound = Earlier().Match(words) is { Success: true } earlier && times.FirstOrDefault(t => t.Start >= earlier.Index) is { Length: > 0 } limit
            ? ClockTimes.Resolve(limit, utterance.At, utterance.Speaker.TimeZone, Incident.PublicTimeZone) : null;
        foreach (System.Text.RegularExpressions.Match match in before.Matches(words))
            foreach (var time in times)
                if (time.Start >= match.Index + match.Length && time.Start - (match.Index + match.Length) <= 14)
                    return ClockTimes.Resolve(time, utterance.At, utterance.Speaker.TimeZone, Incident.PublicTimeZone, ahead, before: bound) is { } at && (ahead || utterance.At - at < Near) ? at
                        : Known(time, utterance.At) ?? ClockTimes.Resolve(time, utterance.At, utterance.Speaker.TimeZone, Incident.PublicTimeZone, ahead, before: bound);
        return null;
    }

    private static readonly TimeSpan Near = TimeSpan.FromHours(3);
    private string[]? zones;

    /// <summary>The known moment that a bare clock time names in the zone of anybody here; null when there is none.</summary>
    private DateTimeOffset? Known(ClockTime time, DateTimeOffset said)
    {
        if (time.HasZone || Moments.Count == 0) return null;
        zones ??= [.. People.All.Where(p => !p.IsBot).Select(p => p.TimeZone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(12)];
        foreach (var zone in zones)
            if (ClockTimes.Readings(time, said, zone).Where(a => a < said && said - a < TimeSpan.FromHours(26) && Moments.Contains(a.UtcTicks / TimeSpan.TicksPerMinute)).OrderDescending().Cast<DateTimeOffset?>().FirstOrDefault() is { } at) return at;
        return null;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\b(?:earlier than|before)\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase)] private static partial System.Text.RegularExpressions.Regex Earlier();
}

/// <summary>One way of reading facts from a message. Each lives in its own file under Rules; registering it is one line in <see cref="FactRules"/>.</summary>
public interface IFactRule
{
    /// <summary>What the message says by this rule; empty when nothing.</summary>
    IEnumerable<Reading> Read(Utterance utterance, Scene scene);
}
