namespace CommsAssistant.Service.StatusPage;

/// <summary>The page of one incident, the list of a year, and the page that says that there is nothing.</summary>
internal static class OtherPages
{
    /// <summary>All updates of an incident, the newest first; each can be linked to by its publication's id.</summary>
    public static Markup Incident(BoardIncident incident, StatusDocument document, DateTimeOffset now)
    {
        var state = !incident.IsActive ? ComponentState.Operational : incident.Worst < ComponentState.Degraded ? ComponentState.Degraded : incident.Worst;
        var main = new HtmlText().Add(Back(document)).Add($"<div class=\"top s{(int)state}\"><h1 dir=\"auto\">{incident.Name}</h1>");
        main.Add($"<p><span class=\"w s{(int)state}\">{BoardIncident.Word(incident.Newest.Status)}</span>. First reported {StatusTimes.Time(incident.First.At)}");
        main.Add(incident.ResolvedAt is { } end
            ? new HtmlText().Add($", resolved {StatusTimes.Time(end)} ({StatusTimes.Length(end - incident.First.At)}).</p>").ToMarkup()
            : new Markup(".</p>"));
        main.Add(StatusDocument.Promise(incident, now)).Add($"</div><h2>Updates, newest first</h2><div class=\"card\">");
        foreach (var post in incident.Posts)
        {
            main.Add($"\n<article class=\"post\" id=\"{PublicText.Line(post.PublicationId)}\"><h3><span class=\"w\">{BoardIncident.Word(post)}</span>, ");
            main.Add($"<a href=\"{document.Post(post.IncidentId, post.PublicationId)}\">{StatusTimes.Time(post.At)}</a></h3>");
            if (PublicText.Symptom(post.Title) is var title && title != incident.Name) main.Add($"<p class=\"w\" dir=\"auto\">{title}</p>");
            main.Add(PublicText.Paragraphs(post.Body));
            foreach (var component in post.Components)
                main.Add($"<p class=\"soft\" dir=\"auto\">{PublicText.Line(component.Component)}: {ComponentStates.Parse(component.Status).Words()}</p>");
            main.Add($"</article>");
        }
        return document.Page(incident.Name, state, main.Add($"</div>").Add(Back(document)).ToMarkup());
    }

    /// <summary>Links to the incidents of a year.</summary>
    public static Markup Year(Board board, StatusDocument document)
    {
        var main = new HtmlText().Add(Back(document)).Add($"<h1>Incidents of the past year</h1>");
        if (board.Incidents.Count == 0) main.Add($"<p>No incident was published.</p>");
        else main.Add($"<ol class=\"days\">");
        foreach (var day in board.Incidents.GroupBy(i => BoardComponent.Day(i.First.At)).OrderByDescending(d => d.Key))
        {
            main.Add($"<li><h2>{StatusTimes.Time(day.Key)}</h2>");
            foreach (var incident in day.OrderByDescending(i => i.First.At)) main.Add(document.Row(incident, day.Key));
            main.Add($"</li>\n");
        }
        if (board.Incidents.Count > 0) main.Add($"</ol>");
        return document.Page("Incidents of the past year", board.Worst, main.ToMarkup());
    }

    /// <summary>Nothing was published under this address. It does not say whether there is an incident of which nothing was published.</summary>
    public static Markup Missing(StatusDocument document) => document.Page("Not found", ComponentState.Operational, new HtmlText()
        .Add($"<h1>There is no such incident here</h1><p>Nothing was published under this address. It may be mistyped or too old.</p>").Add(Back(document)).ToMarkup());

    private static Markup Back(StatusDocument document) => new HtmlText().Add($"<p><a class=\"tap\" href=\"{document.Home}\">Current status of all systems</a></p>").ToMarkup();
}
