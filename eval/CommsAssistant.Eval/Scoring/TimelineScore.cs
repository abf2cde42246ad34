using System.Text.Json;

namespace CommsAssistant.Eval.Scoring;

/// <summary>
/// A timeline against the gold one. Two entries match when they share evidence, or lie within 120 s of each other and their words overlap (F1 of 0.3 and more); pairs are chosen by greatest total weight. Precision: matched entries, and
/// entries whose evidence is shared with an already matched gold entry. Evidence is valid when its message exists, was not deleted, and the quote is in its text after normalising.
/// </summary>
internal sealed record TimelineScore(int Gold, int Entries, double KeyRecall, double Recall, double Precision, double Within60S, double? MedianErrorS, double KindRight, int InvalidEvidence, IReadOnlyList<string> MissedKey, IReadOnlyList<string> Invalid)
{
    private const double Near = 120;
    private const double Alike = 0.3;

    private sealed record Wanted(double At, string Kind, string Text, bool Key, HashSet<string> Ts, HashSet<string> Words, bool Elsewhere);

    private sealed record Given(double At, string Kind, EntryOutput Entry, HashSet<string> Ts, HashSet<string> Words);

    public static TimelineScore Of(string bundle, TimelineOutput output)
    {
        var gold = ReadGold(bundle);
        var entries = output.Entries.Select(e => new Given(Wordings.Seconds(e.At), e.Kind, e, [.. (e.Evidence ?? []).Select(x => x.Ts).OfType<string>()], Wordings.Words(e.Text))).ToList();
        var invalid = Invalids(entries, Messages(bundle));
        var pairs = Assignment.Best([.. gold.Select(g => entries.Select(e => Weight(g, e)).ToArray())]);
        var hit = pairs.Select(p => p.Row).ToHashSet();
        var taken = pairs.Select(p => p.Column).ToHashSet();
        var matched = hit.SelectMany(i => gold[i].Ts).ToHashSet(StringComparer.Ordinal);
        var right = entries.Where((e, j) => taken.Contains(j) || e.Ts.Overlaps(matched)).Count();
        var errors = pairs.Select(p => Math.Abs(gold[p.Row].At - entries[p.Column].At)).Order().ToList();
        var asked = Enumerable.Range(0, gold.Count).Where(i => hit.Contains(i) || !gold[i].Elsewhere).ToList();
        var keys = asked.Where(i => gold[i].Key).ToList();
        return new TimelineScore(asked.Count, entries.Count, Share(keys.Count(hit.Contains), keys.Count), Share(hit.Count, asked.Count), Share(right, entries.Count), Share(errors.Count(e => e <= 60), errors.Count),
            errors.Count > 0 ? errors[errors.Count / 2] : null, Share(pairs.Count(p => gold[p.Row].Kind == entries[p.Column].Kind), pairs.Count), invalid.Count, [.. keys.Where(i => !hit.Contains(i)).Select(i => gold[i].Text)], [.. invalid.Take(5)]);
    }

    private static double Weight(Wanted gold, Given entry)
    {
        var common = gold.Ts.Count(entry.Ts.Contains);
        var shared = common > 0 ? (double)common / (gold.Ts.Count + entry.Ts.Count - common) : 0;
        var near = Math.Abs(gold.At - entry.At) <= Near;
        var alike = Wordings.Overlap(gold.Words, entry.Words);
        return shared > 0 || (near && alike >= Alike) ? 1 + shared + alike + (near ? 0.5 : 0) + (gold.Kind == entry.Kind ? 0.25 : 0) : 0;
    }

    private static List<Wanted> ReadGold(string bundle)
    {
        var ids = EvalJson.Read(bundle, "ids.json");
        var (messages, main) = (ids.GetProperty("messages"), ids.GetProperty("channels").Text(EvalJson.Read(bundle, "incident.json").Text("channel")!));
        return [.. EvalJson.Read(bundle, "gold", "timeline.json").EnumerateArray().Select(g =>
        {
            var evidence = g.Texts("evidence").Select(e => messages.GetProperty(e)).ToList();
            return new Wanted(Wordings.Seconds(g.GetProperty("at").GetDateTimeOffset()), g.Text("kind")!, g.Text("text")!, g.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.True,
                [.. evidence.Select(m => m.Text("ts")!)], Wordings.Words(g.Text("text")), evidence.All(m => m.Text("channel") != main));
        })];
    }

    private static List<string> Invalids(List<Given> entries, Dictionary<string, string> known)
    {
        var invalid = new List<string>();
        foreach (var entry in entries)
        {
            var start = entry.Entry.Text.Length > 60 ? entry.Entry.Text[..60] : entry.Entry.Text;
            if (entry.Ts.Count == 0) invalid.Add(start + ": no evidence");
            foreach (var evidence in entry.Entry.Evidence ?? [])
            {
                if (evidence.Ts is null || !known.TryGetValue(evidence.Ts, out var text)) invalid.Add($"{start}: no message {evidence.Ts}");
                else if (!string.IsNullOrEmpty(evidence.Quote) && !text.Contains(Wordings.Normal(evidence.Quote), StringComparison.Ordinal)) invalid.Add(start + ": the quote is not in the message");
            }
        }
        return invalid;
    }

    /// <summary>The normalised texts of all messages of the export, by timestamp.</summary>
    private static Dictionary<string, string> Messages(string bundle)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in EvalJson.Read(bundle, "export", "channels.json").EnumerateArray().Select(c => Path.Combine(bundle, "export", c.Text("name")!)).Where(Directory.Exists))
            foreach (var message in Directory.GetFiles(folder).SelectMany(day => EvalJson.Read(day).EnumerateArray()))
                found[message.Text("ts")!] = Wordings.Normal(message.Text("text") + " " + string.Concat(message.Items("attachments").Select(a =>
                    $"{a.Text("title")} {a.Text("text")} " + string.Join(' ', a.Items("fields").Select(f => $"{f.Text("title")} {f.Text("value")}")))));
        return found;
    }

    internal static double Share(int part, int whole) => Wordings.Rounded((double)part / Math.Max(1, whole));
}
