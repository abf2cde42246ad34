using System.Globalization;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Core.Drafting.Templates;

/// <summary>The timeline as a text for the postmortem: a line for each entry, each with the messages that it rests on. What was said is told as it was said, dead ends included.</summary>
public sealed class TimelineTemplate : IDraftTemplate
{
    /// <inheritdoc/>
    public DraftKind Kind => DraftKind.Timeline;

    /// <inheritdoc/>
    public Draft Compose(DraftRequest request)
    {
        var writer = new DraftWriter(request);
        var facts = request.Ledger.Facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var entries = TimelineBuilder.Build(request.Ledger).Entries;
        writer.SetTitle($"Timeline of {request.Incident.Id}: {Wordings.Service(request.Incident)}");
        writer.Template("All times are UTC.");
        foreach (var day in entries.GroupBy(e => DateOnly.FromDateTime(e.At.UtcDateTime)))
        {
            writer.Template(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            foreach (var entry in day) writer.FromFacts(Line(entry), [.. entry.FactIds.Select(id => facts[id])]);
        }
        Ask(writer, entries);
        return writer.Finish(Kind, Wordings.FiveWords(request.Incident, request.Status), null, request.Ledger);
    }

    private static string Line(TimelineEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:HH:mm} UTC, {Words(entry.Kind)}: {Flat(entry.Text)}");

    private static string Words(FactKind kind) => kind.Name().Replace('-', ' ');

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What a postmortem's reader looks for first and the channel does not say.</summary>
    private static void Ask(DraftWriter writer, IReadOnlyList<TimelineEntry> entries)
    {
        bool Has(params ReadOnlySpan<FactKind> kinds)
        {
            foreach (var kind in kinds)
                if (entries.Any(e => e.Kind == kind)) return true;
            return false;
        }

        if (!Has(FactKind.ImpactStart)) writer.Unknown("When did customers begin to feel it?");
        if (!Has(FactKind.Detected, FactKind.Declared)) writer.Unknown("When and how was it noticed?");
        if (!Has(FactKind.CauseConfirmed)) writer.Unknown("What was the cause, and when was it confirmed?");
        if (!Has(FactKind.ImpactEnd, FactKind.Mitigated, FactKind.Resolved)) writer.Unknown("When did customers stop feeling it?");
    }
}
