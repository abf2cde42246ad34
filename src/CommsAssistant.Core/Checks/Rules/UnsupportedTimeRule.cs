using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Checks.Rules;

/// <summary>
/// Every time of a sentence that code did not compute is the time of a message or fact behind it, or stands in such a message, read in its speaker's zone. A sentence with nothing
/// behind it is compared with all usable facts. The draft's own moment and promise always pass.
/// </summary>
public sealed class UnsupportedTimeRule : IDraftRule
{
    /// <inheritdoc/>
    public string Id => "unsupported-time";

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CheckContext context)
    {
        var from = 0;
        foreach (var sentence in context.Draft.Sentences)
        {
            var start = context.Text.IndexOf(sentence.Text, from, StringComparison.Ordinal);
            if (start < 0) continue;
            from = start + sentence.Text.Length;
            if (sentence.Support is Support.Template or Support.Computed) continue;
            var times = ClockTimes.Find(sentence.Text);
            if (times.Count == 0) continue;
            var known = Known(context, sentence);
            foreach (var time in times.Where(t => t.HasZone || context.Audience == Audience.Responders))
                if (!Readings(time, context.Draft.AsOf, "UTC", context.Incident.PublicTimeZone).Any(known.Contains))
                    yield return new Finding(Id, FindingSeverity.Block, "No message behind this sentence gives this time.", start + time.Start, time.Length);
        }
    }

    private static HashSet<int> Known(CheckContext context, DraftSentence sentence)
    {
        var draft = context.Draft;
        var moments = new List<DateTimeOffset?> { draft.AsOf, draft.NextUpdateAt, context.LastPublished?.PublishedAt, context.LastPublished?.NextUpdateAt };
        var facts = context.Ledger.Facts.Where(f => sentence.Support == Support.None ? f.IsUsable : sentence.FactIds.Contains(f.Id));
        var sources = sentence.Evidence.Select(e => e.Source).ToHashSet();
        foreach (var fact in facts)
        {
            moments.AddRange([fact.At, fact.SaidAt]);
            sources.UnionWith(fact.Evidence.Select(e => e.Source));
        }
        var known = new HashSet<int>();
        foreach (var source in sources)
            if (context.Messages.TryGetValue(source, out var entry))
            {
                moments.Add(entry.PostedAt);
                var zone = context.People[entry.Body.AuthorId].TimeZone;
                foreach (var said in ClockTimes.Find(MessageText.Plain(MessageText.Whole(entry.Body), context.People)))
                    known.UnionWith(Readings(said, entry.PostedAt, zone, context.Incident.PublicTimeZone));
            }
        known.UnionWith(moments.OfType<DateTimeOffset>().Select(Minute));
        return known;
    }

    private static IEnumerable<int> Readings(ClockTime time, DateTimeOffset said, string speakerZone, string publicZone)
    {
        foreach (var ahead in (bool[])[false, true])
            if (ClockTimes.Resolve(time, said, speakerZone, publicZone, ahead, TimeSpan.FromHours(24)) is { } at) yield return Minute(at);
    }

    private static int Minute(DateTimeOffset at) => (int)at.UtcDateTime.TimeOfDay.TotalMinutes;
}
