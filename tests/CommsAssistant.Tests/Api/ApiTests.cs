using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CommsAssistant.Tests.Web;

namespace CommsAssistant.Tests.Api;

/// <summary>The HTTP interface on a real Kestrel, as a program would use it.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private ServiceFixture service = null!;
    private HttpClient dana = null!;
    private HttpClient rob = null!;
    private HttpClient nobody = null!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await ServiceFixture.StartAsync(Ct);
        (dana, rob, nobody) = (Client(ServiceFixture.TokenOf(ServiceFixture.Dana)), Client(ServiceFixture.TokenOf(ServiceFixture.Rob)), Client(null));
    }

    public async ValueTask DisposeAsync()
    {
        dana.Dispose();
        rob.Dispose();
        nobody.Dispose();
        await service.DisposeAsync();
    }

    private HttpClient Client(string? token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(service.Address), Timeout = TestTimeouts.Limit };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        response.StatusCode.ShouldBe(expected, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> AskAsync(HttpClient by) =>
        await JsonAsync(await by.PostAsJsonAsync($"/api/v1/incidents/{ServiceFixture.IncidentId}/drafts", new { kind = "status-investigating" }, Ct), HttpStatusCode.Created);

    private static object Approval(JsonElement draft) => new
    {
        contentHash = draft.GetProperty("contentHash").GetString(),
        acceptedFindings = draft.GetProperty("draft").GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "block").Select(f => new { rule = f.GetProperty("rule").GetString(), reason = "checked" }),
    };

    private static string IdOf(JsonElement draft) => draft.GetProperty("summary").GetProperty("id").GetString()!;

    [Theory]
    [InlineData("/api/v1/incidents")]
    [InlineData("/api/v1/drafts")]
    [InlineData("/api/v1/audit")]
    public async Task Without_a_token_nothing_is_told(string path)
    {
        (await nobody.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Client("a-token-that-nobody-has").GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task From_asking_to_the_status_page()
    {
        var draft = await AskAsync(rob);
        draft.GetProperty("draft").GetProperty("sentences").GetArrayLength().ShouldBeGreaterThan(2);

        (await JsonAsync(await rob.PostAsJsonAsync($"/api/v1/drafts/{IdOf(draft)}/approval", Approval(draft), Ct), HttpStatusCode.Forbidden)).GetProperty("detail").GetString()!.ShouldContain("in command");
        await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/drafts/{IdOf(draft)}/approval", new { contentHash = "0" }, Ct), HttpStatusCode.Conflict);
        var approved = await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/drafts/{IdOf(draft)}/approval", Approval(draft), Ct), HttpStatusCode.OK);

        approved.GetProperty("publications")[0].GetProperty("state").GetString().ShouldBe("sent");
        (await nobody.GetStringAsync("/status", Ct)).ShouldContain("Login");
        var again = await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/drafts/{IdOf(draft)}/approval", Approval(draft), Ct), HttpStatusCode.Conflict);
        again.GetProperty("reason").GetString().ShouldBe("AlreadyDecided");
    }

    [Fact]
    public async Task An_edit_needs_the_tag_of_what_was_seen()
    {
        var draft = await AskAsync(rob);
        var path = $"/api/v1/drafts/{IdOf(draft)}/text";
        async Task<HttpStatusCode> PutAsync(string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(new { title = "Logins fail", body = "Nothing." }) };
            if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
            return (await dana.SendAsync(request, Ct)).StatusCode;
        }

        (await PutAsync(null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await PutAsync(draft.GetProperty("eTag").GetString())).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(draft.GetProperty("eTag").GetString())).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_blocking_finding_must_be_taken_on_and_a_secret_never_can()
    {
        var draft = await AskAsync(rob);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/drafts/{IdOf(draft)}/text") { Content = JsonContent.Create(new { title = "Logins fail", body = "Customers cannot log in. password=hunter22x" }) };
        request.Headers.TryAddWithoutValidation("If-Match", draft.GetProperty("eTag").GetString());
        var edited = await JsonAsync(await dana.SendAsync(request, Ct), HttpStatusCode.OK);

        var refused = await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/drafts/{IdOf(draft)}/approval", Approval(edited), Ct), HttpStatusCode.UnprocessableEntity);
        refused.GetProperty("reason").GetString().ShouldBe("NeverFinding");
    }

    [Fact]
    public async Task Messages_given_twice_are_known_and_broken_ones_are_counted_with_a_reason()
    {
        await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents", new { id = "INC-1", title = "Uploads fail", channel = "C1" }, Ct), HttpStatusCode.Created);
        object[] messages = [new { type = "message", ts = "1700000000.000100", user = "U1", text = "uploads are failing for everyone" }, new { type = "message", ts = "nonsense", text = "x" }, 7];

        var first = await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents/INC-1/messages", messages, Ct), HttpStatusCode.OK);
        var second = await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents/INC-1/messages", messages, Ct), HttpStatusCode.OK);

        (first.GetProperty("new").GetInt32(), first.GetProperty("leftOut").GetArrayLength()).ShouldBe((1, 2));
        (second.GetProperty("new").GetInt32(), second.GetProperty("known").GetInt32()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Input_that_cannot_be_used_gets_a_problem_that_says_how_to_mend_it()
    {
        (await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents", new { id = "../x", title = "t" }, Ct), HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("INC-2041");
        (await JsonAsync(await dana.PostAsJsonAsync($"/api/v1/incidents/{ServiceFixture.IncidentId}/drafts", new { kind = "novel" }, Ct), HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("status-update");
        using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        (await dana.PostAsync("/api/v1/incidents", broken, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await dana.GetAsync("/api/v1/drafts/none", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await dana.GetAsync("/api/v1/drafts?state=some", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        using var document = JsonDocument.Parse(await nobody.GetStringAsync("/openapi/v1.json", Ct));
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        paths.ShouldContain("/api/v1/drafts/{id}/approval");
        paths.ShouldContain("/api/v1/incidents/{id}/messages");
    }

    [Fact]
    public async Task The_audit_is_there_and_holds()
    {
        await AskAsync(rob);
        (await JsonAsync(await dana.GetAsync("/api/v1/audit", Ct), HttpStatusCode.OK)).EnumerateArray().Select(l => l.GetProperty("action").GetString()).ShouldContain("draft.asked");
        (await JsonAsync(await dana.GetAsync("/api/v1/audit/verification", Ct), HttpStatusCode.OK)).GetProperty("intact").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Reminders_stand_for_whoever_is_reached_and_the_commander_puts_them_off()
    {
        var opened = service.Clock.GetUtcNow().AddMinutes(1);
        await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents", new { id = "INC-9", title = "Exports fail", openedAt = opened, commander = ServiceFixture.Dana }, Ct), HttpStatusCode.Created);
        service.Clock.SetUtcNow(opened.AddMinutes(3));
        await service.Get<CommsAssistant.Cadence.ClockDesk>().RoundAsync(Ct);

        var promises = await JsonAsync(await dana.GetAsync("/api/v1/incidents/INC-9/promises", Ct), HttpStatusCode.OK);
        promises.GetProperty("promises")[0].GetProperty("kind").GetString().ShouldBe("first-post");
        promises.GetProperty("open").GetInt32().ShouldBe(1);
        var mine = (await JsonAsync(await dana.GetAsync("/api/v1/reminders", Ct), HttpStatusCode.OK)).EnumerateArray().Single(r => r.GetProperty("incident").GetString() == "INC-9");
        (await JsonAsync(await rob.GetAsync("/api/v1/reminders", Ct), HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);

        await JsonAsync(await rob.PostAsJsonAsync("/api/v1/incidents/INC-9/snooze", new { deadline = mine.GetProperty("deadline").GetString(), minutes = 1 }, Ct), HttpStatusCode.Forbidden);
        await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents/INC-9/snooze", new { minutes = 1 }, Ct), HttpStatusCode.BadRequest);
        (await JsonAsync(await dana.PostAsJsonAsync("/api/v1/incidents/INC-9/snooze", new { deadline = mine.GetProperty("deadline").GetString(), minutes = 1 }, Ct), HttpStatusCode.OK))
            .EnumerateArray().ShouldNotContain(r => r.GetProperty("incident").GetString() == "INC-9");
    }
}
