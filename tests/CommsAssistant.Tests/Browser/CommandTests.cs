using CommsAssistant.Tests.Web;

namespace CommsAssistant.Tests.Browser;

/// <summary>Command changes hands, and with it who may approve.</summary>
public sealed class CommandTests(ChromiumFixture chromium)
{
    private static readonly string Console = "/incidents/" + ServiceFixture.IncidentId;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Command_is_handed_over_and_taken_back(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var dana = await chromium.VisitAsync(script, Visit.Phone);
        await using var danas = dana.Context;
        var sam = await chromium.VisitAsync(script, Visit.Phone);
        await using var sams = sam.Context;
        await dana.SignInAsync(service, ServiceFixture.Dana, Console);
        await sam.SignInAsync(service, ServiceFixture.Sam);
        await sam.Locator(".card h2 a").First.ClickAsync();
        (await sam.Locator("#approve").IsDisabledAsync()).ShouldBeTrue();

        await dana.Locator("summary", new() { HasText = "Hand over, deputy, severity, status" }).ClickAsync();
        await dana.LookAsync($"command-{script}", script);
        await dana.GetByLabel("Hand command over to").SelectOptionAsync(ServiceFixture.Sam);
        await dana.PressAsync("Hand over");

        (await dana.Locator("#command + p").TextAsync()).ShouldContain("Sam Okafor is in command");
        await sam.ReloadAsync();
        (await sam.Locator("#approve").IsEnabledAsync()).ShouldBeTrue();
        await dana.PressAsync("Take command");
        (await dana.Locator("#command + p").TextAsync()).ShouldContain("Dana Whitlock is in command. You may approve.");
        var refused = await sam.PressAsync(sam.Locator("#approve"));
        refused.Status.ShouldBe(403);
        (await sam.Locator("[role=alert]").TextAsync()).ShouldContain("in command");
        await sam.LookAsync($"command-lost-{script}", script);
    }

    [Fact]
    public async Task A_deputy_approves_severity_and_status_are_set()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script: false, Visit.Desk);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, Console);
        var fold = page.Locator("summary", new() { HasText = "Hand over, deputy, severity, status" });

        await fold.ClickAsync();
        await page.GetByLabel("Deputy").SelectOptionAsync(ServiceFixture.Sam);
        await page.PressAsync("Set the deputy");
        await fold.ClickAsync();
        await page.GetByLabel("Severity").SelectOptionAsync("SEV2");
        await page.PressAsync("Set the severity");
        await fold.ClickAsync();
        await page.Locator("#status").SelectOptionAsync("identified");
        await page.PressAsync("Set the status without telling anybody");

        (await page.Locator("#command + p").TextAsync()).ShouldContain("deputy: Sam Okafor");
        (await page.Locator("h1 + p").TextAsync()).ShouldContain("SEV2");
        (await page.Locator("h1 + p .tag").Nth(1).TextAsync()).ShouldBe("Identified");
        await page.Context.ClearCookiesAsync();
        await page.SignInAsync(service, ServiceFixture.Sam);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
    }
}
