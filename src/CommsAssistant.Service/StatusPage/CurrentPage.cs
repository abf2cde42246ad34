using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>
/// The page at /status. Whatever was published, it stays under <see cref="Limit"/>: what does not fit becomes a link, the oldest first; no active incident is left out without being counted.
/// </summary>
internal sealed class CurrentPage(Board board, StatusDocument document)
{
    /// <summary>Bytes.</summary>
    public const int Limit = 50_000;

    private const int ForActive = 17_000;
    private const int ForFullComponents = 12_000;
    private const int ForComponents = 17_000;
    private const int ForFoot = 1_500;
    private const int LongestName = 200;
    private const int LongestNewest = 1_500;
    private const int LongestEarlier = 400;
    private const int EarlierShown = 2;
    private const int DaysNamed = 10;

    public Markup Render()
    {
        var main = new HtmlText().Add(Top()).Add(ActiveIncidents()).Add(Components());
        var left = Limit - ForFoot - document.Page(board.Headline, board.Worst, main.ToMarkup()).Bytes;
        return document.Page(board.Headline, board.Worst, main.Add(History(left)).ToMarkup());
    }

    private Markup Top()
    {
        var minute = board.Now.AddTicks(-(board.Now.UtcTicks % TimeSpan.TicksPerMinute)); // so that the page is the same for a minute, and a cache can tell
        var top = new HtmlText().Add($"<div class=\"top s{(int)board.Worst}\"><h1 dir=\"auto\">{PublicText.Cut(board.Headline, LongestName)}</h1>");
        if (board.Active is [var worst, ..])
        {
            var count = StatusTimes.Count(board.Active.Count, "active incident");
            top.Add($"<p><span class=\"w s{(int)board.Worst}\">{BoardIncident.Word(worst.Newest.Status)}</span>. {count}.</p>");
        }
        return top.Add($"<p class=\"soft\">{PublicText.Line(document.Options.Name)}, as of {StatusTimes.Time(minute)}</p></div>").ToMarkup();
    }

    private Markup ActiveIncidents()
    {
        if (board.Active.Count == 0) return default;
        var section = new HtmlText().Add($"\n<section aria-labelledby=\"active\"><h2 id=\"active\">Active {(board.Active.Count == 1 ? "incident" : "incidents")}</h2>");
        var left = ForActive;
        var hidden = 0;
        foreach (var incident in board.Active)
        {
            var fitting = new[] { Card(incident, EarlierShown), Card(incident, 0), Brief(incident) }.Select(c => (Markup?)c).FirstOrDefault(c => c!.Value.Bytes <= left);
            if (fitting is { } card) section.Add(card);
            else hidden++;
            left -= fitting?.Bytes ?? 0;
        }
        if (hidden > 0) section.Add($"<p><a class=\"tap\" href=\"{document.Home}/history\">And {StatusTimes.Count(hidden, "more active incident")}</a></p>");
        return section.Add($"</section>").ToMarkup();
    }

    private Markup Card(BoardIncident incident, int earlier)
    {
        var card = Heading(incident).Add(StatusDocument.Promise(incident, board.Now)).Add(Update(incident.Newest, LongestNewest));
        foreach (var post in incident.Posts.Skip(1).Take(earlier)) card.Add(Update(post, LongestEarlier));
        var folded = incident.Posts.Count - 1 - Math.Min(earlier, incident.Posts.Count - 1);
        var link = folded > 0 ? $"All updates, {folded} earlier not shown here" : "Permanent link to this incident";
        return card.Add($"<p><a class=\"tap\" href=\"{document.Incident(incident.Id)}\">{link}</a></p></article>").ToMarkup();
    }

    private Markup Brief(BoardIncident incident) =>
        Heading(incident).Add(StatusDocument.Promise(incident, board.Now)).Add($"<p>Last update {StatusTimes.Time(incident.Newest.At)}</p></article>").ToMarkup();

    private HtmlText Heading(BoardIncident incident)
    {
        var affected = board.Components.Where(c => c.State != ComponentState.Operational && incident.Posts.Any(p => p.Components.Any(n => PublicText.Line(n.Component).Equals(c.Name, StringComparison.OrdinalIgnoreCase)))).Take(8).ToList();
        var card = new HtmlText().Add($"\n<article class=\"card\"><h3><a href=\"{document.Incident(incident.Id)}\" dir=\"auto\">{PublicText.Cut(incident.Name, LongestName)}</a></h3>");
        card.Add($"<p><span class=\"w\">{BoardIncident.Word(incident.Newest.Status)}</span>. First reported {StatusTimes.Time(incident.First.At)}.</p>");
        return affected.Count == 0 ? card : card.Add($"<p class=\"soft\" dir=\"auto\">Affects {string.Join(", ", affected.Select(c => PublicText.Cut(c.Name, 80)))}.</p>");
    }

    private Markup Update(BoardPost post, int longest)
    {
        var whole = PublicText.Clean(post.Body);
        var shown = PublicText.Cut(whole, longest);
        var update = new HtmlText().Add($"<div class=\"post\"><p class=\"soft\"><span class=\"w\">{BoardIncident.Word(post)}</span>, {StatusTimes.Time(post.At)}</p>");
        update.Add(PublicText.Paragraphs(shown));
        if (shown.Length != whole.Length) update.Add($"<p><a class=\"tap\" href=\"{document.Post(post.IncidentId, post.PublicationId)}\">Read this update in full</a></p>");
        return update.Add($"</div>").ToMarkup();
    }

