using CommsAssistant.Tests.Web;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>In and out.</summary>
public sealed class SignInTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_lets_in_to_where_one_was_going_and_signing_out_closes_the_door(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken, more: new Dictionary<string, string?> { ["Auth:Mode"] = "tokens" });
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;

        await page.GotoAsync(service.Address + "/incidents/" + ServiceFixture.IncidentId + "/timeline");
        (await page.Locator(".people").CountAsync()).ShouldBe(0, "only a demo shows who there is");
        await page.GetByLabel("Your token").FillAsync("no-such-token-at-all");
        await page.PressAsync("Sign in");
        (await page.Locator("[role=alert]").TextAsync()).ShouldContain("That token is not known");
        await page.LookAsync($"sign-in-failed-{script}", script);
        await page.GetByLabel("Your token").FillAsync(" " + ServiceFixture.TokenOf(ServiceFixture.Dana) + " ");
        await page.PressAsync("Sign in");
        page.Url.ShouldEndWith("/incidents/" + ServiceFixture.IncidentId + "/timeline");

        await page.PressAsync("Sign out");
        page.Url.ShouldEndWith("/sign-in");
        await page.GotoAsync(service.Address + "/");
        page.Url.ShouldContain("/sign-in");
        (await page.GotoAsync(service.Address + "/sign-in/demo?token=" + ServiceFixture.TokenOf(ServiceFixture.Dana)))!.Status.ShouldBe(404, "links sign in to a demo only");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_was_signed_out_while_reading_comes_back_to_the_draft_and_reads_that_nothing_was_done(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        var draft = page.Url;
        await context.ClearCookiesAsync();

        await page.Locator("#approve").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Dana Whitlock" }).ClickAsync();

        await page.WaitForURLAsync(draft + "*");
        (await page.Locator("[role=alert]").TextAsync()).ShouldContain("press it again");
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
    }
}
