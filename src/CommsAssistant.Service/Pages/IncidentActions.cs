using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;
using CommsAssistant.Ingestion.Postmortems;
using CommsAssistant.Service.Auth;

namespace CommsAssistant.Service.Pages;

/// <summary>What the forms of the incident's pages do.</summary>
internal static partial class PageActions
{
    private const int LongestId = 64;
    private const int MostComponents = 100;

    private static void MapIncidentActions(RouteGroupBuilder forms)
    {
        forms.MapPost("/incidents", OpenAsync);
        forms.MapPost("/incidents/{id}/drafts", AskAsync);
        forms.MapPost("/incidents/{id}/documents", ShelveAsync);
        forms.MapPost("/incidents/{id}/facts", CurateAsync);
        forms.MapPost("/incidents/{id}/command", async (HttpContext http, IncidentDesk desk, PageReader reader, string id, CancellationToken ct) =>
            await AfterIncidentAsync(http, reader, id, await desk.HandOverAsync(id, await FieldAsync(http, "to", ct), http.User.Actor(), ct), "handed", ct));
        forms.MapPost("/incidents/{id}/deputy", async (HttpContext http, IncidentDesk desk, PageReader reader, string id, CancellationToken ct) =>
            await AfterIncidentAsync(http, reader, id, await desk.SetDeputyAsync(id, await FieldAsync(http, "deputy", ct), http.User.Actor(), ct), "deputy", ct));
        forms.MapPost("/incidents/{id}/severity", async (HttpContext http, IncidentDesk desk, PageReader reader, string id, CancellationToken ct) =>
            await AfterIncidentAsync(http, reader, id, Severities.Parse(await FieldAsync(http, "severity", ct)) is { } severity ? await desk.SetSeverityAsync(id, severity, http.User.Actor(), ct) : Choose("severity"), "severity", ct));
        forms.MapPost("/incidents/{id}/status", async (HttpContext http, IncidentDesk desk, PageReader reader, string id, CancellationToken ct) =>
            await AfterIncidentAsync(http, reader, id, IncidentStatuses.Parse(await FieldAsync(http, "status", ct)) is { } status ? await desk.SetStatusAsync(id, status, http.User.Actor(), ct) : Choose("status"), "status", ct));
    }

