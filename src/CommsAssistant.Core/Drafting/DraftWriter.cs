using System.Globalization;
using CommsAssistant.Core.Facts;

namespace CommsAssistant.Core.Drafting;

/// <summary>Puts a draft together line by line, keeping for each sentence what it rests on.</summary>
internal sealed class DraftWriter(DraftRequest request)
{
    private readonly List<string> lines = [];
    private readonly List<DraftSentence> sentences = [];
    private readonly List<string> unknown = [];

    public string Title { get; private set; } = "";

    public void SetTitle(string title, params IReadOnlyList<Fact> facts)
    {
        title = request.Incident.IsDrill ? "[DRILL] " + title : title;
        Title = title;
        sentences.Insert(0, facts.Count > 0 ? DraftSentence.Computed(title, facts) : DraftSentence.FromTemplate(title));
    }

    public void Template(string line) => Add(DraftSentence.FromTemplate(line));

    public void Computed(string line, params IReadOnlyList<Fact> from) => Add(DraftSentence.Computed(line, from));

    public void FromFacts(string line, params IReadOnlyList<Fact> facts) => Add(DraftSentence.FromFacts(line, facts));

    public void Unknown(string question) => unknown.Add(question);

    /// <summary>The promise of the next update, whole minutes from now, and the moment of writing.</summary>
    public DateTimeOffset Promise(string another)
    {
        var next = request.Now + request.UpdateInterval;
        next = next.AddTicks(-(next.Ticks % TimeSpan.TicksPerMinute));
        Computed(string.Create(CultureInfo.InvariantCulture, $"We will post {another} update within {(int)request.UpdateInterval.TotalMinutes} minutes, by {Time(next)}."));
        return next;
    }

    public void Updated() => Computed("Updated: " + Time(request.Now));

    /// <summary>A clock time in UTC, and in the public zone beside it where that is another.</summary>
    public string Time(DateTimeOffset at)
    {
        var utc = at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture) + " UTC";
        if (request.Incident.PublicTimeZone is "UTC" or "Etc/UTC" || !TimeZoneInfo.TryFindSystemTimeZoneById(request.Incident.PublicTimeZone, out var zone)) return utc;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return Wordings.ZoneName(zone, at) is { } name ? utc + " (" + local.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant() + " " + name + ")" : utc;
    }

    public Draft Finish(DraftKind kind, string fiveWords, DateTimeOffset? next, FactLedger ledger) => new()
    {
        Kind = kind,
        Status = request.Status,
        FiveWords = fiveWords,
        Title = Title,
        Body = string.Join('\n', lines),
        Sentences = sentences,
        Unknown = unknown,
        NextUpdateAt = next,
        AsOf = request.Now,
        Provenance = new Provenance("template", null, sentences.SelectMany(s => s.FactIds).Distinct(StringComparer.Ordinal).Count(), ledger.Coverage.Messages,
            [.. ledger.Coverage.Noise.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Value} messages: {n.Key}")), .. ledger.Coverage.LeftOut.Count > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{ledger.Coverage.LeftOut.Count} messages without a fact that the rules know")] : Array.Empty<string>()]),
    };

    private void Add(DraftSentence sentence)
    {
        lines.Add(sentence.Text);
        sentences.Add(sentence);
    }
}
