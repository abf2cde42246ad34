using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Desk;
using CommsAssistant.Publishing;
using CommsAssistant.Service.Auth;

namespace CommsAssistant.Service.Pages;

/// <summary>What the forms of the pages do. What was done leads back to a page; what was refused is that page with the reason and whatever was typed.</summary>
internal static partial class PageActions
{
    private const string ReasonField = "reason:";

    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapForms();
        forms.MapPost("/drafts/{id}/edit", EditAsync);
        forms.MapPost("/drafts/{id}/section", SectionAsync);
        forms.MapPost("/drafts/{id}/fix", FixAsync);
        forms.MapPost("/drafts/{id}/restore", RestoreAsync);
        forms.MapPost("/drafts/{id}/review", ReviewAsync);
        forms.MapPost("/drafts/{id}/reject", RejectAsync);
        forms.MapPost("/drafts/{id}/redraft", RedraftAsync);
        forms.MapPost("/drafts/{id}/approve", ApproveAsync);
        forms.MapPost("/drafts/{id}/try", TryAsync);
        forms.MapPost("/publications/{id}/resolve", ResolveAsync);
        MapIncidentActions(forms);
    }

    private static async Task<IResult> EditAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var (title, body, etag) = (form["title"].ToString(), form["body"].ToString(), form["ifMatch"].ToString());
        var outcome = await desk.EditAsync(id, etag, title, body, http.User.Actor(), ct);
        if (PageRoutes.Refusal(outcome) is not { } refused) return Back(id, "saved");
        if (await reader.DraftAsync(id, http.User.Actor(), ct) is not { } model) return PageRoutes.Missing(http);
        var from = int.TryParse(form["from"], out var number) ? number : 1;
        var isOutdated = outcome is ChangeOutcome.Outdated;
        return PageRoutes.Draft(http, model with { Typed = new TypedText(title, body.ReplaceLineEndings("\n"), from, isOutdated) }, isOutdated ? "Somebody saved this draft while you typed. Nothing is lost: both texts are below." : refused.Problem, refused.Status);
    }

    private static async Task<IResult> SectionAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (await desk.GetAsync(id, http.User.Actor(), ct) is not { } view) return PageRoutes.Missing(http);
        var body = ReportSections.With(view.Draft.Body, Number(form, "number"), form["text"].ToString());
        var outcome = await desk.EditAsync(id, form["ifMatch"].ToString(), view.Draft.Title, body, http.User.Actor(), ct);
        if (outcome is not ChangeOutcome.Outdated) return await AfterAsync(http, reader, id, outcome, "saved", ct);
        // Somebody was faster: the typed section is offered within the text as it is now, so that no words are lost.
        return await reader.DraftAsync(id, http.User.Actor(), ct) is { } model
            ? PageRoutes.Draft(http, model with { Typed = new TypedText(model.View.Draft.Title, body, model.View.Summary.Number, true) }, "Somebody saved this draft while you typed. Nothing is lost: your section is in the text below.", StatusCodes.Status412PreconditionFailed) : PageRoutes.Missing(http);
    }

    private static async Task<IResult> FixAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (await desk.GetAsync(id, http.User.Actor(), ct) is not { } view) return PageRoutes.Missing(http);
        var wanted = view.Findings.FirstOrDefault(f => f.Suggestion is not null && f.Rule == form["rule"] && Number(form, "start") == f.Start && Number(form, "length") == f.Length);
        if (wanted is null) return await AfterAsync(http, reader, id, new ChangeOutcome.Outdated(view.ETag), "fixed", ct);
        var (title, body) = Mended(view.Draft, wanted);
        return await AfterAsync(http, reader, id, await desk.EditAsync(id, form["ifMatch"].ToString(), title, body, http.User.Actor(), ct), "fixed", ct);
    }

    private static async Task<IResult> RestoreAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (await desk.GetAsync(id, http.User.Actor(), ct) is not { } view || view.Versions.FirstOrDefault(v => v.Number == Number(form, "number")) is not { } version) return PageRoutes.Missing(http);
        return await AfterAsync(http, reader, id, await desk.EditAsync(id, form["ifMatch"].ToString(), version.Draft.Title, version.Draft.Body, http.User.Actor(), ct), "restored", ct);
    }

    private static async Task<IResult> ReviewAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        return await AfterAsync(http, reader, id, await desk.ReviewAsync(id, form["ifMatch"].ToString(), http.User.Actor(), ct), "reviewed", ct);
    }

    private static async Task<IResult> RejectAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        return await AfterAsync(http, reader, id, await desk.RejectAsync(id, form["reason"], http.User.Actor(), ct), "rejected", ct, form["reason"]);
    }

    private static async Task<IResult> RedraftAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var outcome = await desk.RedraftAsync(id, form["instructions"], http.User.Actor(), ct);
        if (outcome is AskOutcome.Waiting waiting) return Back(waiting.DraftId, "redrafted");
        return await reader.DraftAsync(id, http.User.Actor(), ct) is { } model && outcome is AskOutcome.Refused refused ? PageRoutes.Draft(http, model, refused.Message, StatusCodes.Status409Conflict, form["instructions"]) : PageRoutes.Missing(http);
    }

    private static async Task<IResult> ApproveAsync(HttpContext http, DraftDesk desk, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var reasons = form.Where(f => f.Key.StartsWith(ReasonField, StringComparison.Ordinal)).ToDictionary(f => f.Key[ReasonField.Length..], f => f.Value.ToString().Trim(), StringComparer.Ordinal);
        var outcome = await desk.ApproveAsync(id, form["contentHash"].ToString(), [.. reasons.Where(r => r.Value.Length > 0).Select(r => new AcceptedFinding(r.Key, r.Value))], http.User.Actor(), ct);
        if (outcome is ApprovalOutcome.Approved) return Back(id, "approved");
        return await reader.DraftAsync(id, http.User.Actor(), ct) is { } model && outcome is ApprovalOutcome.Refused refused ? PageRoutes.Draft(http, model with { Reasons = reasons }, refused.Message, StatusOf(refused.Reason)) : PageRoutes.Missing(http);
    }

    /// <summary>What the checks would find in a text that is being typed.</summary>
    private static async Task<IResult> TryAsync(HttpContext http, DraftDesk desk, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var (title, body) = (form["title"].ToString().ReplaceLineEndings(" ").Trim(), form["body"].ToString().ReplaceLineEndings("\n").Trim());
        if (await desk.TryAsync(id, title, body, http.User.Actor(), ct) is not { } findings) return Results.NotFound();
        var text = title.Length == 0 ? body : title + "\n" + body;
        return Results.Json(findings.Select(f => new
        {
            rule = f.Rule,
            word = Words.Of(f.Severity),
            severity = f.Severity == FindingSeverity.Warn ? "warn" : "block",
            message = f.Message,
            words = f.Length > 0 && f.Start + f.Length <= text.Length ? text.Substring(f.Start, f.Length) : "",
        }));
    }

    private static async Task<IResult> ResolveAsync(HttpContext http, DraftDesk drafts, Outbox outbox, PageReader reader, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var actor = http.User.Actor();
        if (await reader.DraftAsync(form["draft"].ToString(), actor, ct) is not { } model || model.View.Publications.All(p => p.Id != id)) return PageRoutes.Missing(http);
        if (!model.Commands) return PageRoutes.Draft(http, model, "Only whoever is in command says what is at the destination.", StatusCodes.Status403Forbidden);
        var there = form["there"] == "yes";
        if (!there && form["there"] != "no") return PageRoutes.Draft(http, model, "Say whether the text is there.", StatusCodes.Status400BadRequest);
        if (await outbox.ResolveAsync(id, there, actor.Id, ct) is null) return PageRoutes.Draft(http, model, "Meanwhile it became known where this text is. Look below.", StatusCodes.Status409Conflict);
        if (!there) await outbox.SendWaitingAsync(CancellationToken.None);
        return Back(model.View.Summary.Id, "settled");
    }

    private static async Task<IResult> AfterAsync(HttpContext http, PageReader reader, string id, ChangeOutcome outcome, string done, CancellationToken ct, string? typed = null)
    {
        if (PageRoutes.Refusal(outcome) is not { } refused) return Back(id, done);
        return await reader.DraftAsync(id, http.User.Actor(), ct) is { } model ? PageRoutes.Draft(http, model, refused.Problem, refused.Status, typed) : PageRoutes.Missing(http);
    }

    private static SeeOther Back(string draft, string done) => new($"/drafts/{Uri.EscapeDataString(draft)}?done={done}");

    private static int Number(IFormCollection form, string field) => int.TryParse(form[field], out var number) ? number : -1;

    private static int StatusOf(RefusalReason reason) => reason switch
    {
        RefusalReason.NotTheCommander or RefusalReason.Automation or RefusalReason.SecurityRoleMissing => StatusCodes.Status403Forbidden,
        RefusalReason.BlockingFinding or RefusalReason.NeverFinding => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The text with the suggestion in the place of the words; where words are deleted, the blank after them goes too.</summary>
    private static (string Title, string Body) Mended(Draft draft, Finding finding)
    {
        var text = draft.Text;
        var end = Math.Min(text.Length, finding.Start + finding.Length);
        if (finding.Suggestion!.Length == 0 && end < text.Length && text[end] == ' ' && (finding.Start == 0 || char.IsWhiteSpace(text[finding.Start - 1]))) end++;
        var mended = text[..finding.Start] + finding.Suggestion + text[end..];
        if (draft.Title.Length == 0) return ("", mended);
        var line = mended.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? (mended, "") : (mended[..line], mended[(line + 1)..]);
    }
}