    private static async Task<IResult> ShelveAsync(HttpContext http, DocumentShelf shelf, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var problem = "Choose the file with the postmortem.";
        if (form.Files.GetFile("document") is { Length: > 0 and <= PostmortemFile.LargestFile } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, ct);
            try
            {
                return await shelf.AddAsync(id, file.FileName, content.ToArray(), http.User.Actor(), ct) is null ? PageRoutes.Missing(http) : ToIncident(id, "shelved");
            }
            catch (UnusableInputException e)
            {
                problem = e.Message;
            }
        }
        return await reader.IncidentAsync(id, null, http.User.Actor(), ct) is { } model ? PageRoutes.Incident(http, model, problem, StatusCodes.Status422UnprocessableEntity) : PageRoutes.Missing(http);
    }

    private static async Task<IResult> OpenAsync(HttpContext http, IncidentDesk desk, TimeProvider clock, CancellationToken ct)
    {
        var fields = await http.Request.ReadFormAsync(ct);
        string Of(string name) => fields[name].ToString().Trim();
        var form = new OpenForm(Of("id"), Of("title"), Of("severity"), Of("services"), Of("components"), Of("channel").TrimStart('#'), Of("zone"));
        var actor = http.User.Actor();
        var problem = Unusable(form);
        if (problem is null)
        {
            var head = new Incident
            {
                Id = form.Id, Title = form.Title, Severity = Severities.Parse(form.Severity) ?? Severity.Sev2, Services = Split(form.Services, ','), Components = Components(form.Components), Channel = form.Channel,
                OpenedAt = clock.GetUtcNow(), Commander = actor.MayCommand ? actor.Id : "", PublicTimeZone = form.Zone.Length > 0 ? form.Zone : "UTC",
            };
            var outcome = await desk.OpenAsync(head, [], actor, ct);
            if (PageRoutes.Refusal(outcome) is not { } refused) return ToIncident(form.Id, "opened");
            problem = refused.Problem;
        }
        return PageRoutes.Page<IncidentsPage>(Frame.Of(http, problem), StatusCodes.Status409Conflict, ("Incidents", await desk.ListAsync(actor, ct)), ("Form", form));
    }

    private static string? Unusable(OpenForm form) =>
        form.Id.Length is 0 or > LongestId || !form.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || form.Id.All(c => c == '.') ? $"The id has 1 to {LongestId} letters, digits, hyphens, points or underscores: INC-2041."
        : form.Title.Length is 0 or > 200 ? "Say in at most 200 characters what is wrong."
        : form.Zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out _) ? $"There is no time zone “{form.Zone}”. Give one like America/New_York, or UTC."
        : Components(form.Components).Count > MostComponents ? $"At most {MostComponents} components."
        : null;

    private static async Task<IResult> AskAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var outcome = DraftKind.Parse(form["kind"]) is { } kind ? await desk.AskAsync(id, kind, Announced(kind, form["status"]), form["instructions"], http.User.Actor(), ct) : new AskOutcome.Refused("Choose for whom the draft is.");
        if (outcome is AskOutcome.Waiting waiting) return Back(waiting.DraftId, "asked");
        return outcome is AskOutcome.Refused refused && await reader.IncidentAsync(id, null, http.User.Actor(), ct) is { } model ? PageRoutes.Incident(http, model, refused.Message, StatusCodes.Status409Conflict, form["instructions"]) : PageRoutes.Missing(http);
    }

    /// <summary>The first post says that something is looked into, whatever the form's list showed; the last one that it is over.</summary>
    private static IncidentStatus? Announced(DraftKind kind, string? status) => kind == DraftKind.StatusResolved ? IncidentStatus.Resolved : IncidentStatuses.Parse(status);

    private static async Task<IResult> CurateAsync(HttpContext http, IncidentDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var actor = http.User.Actor();
        var view = form["view"] == "all" ? "all" : FactKinds.Parse(form["view"])?.Name();
        if (await reader.IncidentAsync(id, view, actor, ct) is not { } model) return PageRoutes.Missing(http);
        var outcome = Act(form, model.Facts.GetValueOrDefault(form["fact"].ToString())) is { } act ? await desk.CurateAsync(id, act, actor, ct) : new ChangeOutcome.Conflict("That is nothing that can be done to a fact.");
        if (PageRoutes.Refusal(outcome) is { } refused) return PageRoutes.Incident(http, model, refused.Problem, refused.Status, form["act"].ToString() is "change" or "add" ? $"{form["text"]}\n\n{form["publicText"]}" : null);
        return new SeeOther($"/incidents/{Uri.EscapeDataString(id)}?done=fact{(view is null ? "" : "&kind=" + view)}#timeline");
    }

    private static CurationAct? Act(IFormCollection form, Fact? fact)
    {
        CurationKind? kind = form["act"].ToString() switch { "pin" => CurationKind.Pin, "hide" => CurationKind.Hide, "restore" => CurationKind.Restore, "change" => CurationKind.Change, "add" => CurationKind.Add, _ => null };
        if (kind is not { } known) return null;
        var act = new CurationAct(form["fact"].ToString(), known, "", default);
        if (known is not (CurationKind.Change or CurationKind.Add)) return act;
        var text = form["text"].ToString().ReplaceLineEndings("\n").Trim();
        var open = form["publicText"].ToString().ReplaceLineEndings("\n").Trim();
        DateTimeOffset? at = DateTime.TryParse(form["at"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var typed) ? new DateTimeOffset(DateTime.SpecifyKind(typed, DateTimeKind.Unspecified), TimeSpan.Zero) : null;
        return act with
        {
            FactKind = FactKinds.Parse(form["kind"]),
            Text = text.Length == 0 || text == fact?.Text ? (known == CurationKind.Add ? text : null) : text,
            PublicText = open == (fact?.PublicText ?? "") ? null : open,
            // The box holds minutes: one that was not touched does not take the seconds away.
            HappenedAt = at is { } given && fact is not null && Moments.Input(fact.At) == Moments.Input(given) ? null : at,
        };
    }

    private static async Task<IResult> AfterIncidentAsync(HttpContext http, PageReader reader, string id, ChangeOutcome outcome, string done, CancellationToken ct)
    {
        if (PageRoutes.Refusal(outcome) is not { } refused) return ToIncident(id, done);
        return await reader.IncidentAsync(id, null, http.User.Actor(), ct) is { } model ? PageRoutes.Incident(http, model, refused.Problem, refused.Status) : PageRoutes.Missing(http);
    }

    private static ChangeOutcome.Conflict Choose(string what) => new($"Choose a {what}.");

    private static async Task<string> FieldAsync(HttpContext http, string name, CancellationToken ct) => (await http.Request.ReadFormAsync(ct))[name].ToString();

    private static SeeOther ToIncident(string id, string done) => new($"/incidents/{Uri.EscapeDataString(id)}?done={done}");

    private static List<string> Split(string text, char separator) => [.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static List<Component> Components(string text)
    {
        const string Internal = "internal:";
        return [.. Split(text.ReplaceLineEndings("\n"), '\n').Select(l => l.StartsWith(Internal, StringComparison.OrdinalIgnoreCase) ? new Component(l[Internal.Length..].Trim(), false) : new Component(l, true)).Where(c => c.Name.Length > 0)];
    }
}
