using CommsAssistant.Desk;
using CommsAssistant.Service.Auth;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CommsAssistant.Service.Pages;

/// <summary>The pages that are read.</summary>
internal static class PageRoutes
{
    public static void MapSignInPage(this IEndpointRouteBuilder routes) => routes.MapGet("/sign-in", (HttpContext http, SignInDirectory directory, bool? failed, string? returnUrl) =>
    {
        var back = SeeOther.Within(returnUrl);
        IReadOnlyList<DemoPerson> people = directory.IsDemo
            ? [.. directory.All.Where(p => !p.Roles.Contains("automation", StringComparer.OrdinalIgnoreCase)).Select(p => new DemoPerson(p.Name.Length > 0 ? p.Name : p.Id, p.Note, $"/sign-in/demo?token={Uri.EscapeDataString(p.Token)}&returnUrl={Uri.EscapeDataString(back)}"))]
            : [];
        return Page<SignInPage>(Frame.Of(http), 200, ("Failed", failed == true), ("ReturnUrl", back), ("People", people));
    }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Addresses of forms, opened as pages: after a sign-in that came between, from the history, or loaded again. They lead to the page with the form, which says that nothing was done.</summary>
    private static void MapFormAddresses(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{id}/{deed:regex(^(edit|fix|restore|review|reject|redraft|approve)$)}", (string id) => new SeeOther($"/drafts/{Uri.EscapeDataString(id)}?undone=repeat"));
        routes.MapGet("/incidents/{id}/{deed:regex(^(drafts|facts|command|deputy|severity|status)$)}", (string id) => new SeeOther($"/incidents/{Uri.EscapeDataString(id)}?undone=repeat"));
        routes.MapGet("/publications/{id}/resolve", () => new SeeOther("/?undone=repeat"));
    }

    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        MapFormAddresses(routes);
        routes.MapGet("/", async (HttpContext http, PageReader reader, bool? mine, CancellationToken ct) =>
            Page<QueuePage>(Frame.Of(http), 200, ("Model", await reader.QueueAsync(http.User.Actor(), mine == true, ct))));
        routes.MapGet("/drafts/{id}", async (HttpContext http, PageReader reader, string id, bool? edit, int? compare, CancellationToken ct) =>
            await reader.DraftAsync(id, http.User.Actor(), ct) is { } model
                ? Draft(http, model with { IsEditing = edit == true, Compared = model.View.Versions.FirstOrDefault(v => v.Number == compare && v.Number != model.View.Summary.Number) })
                : Missing(http));
        routes.MapGet("/incidents", async (HttpContext http, IncidentDesk desk, CancellationToken ct) => Page<IncidentsPage>(Frame.Of(http), 200, ("Incidents", await desk.ListAsync(http.User.Actor(), ct))));
        routes.MapGet("/incidents/{id}", async (HttpContext http, PageReader reader, string id, string? kind, int? page, CancellationToken ct) =>
            await reader.IncidentAsync(id, kind, http.User.Actor(), ct) is { } model ? Incident(http, model with { Page = page ?? 1 }) : Missing(http));
        routes.MapGet("/incidents/{id}/timeline", async (HttpContext http, PageReader reader, string id, CancellationToken ct) =>
            await reader.IncidentAsync(id, null, http.User.Actor(), ct) is { } model ? Page<TimelinePage>(Frame.Of(http), 200, ("Model", model)) : Missing(http));
        routes.MapGet("/incidents/{id}/channel", async (HttpContext http, PageReader reader, string id, int? page, CancellationToken ct) =>
            await reader.ChannelAsync(id, page ?? 1, http.User.Actor(), ct) is { } model ? Page<ChannelPage>(Frame.Of(http), 200, ("Model", model)) : Missing(http));
    }

    public static IResult Incident(HttpContext http, IncidentModel model, string? problem = null, int status = 200, string? kept = null) => Page<IncidentPage>(Frame.Of(http, problem, kept), status, ("Model", model));

    public static IResult Draft(HttpContext http, DraftModel model, string? problem = null, int status = 200, string? kept = null) => Page<DraftPage>(Frame.Of(http, problem, kept), status, ("Model", model));

    public static IResult Missing(HttpContext http) => Page<ErrorPage>(Frame.Of(http), StatusCodes.Status404NotFound);

    /// <summary>The status and the words of a refusal; null when the change was made.</summary>
    public static (int Status, string Problem)? Refusal(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Done => null,
        ChangeOutcome.Forbidden forbidden => (StatusCodes.Status403Forbidden, forbidden.Message),
        ChangeOutcome.Conflict conflict => (StatusCodes.Status409Conflict, conflict.Message),
        ChangeOutcome.Outdated => (StatusCodes.Status412PreconditionFailed, "Somebody was faster: the draft is not what you saw. Read it again."),
        _ => (StatusCodes.Status404NotFound, "That does not exist any more."),
    };

    public static IResult Page<T>(Frame frame, int status, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame };
        foreach (var (name, value) in parameters) values[name] = value;
        return new RazorComponentResult<T>(values) { StatusCode = status, PreventStreamingRendering = true };
    }
}
