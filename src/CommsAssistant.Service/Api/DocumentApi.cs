using System.Security.Claims;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;
using CommsAssistant.Ingestion.Postmortems;
using CommsAssistant.Service.Auth;

namespace CommsAssistant.Service.Api;

internal sealed record DocumentWire(string Id, string Name, string Sha256, int Bytes, string By, DateTimeOffset At);

/// <summary>/api/v1/incidents/{id}/documents: postmortems, from which the report for customers is made.</summary>
internal static class DocumentApi
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/incidents/{id}/documents").WithTags("documents");
        documents.MapGet("/", async (string id, DocumentShelf shelf, ClaimsPrincipal user, CancellationToken ct) =>
            await shelf.ListAsync(id, user.Actor(), ct) is { } all ? Results.Ok(all.Select(Of)) : Answers.NotFound("incident")).Produces<IReadOnlyList<DocumentWire>>();
        documents.MapPost("/", AddAsync).WithDescription("The file's bytes as the body, application/octet-stream, its name in ?name=: .md, .html, .txt, .docx, .pdf or .mediawiki.")
            .Accepts<byte[]>("application/octet-stream").Produces<DocumentWire>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/drafts/{id}/export", ExportAsync).WithTags("drafts").WithDescription("The text of a draft as a file: ?format=md or html.");
    }

    private static async Task<IResult> AddAsync(string id, string? name, HttpContext http, DocumentShelf shelf)
    {
        // A page's session works here too, so what a form of another site could send is refused.
        if (http.Request.HasFormContentType || http.Request.ContentType is null or "" || http.Request.ContentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
            return Answers.Problem(StatusCodes.Status415UnsupportedMediaType, "Send the file's bytes with Content-Type: application/octet-stream, and its name in ?name=.");
        if (string.IsNullOrWhiteSpace(name)) return Answers.Bad("Give the file's name in ?name=, for example ?name=postmortem.md.");
        if (await BytesAsync(http) is not { } content) return Answers.Problem(StatusCodes.Status413PayloadTooLarge, $"At most {PostmortemFile.LargestFile / 1024 / 1024} MB are read. Take out pictures and attachments.");
        try
        {
            return await shelf.AddAsync(id, name, content, http.User.Actor(), http.RequestAborted) is { } added ? Results.Created($"/api/v1/incidents/{id}/documents", Of(added)) : Answers.NotFound("incident");
        }
        catch (UnusableInputException e)
        {
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, e.Message);
        }
    }

    /// <summary>The body, or null when it is larger than a document may be; no more than that is read.</summary>
    private static async Task<byte[]?> BytesAsync(HttpContext http)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (kept.Length + read > PostmortemFile.LargestFile) return null;
            await kept.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
        }
        return kept.ToArray();
    }

    private static async Task<IResult> ExportAsync(string id, string? format, DraftDesk desk, HttpContext http)
    {
        if (format is not (null or "md" or "html")) return Answers.Bad("\"format\" must be md or html.");
        if (await desk.GetAsync(id, http.User.Actor(), http.RequestAborted) is not { } view) return Answers.NotFound("draft");
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var name = view.Summary.Incident.Id + "-" + view.Summary.Kind.Name;
        return format == "html" ? Results.File(System.Text.Encoding.UTF8.GetBytes(DraftExport.Html(view.Draft)), "text/html; charset=utf-8", name + ".html")
            : Results.File(System.Text.Encoding.UTF8.GetBytes(DraftExport.Markdown(view.Draft)), "text/markdown; charset=utf-8", name + ".md");
    }

    private static DocumentWire Of(ShelvedDocument d) => new(d.Id, d.Name, d.Sha256, d.Bytes, d.By, d.At);
}
