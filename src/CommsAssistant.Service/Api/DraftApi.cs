using System.Security.Claims;
using CommsAssistant.Audit;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Publishing;
using CommsAssistant.Service.Auth;
using CommsAssistant.Storage;

namespace CommsAssistant.Service.Api;

internal sealed record AskInput(string Kind, string? Status, string? Instructions);
internal sealed record TextInput(string Title, string Body);
internal sealed record ApprovalInput(string ContentHash, IReadOnlyList<AcceptedFinding>? AcceptedFindings);
internal sealed record RejectionInput(string? Reason);
internal sealed record RedraftInput(string? Instructions);
internal sealed record ResolutionInput(bool? Arrived);

/// <summary>/api/v1/drafts, publications and audit: ask, edit, sign, look back.</summary>
internal static class DraftApi
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{id}/drafts", AskAsync).WithTags("drafts").Produces<DraftViewWire>(StatusCodes.Status201Created);
        var drafts = api.MapGroup("/drafts").WithTags("drafts");
        drafts.MapGet("/", ListAsync).Produces<IReadOnlyList<DraftSummaryWire>>();
        drafts.MapGet("/{id}", (string id, DraftDesk desk, HttpContext http) => ShowAsync(id, desk, http)).Produces<DraftViewWire>().ProducesProblem(StatusCodes.Status404NotFound);
        drafts.MapPut("/{id}/text", EditAsync).Produces<DraftViewWire>().ProducesProblem(StatusCodes.Status412PreconditionFailed);
        drafts.MapPost("/{id}/review", async (string id, DraftDesk desk, HttpContext http) =>
            await Answers.OfAsync(await desk.ReviewAsync(id, IfMatch(http), http.User.Actor(), http.RequestAborted), "draft", () => ShowAsync(id, desk, http)));
        drafts.MapPost("/{id}/approval", ApproveAsync).Produces<DraftViewWire>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        drafts.MapPost("/{id}/rejection", async (string id, RejectionInput? input, DraftDesk desk, HttpContext http) =>
            await Answers.OfAsync(await desk.RejectAsync(id, input?.Reason, http.User.Actor(), http.RequestAborted), "draft", () => ShowAsync(id, desk, http)));
        drafts.MapPost("/{id}/redraft", async (string id, RedraftInput? input, DraftDesk desk, HttpContext http) => await AskedAsync(await desk.RedraftAsync(id, input?.Instructions, http.User.Actor(), http.RequestAborted), desk, http));
        api.MapGet("/publications", async (string? incident, DraftDesk desk, ClaimsPrincipal user, CancellationToken ct) => Results.Ok((await desk.PublicationsAsync(incident, user.Actor(), ct)).Select(Wire.Of))).WithTags("publications").Produces<IReadOnlyList<PublicationWire>>();
        api.MapPost("/publications/{id}/resolution", ResolveAsync).WithTags("publications").WithDescription("For a publication of which nobody knows whether it arrived: look at the destination, then say arrived true or false.");
        var audit = api.MapGroup("/audit").WithTags("audit");
        audit.MapGet("/", async (AuditTrail trail, long? before, string? subject, int? most, CancellationToken ct) => Results.Ok(await trail.NewestAsync(Math.Clamp(most ?? 100, 1, 1000), before, subject, ct))).Produces<IReadOnlyList<AuditLink>>();
        audit.MapGet("/verification", async (AuditTrail trail, CancellationToken ct) => await trail.VerifyAsync(ct) switch
        {
            AuditVerdict.Intact intact => Results.Ok(new { intact = true, links = intact.Links, lastHash = intact.LastHash, message = (string?)null }),
            AuditVerdict.Broken broken => Results.Ok(new { intact = false, links = broken.Number, lastHash = "", message = (string?)broken.Message }),
            var verdict => throw new InvalidOperationException(verdict.GetType().Name),
        });
    }

    private static string? IfMatch(HttpContext http) => http.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;

    private static async Task<IResult> ListAsync(string? state, string? incident, DraftDesk desk, ClaimsPrincipal user, CancellationToken ct)
    {
        DraftState? wanted = null;
        if (state is not null && !Enum.TryParse<DraftState>(state, ignoreCase: true, out var parsed)) return Answers.Bad("\"state\" must be waiting, approved, rejected or replaced.");
        else if (state is not null) wanted = Enum.Parse<DraftState>(state, ignoreCase: true);
        return Results.Ok((await desk.ListAsync(wanted, incident, user.Actor(), ct)).Select(Wire.Of));
    }

    private static async Task<IResult> AskAsync(string id, AskInput input, DraftDesk desk, HttpContext http)
    {
        if (DraftKind.Parse(input.Kind) is not { } kind) return Answers.Bad($"\"kind\" must be one of: {string.Join(", ", DraftKind.All.Select(k => k.Name))}.");
        if (input.Status is not null && IncidentStatuses.Parse(input.Status) is null) return Answers.Bad("\"status\" must be investigating, identified, monitoring or resolved.");
        return await AskedAsync(await desk.AskAsync(id, kind, IncidentStatuses.Parse(input.Status), input.Instructions, http.User.Actor(), http.RequestAborted), desk, http);
    }

    private static async Task<IResult> AskedAsync(AskOutcome outcome, DraftDesk desk, HttpContext http)
    {
        if (outcome is not AskOutcome.Waiting waiting) return outcome is AskOutcome.Refused refused ? Answers.Problem(StatusCodes.Status409Conflict, refused.Message) : Answers.NotFound("incident or draft");
        http.Response.Headers.Location = "/api/v1/drafts/" + waiting.DraftId;
        return await ShowAsync(waiting.DraftId, desk, http, StatusCodes.Status201Created);
    }

    private static async Task<IResult> EditAsync(string id, TextInput input, DraftDesk desk, HttpContext http)
    {
        if (IfMatch(http) is not { } tag) return Answers.Problem(StatusCodes.Status428PreconditionRequired, "Give If-Match with the ETag of the draft that you saw, so that nobody's words are lost.");
        return await Answers.OfAsync(await desk.EditAsync(id, tag, input.Title ?? "", input.Body ?? "", http.User.Actor(), http.RequestAborted), "draft", () => ShowAsync(id, desk, http));
    }

    private static async Task<IResult> ApproveAsync(string id, ApprovalInput input, DraftDesk desk, HttpContext http) => await desk.ApproveAsync(id, input.ContentHash ?? "", input.AcceptedFindings ?? [], http.User.Actor(), http.RequestAborted) switch
    {
        null => Answers.NotFound("draft"),
        ApprovalOutcome.Refused refused => Answers.Of(refused),
        _ => await ShowAsync(id, desk, http),
    };

    private static async Task<IResult> ResolveAsync(string id, ResolutionInput input, Outbox outbox, DraftDesk desk, IncidentDesk incidents, DeskSettings settings, ClaimsPrincipal user, CancellationToken ct)
    {
        if (input.Arrived is not { } arrived) return Answers.Bad("Give \"arrived\": true when the text is at the destination, false when it surely is not.");
        var by = user.Actor();
        if ((await desk.PublicationsAsync(null, by, ct)).FirstOrDefault(p => p.Id == id) is not { } publication) return Answers.NotFound("publication");
        if ((await incidents.ListAsync(by, ct)).All(i => i.Head.Id != publication.IncidentId || !by.Commands(i.Head, settings.Approval))) return Answers.Problem(StatusCodes.Status403Forbidden, "Only whoever is in command says what arrived.");
        return await outbox.ResolveAsync(id, arrived, by.Id, ct) is { } state ? Results.Ok(new { id, state = state.ToString().ToLowerInvariant() }) : Answers.Problem(StatusCodes.Status409Conflict, "This publication is not in doubt.");
    }

    private static async Task<IResult> ShowAsync(string id, DraftDesk desk, HttpContext http, int status = StatusCodes.Status200OK)
    {
        if (await desk.GetAsync(id, http.User.Actor(), http.RequestAborted) is not { } view) return Answers.NotFound("draft");
        http.Response.Headers.ETag = view.ETag;
        return Results.Json(Wire.Of(view), statusCode: status);
    }
}