    private Markup Components()
    {
        if (board.Components.Count == 0) return default;
        var section = new HtmlText().Add($"\n<section aria-labelledby=\"components\"><h2 id=\"components\">Components</h2>");
        section.Add($"<p class=\"soft\">Each bar is a day (UTC), {StatusTimes.Time(board.FirstDay)} on the left, today on the right. A tall bar is a day with an incident.</p><ul class=\"card\">");
        var used = 0;
        var hidden = 0;
        foreach (var component in board.Components.OrderByDescending(c => board.Components.Count > 20 ? (int)c.State : 0))
        {
            var row = Component(component, used < ForFullComponents);
            if (used + row.Bytes > ForComponents) hidden++;
            else section.Add(row);
            used += row.Bytes;
        }
        section.Add($"</ul>");
        if (hidden > 0) section.Add($"<p><a class=\"tap\" href=\"{document.Home}/api/v2/components.json\">{StatusTimes.Count(hidden, "more component")}, as JSON</a></p>");
        return section.Add($"</section>").ToMarkup();
    }

    private Markup Component(BoardComponent component, bool inFull)
    {
        var row = new HtmlText().Add($"<li><div class=\"row\"><h3 dir=\"auto\">{PublicText.Cut(component.Name, 80)}</h3><span class=\"w s{(int)component.State}\">{component.State.Words()}</span></div>");
        if (!inFull) return row.Add($"</li>\n").ToMarkup();
        if (component.Description is { Length: > 0 } description) row.Add($"<p class=\"soft\" dir=\"auto\">{PublicText.Cut(PublicText.Line(description), 160)}</p>");
        var bad = component.BadDays(board.FirstDay, board.Now);
        row.Add(Bars(bad));
        if (bad.Count == 0) return row.Add($"<p class=\"soft\">No incident in {Board.Days} days</p></li>\n").ToMarkup();
        row.Add($"<details class=\"soft\"><summary>Incidents on {bad.Count} of {Board.Days} days</summary><ul>");
        foreach (var (day, state) in bad.Reverse().Take(DaysNamed)) row.Add($"<li>{StatusTimes.Time(day)}: {state.Words()}</li>");
        if (bad.Count > DaysNamed) row.Add($"<li>and {StatusTimes.Count(bad.Count - DaysNamed, "earlier day")}</li>");
        return row.Add($"</ul></details></li>\n").ToMarkup();
    }

    /// <summary>A picture of what the words beside it say, so it is hidden from those who listen. One path a state keeps it small.</summary>
    private Markup Bars(IReadOnlyList<(DateOnly Day, ComponentState State)> bad)
    {
        var svg = new HtmlText().Add($"<svg viewBox=\"0 0 90 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"s0\" d=\"M0 8H90\"/>");
        foreach (var days in bad.GroupBy(d => d.State))
        {
            var height = 6 + (int)days.Key;
            var path = string.Concat(days.Select(d => $"M{d.Day.DayNumber - board.FirstDay.DayNumber} {10 - height}h.75v{height}h-.75z"));
            svg.Add($"<path class=\"s{(int)days.Key}\" d=\"{path}\"/>");
        }
        return svg.Add($"</svg>").ToMarkup();
    }

    private Markup History(int left)
    {
        var recent = board.Recent.ToList();
        var section = new HtmlText().Add($"\n<section aria-labelledby=\"history\"><h2 id=\"history\">Past {Board.Days} days</h2>");
        if (recent.Count == 0) return section.Add($"<p>No incident was published since {StatusTimes.Time(board.FirstDay)}.</p></section>").ToMarkup();
        var touched = recent.SelectMany(DaysOf).Distinct().Count();
        section.Add($"<p class=\"soft\">Incidents on {StatusTimes.Count(touched, "day")}, none on the other {Board.Days - touched}.</p><ol class=\"days\">");
        left -= section.ToMarkup().Bytes;
        var hidden = 0;
        foreach (var day in recent.GroupBy(i => BoardComponent.Day(i.First.At)).OrderByDescending(d => d.Key))
        {
            var item = new HtmlText().Add($"<li><h3>{StatusTimes.Time(day.Key)}</h3>");
            foreach (var incident in day.OrderByDescending(i => i.First.At)) item.Add(document.Row(incident, day.Key));
            var row = item.Add($"</li>\n").ToMarkup();
            left -= row.Bytes;
            if (left > 0) section.Add(row);
            else hidden += day.Count();
        }
        section.Add($"</ol>");
        var link = hidden > 0 ? $"{StatusTimes.Count(hidden, "more incident")}, and the past year" : "The past year";
        return section.Add($"<p><a class=\"tap\" href=\"{document.Home}/history\">{link}</a></p></section>").ToMarkup();
    }

    private IEnumerable<DateOnly> DaysOf(BoardIncident incident)
    {
        var last = BoardComponent.Day(incident.ResolvedAt ?? board.Now);
        for (var day = BoardComponent.Day(incident.First.At); day <= last; day = day.AddDays(1))
            if (day >= board.FirstDay) yield return day;
    }
}
