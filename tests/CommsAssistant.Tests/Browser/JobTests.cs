using CommsAssistant.Tests.Web;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>The whole job as people do it: sign in, see what waits, ask for a text, review, edit, approve, and see it published.</summary>
public sealed class JobTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task The_commander_gets_a_public_text_out(bool script, bool onPhone)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, onPhone ? Visit.Phone : Visit.Desk);
        await using var context = page.Context;
        var name = $"{(onPhone ? "phone" : "desk")}-{(script ? "script" : "plain")}";

        await page.GotoAsync(service.Address + "/incidents/" + ServiceFixture.IncidentId);
        page.Url.ShouldContain("/sign-in");
        await page.LookAsync(name + "-1-sign-in", script);
        await page.GetByRole(AriaRole.Link, new() { Name = "Dana Whitlock" }).ClickAsync();
        await page.WaitForURLAsync("**/incidents/" + ServiceFixture.IncidentId);
        await page.LookAsync(name + "-2-incident", script);

        await page.GetByLabel("For whom").SelectOptionAsync("status-investigating");
        await page.GetByLabel("Status it announces").SelectOptionAsync("investigating");
        await page.PressAsync("Make the draft");
        await page.WaitForURLAsync("**/drafts/*");
        await page.LookAsync(name + "-3-draft", script);
        await page.Locator("details.sentence.evidence > summary").First.ClickAsync();
        (await page.Locator("details.sentence[open] mark.quote").CountAsync()).ShouldBeGreaterThan(0);
        await page.LookAsync(name + "-4-evidence", script);

        await page.GotoAsync(service.Address + "/");
        await page.LookAsync(name + "-5-queue", script);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        await page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var body = page.Locator("textarea[name=body]");
        await body.FillAsync(await body.InputValueAsync() + "\nSupport answers at all hours.");
        await page.PressAsync("Save as a new version");
        (await page.Locator(".note.good").TextContentAsync()).ShouldNotBeNull().ShouldContain("Saved as a new version");
        (await page.Locator("details.sentence.unsupported").TextContentAsync()).ShouldNotBeNull().ShouldContain("Support answers at all hours.");
        await page.LookAsync(name + "-6-edited", script);

        foreach (var reason in await page.Locator("input[name^='reason:']").AllAsync()) await reason.FillAsync("Seen, and right in this case");
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
        (await page.Locator("#sent + p + ul").TextContentAsync()).ShouldNotBeNull().ShouldContain("Sent");
        await page.LookAsync(name + "-7-approved", script);

        await page.GotoAsync(service.Address + "/incidents/" + ServiceFixture.IncidentId);
        (await page.Locator("pre").First.TextContentAsync()).ShouldNotBeNull().ShouldContain("Support answers at all hours.");
        foreach (var (path, shot) in new[] { ("/incidents", "8-incidents"), ($"/incidents/{ServiceFixture.IncidentId}/timeline", "9-timeline"), ($"/incidents/{ServiceFixture.IncidentId}/channel", "10-channel"), ("/drafts/none", "11-missing"), ("/", "12-queue-after") })
        {
            await page.GotoAsync(service.Address + path);
            await page.LookAsync($"{name}-{shot}", script);
        }
    }

    [Fact]
    public async Task Pages_are_readable_in_the_dark()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.OpenPageAsync(new BrowserNewContextOptions { ViewportSize = Visit.Desk, ColorScheme = ColorScheme.Dark });
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);

        foreach (var (path, shot) in new[] { ("/", "queue"), ($"/incidents/{ServiceFixture.IncidentId}", "incident"), ($"/incidents/{ServiceFixture.IncidentId}/timeline", "timeline") })
        {
            await page.GotoAsync(service.Address + path);
            await page.LookAsync("dark-" + shot, script: true);
        }
        await page.GotoAsync(service.Address + "/");
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        await page.LookAsync("dark-draft", script: true);
    }

    [Fact]
    public async Task Words_that_were_typed_survive_somebody_elses_save()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var dana = await chromium.VisitAsync(script: false, Visit.Desk);
        await using var danas = dana.Context;
        var sam = await chromium.VisitAsync(script: false, Visit.Phone);
        await using var sams = sam.Context;
        await dana.SignInAsync(service, ServiceFixture.Dana);
        await sam.SignInAsync(service, ServiceFixture.Sam);
        await dana.Locator(".card h2 a").First.ClickAsync();
        await dana.WaitForURLAsync("**/drafts/*");
        await sam.GotoAsync(dana.Url + "?edit=true");
        await dana.GotoAsync(dana.Url + "?edit=true");

        await sam.GetByLabel("Title").FillAsync("Sam wrote this title");
        await sam.PressAsync("Save as a new version");
        await dana.GetByLabel("Title").FillAsync("Dana wrote this title");
        await dana.PressAsync("Save as a new version");

        (await dana.Locator("[role=alert]").TextContentAsync()).ShouldNotBeNull().ShouldContain("Nothing is lost");
        (await dana.GetByLabel("Title").InputValueAsync()).ShouldBe("Dana wrote this title");
        (await dana.Locator("#mine ~ .diff ins").AllTextContentsAsync()).ShouldContain(t => t.Contains("Sam wrote", StringComparison.Ordinal));
        await dana.LookAsync("outdated", script: false);
        await dana.PressAsync("Save over the newer version");
        (await dana.Locator("details.sentence.title").TextContentAsync()).ShouldNotBeNull().ShouldContain("Dana wrote this title");
        (await dana.Locator("#versions + ul > li").CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_is_not_in_command_reads_why_they_cannot_approve_and_can_say_that_they_looked()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script: true, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Sam);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");

        (await page.Locator("#approve").IsDisabledAsync()).ShouldBeTrue();
        (await page.Locator("#why").TextContentAsync()).ShouldNotBeNull().ShouldContain("In command: Dana Whitlock");
        await page.LookAsync("phone-reviewer", script: true);
        await page.PressAsync("Looked over");
        (await page.Locator("#versions ~ p").TextContentAsync()).ShouldNotBeNull().ShouldContain("looked over by Sam Okafor");
    }

    [Fact]
    public async Task A_change_offers_itself_and_words_typed_are_kept_and_checked()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script: true, Visit.Desk);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        await page.Keyboard.PressAsync("e");
        var body = page.Locator("textarea[name=body]");
        await body.FillAsync("We are sorry. The server auth-db-2 of Theo Marchetti is down.");
        await page.Locator("[data-live] .tag.block").First.WaitForAsync();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put them back" }).ClickAsync();
        (await body.InputValueAsync()).ShouldContain("auth-db-2");

        var listening = page.WaitForRequestAsync("**/changes");
        await page.GotoAsync(service.Address + "/");
        await listening;
        var other = await chromium.VisitAsync(script: false, Visit.Desk);
        await using var others = other.Context;
        await other.SignInAsync(service, ServiceFixture.Rob);
        await other.GotoAsync($"{service.Address}/incidents/{ServiceFixture.IncidentId}");
        await other.GetByLabel("For whom").SelectOptionAsync("stakeholder-update");
        await other.PressAsync("Make the draft");

        await page.Locator("#news a").WaitForAsync();
        (await page.Locator("#news").TextContentAsync()).ShouldBe("1 draft changed - show");
    }
}
