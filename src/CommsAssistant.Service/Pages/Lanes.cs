using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Desk;

namespace CommsAssistant.Service.Pages;

/// <summary>A point in the picture.</summary>
public sealed record LanePoint(int X, int Y, bool IsKey, string Text);

/// <summary>A time on the axis.</summary>
public sealed record LaneTick(int X, string Text);

/// <summary>A stretch in which customers were told nothing.</summary>
public sealed record LaneSilence(int X, int Width, string Text);

/// <summary>The timeline as a picture: a lane for each kind, published posts on top, so that silence is visible.</summary>
public sealed record Lanes(int Width, int Height, IReadOnlyList<(string Name, int Y)> Names, IReadOnlyList<LanePoint> Posts, IReadOnlyList<LanePoint> Points, IReadOnlyList<LaneTick> Ticks, IReadOnlyList<LaneSilence> Silences, string Summary)
{
    private const int Left = 150;
    private const int Wide = 1_000;
    private const int Row = 26;
    private const int Top = 54;
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan[] Steps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(365)];

    /// <summary>The picture; null when nothing happened that could be drawn.</summary>
    public static Lanes? Of(IncidentTimeline timeline, IReadOnlyList<PublicationSummary> publications, DateTimeOffset opened, DateTimeOffset end)
    {
        var posts = publications.Where(p => p.Audience == Audience.Customers && p.SentAt is not null).OrderBy(p => p.SentAt).ToList();
        var moments = timeline.Entries.Select(e => e.At).Concat(posts.Select(p => p.SentAt!.Value)).Append(opened).ToList();
        if (timeline.Entries.Count + posts.Count == 0) return null;
        var (from, to) = (moments.Min(), moments.Append(end).Max());
        var span = to - from > TimeSpan.FromMinutes(1) ? to - from : TimeSpan.FromMinutes(1);
        int X(DateTimeOffset at) => Left + (int)((Wide - Left - 20) * ((at - from) / span));
        var kinds = timeline.Entries.Select(e => e.Kind).Distinct().Order().ToList();
        var rows = kinds.Select((kind, i) => (kind, Y: Top + Row + (i * Row))).ToDictionary(r => r.kind, r => r.Y);
        var step = Steps.FirstOrDefault(s => span / s <= 9, Steps[^1]);
        var ticks = new List<LaneTick>();
        var spansDays = from.UtcDateTime.Date != to.UtcDateTime.Date;
        for (var at = new DateTimeOffset((from.UtcTicks / step.Ticks + 1) * step.Ticks, TimeSpan.Zero); at <= to; at += step)
            ticks.Add(new LaneTick(X(at), at.ToString(spansDays ? "d MMM HH:mm" : "HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        var told = posts.Select(p => p.SentAt!.Value).Prepend(opened).Append(to).ToList();
        var silences = told.Zip(told.Skip(1)).Where(p => p.Second - p.First > Silent).Select(p => new LaneSilence(X(p.First), X(p.Second) - X(p.First), $"Customers heard nothing for {Moments.Length(p.Second - p.First)}")).ToList();
        var summary = $"{Words.Count(timeline.Entries.Count, "event")} from {Moments.Utc(from, from)} to {Moments.Utc(to, from)}; {Words.Count(posts.Count, "published post")}" + string.Concat(silences.Select(s => ". " + s.Text)) + ". The same in words follows below.";
        return new Lanes(Wide, Top + (Row * (kinds.Count + 1)) + 10, [("published", Top), .. kinds.Select(k => (Words.Of(k), rows[k]))],
            [.. posts.Select(p => new LanePoint(X(p.SentAt!.Value), Top, true, $"{Moments.Utc(p.SentAt!.Value, from)}: {p.Title}"))],
            [.. timeline.Entries.Select(e => new LanePoint(X(e.At), rows[e.Kind], e.IsKey, $"{Moments.Utc(e.At, from)}: {e.Text}"))], ticks, silences, summary);
    }
}
