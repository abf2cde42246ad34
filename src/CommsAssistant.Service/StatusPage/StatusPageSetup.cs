using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>
/// The public status page, its feeds and its JSON. Nobody signs in to read them, and all they know is what <see cref="StatusBoard"/> shows of the destination <see cref="PublishingSetup.StatusPage"/>.
/// </summary>
internal static class StatusPageSetup
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>/health/ready, /status, /status/history, /status/incidents/{id}, /status/history.atom, /status/history.rss and /status/api/v2/….</summary>
    public static void MapStatusPage(this IEndpointRouteBuilder routes)
    {
        var options = StatusPageOptions.Read(routes.ServiceProvider.GetRequiredService<IConfiguration>());
        var since = routes.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        routes.MapGet("/health/ready", Readiness.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        var pages = routes.MapGroup("/status").AllowAnonymous().ExcludeFromDescription();
        pages.MapMethods("", Reading, (HttpContext http, StatusBoard posts, TimeProvider clock) => ShowAsync(http, posts, clock, options, (board, page) => new CurrentPage(board, page).Render()));
        pages.MapMethods("/history", Reading, (HttpContext http, StatusBoard posts, TimeProvider clock) => ShowAsync(http, posts, clock, options, OtherPages.Year));
        pages.MapMethods("/incidents/{id}", Reading, (string id, HttpContext http, StatusBoard posts, TimeProvider clock) => IncidentAsync(id, http, posts, clock, options));
        MapFeed(pages, "/history.atom", "application/atom+xml; charset=utf-8", options, feeds => feeds.Atom());
        MapFeed(pages, "/history.rss", "application/rss+xml; charset=utf-8", options, feeds => feeds.Rss());
        MapJson(pages, "summary.json", options, since, api => api.Summary());
        MapJson(pages, "status.json", options, since, api => api.StatusOnly());
        MapJson(pages, "components.json", options, since, api => api.ComponentsOnly());
        MapJson(pages, "incidents.json", options, since, api => api.Incidents());
        MapJson(pages, "incidents/unresolved.json", options, since, api => api.Unresolved());
        MapJson(pages, "scheduled-maintenances.json", options, since, api => api.Maintenances());
    }

    private static async Task<IResult> ShowAsync(HttpContext http, StatusBoard posts, TimeProvider clock, StatusPageOptions options, Func<Board, StatusDocument, Markup> render)
    {
        var board = await Board.ReadAsync(posts, options, clock.GetUtcNow(), http.RequestAborted);
        return Page(render(board, Document(http, options)), StatusCodes.Status200OK);
    }

    private static async Task<IResult> IncidentAsync(string id, HttpContext http, StatusBoard posts, TimeProvider clock, StatusPageOptions options)
    {
        var document = Document(http, options);
        var found = await posts.OfIncidentAsync(PublishingSetup.StatusPage, id, http.RequestAborted);
        if (found.Count == 0 && id.Contains("%2F", StringComparison.OrdinalIgnoreCase)) // a slash within an id comes through routing as it was sent
            found = await posts.OfIncidentAsync(PublishingSetup.StatusPage, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), http.RequestAborted);
        var incident = BoardIncident.Group(found);
        return incident is [var only]
            ? Page(OtherPages.Incident(only, document, clock.GetUtcNow()), StatusCodes.Status200OK)
            : Page(OtherPages.Missing(document), StatusCodes.Status404NotFound);
    }

    private static void MapFeed(RouteGroupBuilder pages, string path, string type, StatusPageOptions options, Func<Feeds, string> write) =>
        pages.MapMethods(path, Reading, async (HttpContext http, StatusBoard posts, TimeProvider clock) =>
        {
            var board = await Board.ReadAsync(posts, options, clock.GetUtcNow(), http.RequestAborted);
            return new CachedAnswer(write(new Feeds(board, Absolute(http, options))), type) { IsForAnyOrigin = true };
        });

    private static void MapJson(RouteGroupBuilder pages, string name, StatusPageOptions options, DateTimeOffset since, Func<PublicApi, string> write)
    {
        pages.MapMethods("/api/v2/" + name, Reading, async (HttpContext http, StatusBoard posts, TimeProvider clock) =>
        {
            var board = await Board.ReadAsync(posts, options, clock.GetUtcNow(), http.RequestAborted);
            return new CachedAnswer(write(new PublicApi(board, Absolute(http, options), since)), Json) { IsForAnyOrigin = true };
        });
        pages.MapMethods("/api/v2/" + name, [HttpMethods.Options], (HttpContext http) =>
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            http.Response.Headers.AccessControlAllowHeaders = "*";
            return TypedResults.NoContent();
        });
    }

    private static CachedAnswer Page(Markup page, int status) => new(page.Html, Html, status) { ContentSecurityPolicy = StatusStyle.Policy };

    private static StatusDocument Document(HttpContext http, StatusPageOptions options) => new(options, http.Request.PathBase.ToUriComponent());

    /// <summary>For readers outside of a browser: with the address from the settings, else the one that the request came to.</summary>
    private static StatusDocument Absolute(HttpContext http, StatusPageOptions options) =>
        new(options, options.Url.Length > 0 ? options.Url : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}");
}
