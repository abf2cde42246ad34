using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CommsAssistant.Audit;
using CommsAssistant.Tests.Web;

namespace CommsAssistant.Tests.Desk;

/// <summary>From the uploaded postmortem to the approved report, over HTTP.</summary>
public sealed class DocumentDeskTests : IAsyncLifetime
{
    private const string Documents = "/api/v1/incidents/" + ServiceFixture.IncidentId + "/documents";
    private ServiceFixture service = null!;
    private HttpClient dana = null!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await ServiceFixture.StartAsync(Ct);
        dana = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(service.Address), Timeout = TestTimeouts.Limit };
        dana.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceFixture.TokenOf(ServiceFixture.Dana));
    }

    public async ValueTask DisposeAsync()
    {
        dana.Dispose();
        await service.DisposeAsync();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        response.StatusCode.ShouldBe(expected, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] content, string name = "postmortem.md", string type = "application/octet-stream")
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        return await dana.PostAsync($"{Documents}?name={name}", body, Ct);
    }

    private static byte[] Postmortem => File.ReadAllBytes(Path.Combine(Bundles.Demo, "postmortem.md"));

    private async Task<JsonElement> AskAsync(HttpStatusCode expected = HttpStatusCode.Created) =>
        await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/incidents/{ServiceFixture.IncidentId}/drafts", new { kind = "customer-report" }, Ct), expected);

    [Fact]
    public async Task A_document_is_stored_whole_with_its_hash_once_and_audited()
    {
        var stored = await JsonAsync(await UploadAsync(Postmortem), HttpStatusCode.Created);
        stored.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Postmortem)));
        await UploadAsync(Postmortem);
        (await JsonAsync(await dana.GetAsync(Documents, Ct), HttpStatusCode.OK)).GetArrayLength().ShouldBe(1);
        (await service.Get<AuditTrail>().NewestAsync(10, null, null, Ct)).Count(l => l.Action == "document.added").ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_stored_and_a_form_of_another_site_gets_nowhere()
    {
        (await JsonAsync(await UploadAsync([0, 1, 2, 3]), HttpStatusCode.UnprocessableEntity)).GetProperty("detail").GetString()!.ShouldContain("postmortem.md");
        (await UploadAsync(Postmortem, type: "text/plain")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await UploadAsync(Postmortem, type: "multipart/form-data; boundary=x")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await JsonAsync(await dana.GetAsync(Documents, Ct), HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_document_there_is_no_report_and_the_answer_says_what_to_do() =>
        (await AskAsync(HttpStatusCode.Conflict)).GetProperty("detail").GetString()!.ShouldContain("Upload it first");

    [Fact]
    public async Task The_report_rests_on_places_of_the_document_and_a_status_page_that_is_not_resolved_blocks_it()
    {
        await UploadAsync(Postmortem);
        var draft = (await AskAsync()).GetProperty("draft");
        draft.GetProperty("kind").GetString().ShouldBe("customer-report");
        draft.GetProperty("text").GetString()!.ShouldContain("47 minutes");
        draft.GetProperty("sentences").EnumerateArray().SelectMany(s => s.GetProperty("evidence").EnumerateArray()).Select(e => e.GetProperty("channel").GetString()).ShouldContain("document:postmortem.md");
        draft.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()).ShouldNotContain("unsupported-claim");
    }

    [Fact]
    public async Task A_section_can_be_edited_alone_and_the_text_taken_along_as_Markdown_and_clean_html()
    {
        await UploadAsync(Postmortem);
        var asked = await AskAsync();
        var id = asked.GetProperty("summary").GetProperty("id").GetString();
        var body = asked.GetProperty("draft").GetProperty("body").GetString()!;
        var edited = Service.Pages.ReportSections.With(body, 1, "A change of a database setting. <img src=https://evil.example/x.png> [x](javascript:alert(1)) ![y](https://evil.example/y.png)");
        edited.ShouldContain("## What we did");
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/drafts/{id}/text") { Content = JsonContent.Create(new { title = "Incident report", body = edited }) };
        put.Headers.TryAddWithoutValidation("If-Match", asked.GetProperty("eTag").GetString());
        await JsonAsync(await dana.SendAsync(put, Ct), HttpStatusCode.OK);

        var markdown = await dana.GetStringAsync($"/api/v1/drafts/{id}/export?format=md", Ct);
        markdown.ShouldStartWith("# Incident report\n\n## Customer impact\n");
        var html = await dana.GetStringAsync($"/api/v1/drafts/{id}/export?format=html", Ct);
        html.ShouldContain("<h2>Customer impact</h2>");
        foreach (var closed in (string[])["<img", "javascript:", "evil.example/y", "<script"]) html.ShouldNotContain(closed);
    }

    [Fact]
    public async Task The_pages_offer_upload_sections_and_export()
    {
        await UploadAsync(Postmortem);
        var id = (await AskAsync()).GetProperty("summary").GetProperty("id").GetString();
        using var page = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = new Uri(service.Address), Timeout = TestTimeouts.Limit };
        (await page.GetAsync("/sign-in/demo?token=" + ServiceFixture.TokenOf(ServiceFixture.Dana), Ct)).EnsureSuccessStatusCode();
        var incident = await page.GetStringAsync("/incidents/" + ServiceFixture.IncidentId, Ct);
        incident.ShouldContain("postmortem.md");
        incident.ShouldContain("multipart/form-data");
        var draft = await page.GetStringAsync("/drafts/" + id, Ct);
        draft.ShouldContain("Edit one section");
        draft.ShouldContain("section 4, paragraph");
    }
}
