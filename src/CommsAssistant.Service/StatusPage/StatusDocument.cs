namespace CommsAssistant.Service.StatusPage;

/// <summary>What all pages share: the head, the place of the answer, the foot.</summary>
/// <param name="Options">The page's name.</param>
/// <param name="Base">What stands before the first slash of a link within the service.</param>
internal sealed record StatusDocument(StatusPageOptions Options, string Base)
{
    private static readonly string[] Marks = ["1b7f4b", "3f51a8", "c98500", "d9581c", "b3261e"];

    public string Home => Base + "/status";

    public string Incident(string id) => $"{Base}/status/incidents/{Uri.EscapeDataString(PublicText.Line(id))}";

    public string Post(string incident, string publication) => $"{Incident(incident)}#{Uri.EscapeDataString(PublicText.Line(publication))}";

    /// <summary>A whole page.</summary>
    /// <param name="title">What the page is about; the page's name follows it.</param>
    /// <param name="state">Colours the icon.</param>
    /// <param name="main">What stands in it.</param>
    public Markup Page(string title, ComponentState state, Markup main)
    {
        var name = PublicText.Line(Options.Name);
        return new HtmlText()
            .Add($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Add($"<title>{PublicText.Cut(title, 120)} – {name}</title><meta name=\"color-scheme\" content=\"light dark\">")
            .Add($"<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Ccircle cx='4.5' cy='4.5' r='4' fill='%23{Marks[(int)state]}'/%3E%3C/svg%3E\">")
            .Add($"<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{name}: updates (Atom)\" href=\"{Home}/history.atom\">")
            .Add($"<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{name}: updates (RSS)\" href=\"{Home}/history.rss\">")
            .Add(StatusStyle.Element)
            .Add($"</head>\n<body><main>{main}</main>\n<footer class=\"soft\"><p>All times are in UTC. {name}.</p>")
            .Add($"<nav aria-label=\"Follow\"><a class=\"tap\" href=\"{Home}/history.atom\">Follow by Atom feed</a><a class=\"tap\" href=\"{Home}/history.rss\">Follow by RSS feed</a>")
            .Add($"<a class=\"tap\" href=\"{Home}/api/v2/summary.json\">Status as JSON</a></nav></footer></body></html>\n")
            .ToMarkup();
    }

    /// <summary>The promise of an active incident, or that it was not kept.</summary>
    public static Markup Promise(BoardIncident incident, DateTimeOffset now) => incident.NextUpdateAt switch
    {
        null => default,
        { } due when due >= now => new HtmlText().Add($"<p class=\"w\">Next update by {StatusTimes.Time(due)}</p>").ToMarkup(),
        { } due => new HtmlText().Add($"<p class=\"late\">The update promised by {StatusTimes.Time(due)} is overdue by {StatusTimes.Length(now - due)}.</p>").ToMarkup(),
    };

    /// <summary>A name in a list, with its dates.</summary>
    public Markup Row(BoardIncident incident, DateOnly beside)
    {
        var row = new HtmlText().Add($"<p><a href=\"{Incident(incident.Id)}\" dir=\"auto\">{PublicText.Cut(incident.Name, 150)}</a></p>");
        row.Add($"<p class=\"soft\">{BoardIncident.Word(incident.Newest.Status)}. First reported {StatusTimes.Time(incident.First.At, beside)}");
        return (incident.ResolvedAt is { } end
            ? row.Add($", resolved {StatusTimes.Time(end, beside)} ({StatusTimes.Length(end - incident.First.At)}).</p>")
            : row.Add($", last update {StatusTimes.Time(incident.Newest.At, beside)}.</p>")).ToMarkup();
    }
}
