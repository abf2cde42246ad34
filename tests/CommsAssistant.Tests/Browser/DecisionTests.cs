using CommsAssistant.Core.Drafting;
using CommsAssistant.Desk;
using CommsAssistant.Tests.Web;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>Decisions other than a straight yes: no, not like this, and a yes that is refused.</summary>
public sealed class DecisionTests(ChromiumFixture chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_draft_is_rejected_with_a_reason_that_others_see(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.Locator("#reject > summary").ClickAsync();
        await page.GetByLabel("Why not?").FillAsync("It says Login where <i>SSO</i> is meant.");
        await page.LookAsync($"reject-{script}", script);

        await page.PressAsync("Reject this draft");

        (await page.Locator(".note.bad").TextAsync()).ShouldContain("Rejected by Dana Whitlock, 18:41 UTC. Reason: It says Login where <i>SSO</i> is meant.");
        (await page.Locator("#approve").CountAsync()).ShouldBe(0);
        await page.GotoAsync(service.Address + "/");
        (await page.Locator(".card[data-item]").CountAsync()).ShouldBe(0);
        (await page.Locator(".rows").TextAsync()).ShouldContain("Rejected");
        await page.LookAsync($"queue-empty-{script}", script);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_draft_is_asked_for_again_with_a_note(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        var old = page.Url;
        await page.Locator("#redraft > summary").ClickAsync();
        await page.GetByLabel("What should be different?").FillAsync("Shorter, and say that mobile works.");

        await page.PressAsync("Make a new draft");

        page.Url.ShouldNotStartWith(old);
        (await page.Locator(".note.good").TextAsync()).ShouldContain("A new draft");
        (await page.Locator("main").TextAsync()).ShouldContain("Asked for with the note: Shorter, and say that mobile works.");
        await page.GotoAsync(old);
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the newer draft" }).ClickAsync();
        (await page.Locator("#approve").IsEnabledAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approval_of_a_text_that_somebody_changed_meanwhile_is_refused_and_says_why(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.WaitForURLAsync("**/drafts/*");
        var seen = (await service.Get<DraftDesk>().GetAsync(page.Url[(page.Url.LastIndexOf('/') + 1)..], ServiceFixture.ActorOf(ServiceFixture.Dana), Ct)).ShouldNotBeNull();
        await service.Get<DraftDesk>().EditAsync(seen.Summary.Id, seen.ETag, seen.Draft.Title, seen.Draft.Body + "\nSupport answers at all hours.", ServiceFixture.ActorOf(ServiceFixture.Sam), Ct);

        var answer = await page.PressAsync(page.Locator("#approve"));

        answer.Status.ShouldBe(409);
        (await page.Locator("[role=alert]").TextAsync()).ShouldContain("Not done.");
        (await page.Locator("[role=alert]").TextAsync()).ShouldContain("The text changed since you saw it");
        (await page.Locator(".paper").TextAsync()).ShouldContain("Support answers at all hours.");
        await page.LookAsync($"refused-{script}", script);
        (await (await page.APIRequest.GetAsync(service.Address + "/status")).TextAsync()).ShouldNotContain("Support answers");
        await page.GetByLabel("Reason to accept “unsupported-claim”").FillAsync("True, I was there.");
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
    }

    [Fact]
    public async Task A_reason_of_blanks_is_none_and_the_others_are_kept()
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var desk = service.Get<DraftDesk>();
        var asked = (await desk.AskAsync(ServiceFixture.IncidentId, DraftKind.StatusInvestigating, null, null, ServiceFixture.ActorOf(ServiceFixture.Rob), Ct)).ShouldBeOfType<AskOutcome.Waiting>();
        var draft = (await desk.GetAsync(asked.DraftId, ServiceFixture.ActorOf(ServiceFixture.Dana), Ct)).ShouldNotBeNull();
        await desk.EditAsync(asked.DraftId, draft.ETag, draft.Draft.Title, "The sky over the office fell down.\nWe post again by 17:00 UTC.", ServiceFixture.ActorOf(ServiceFixture.Sam), Ct);
        var page = await chromium.VisitAsync(script: false, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, "/drafts/" + asked.DraftId);
        var reasons = await page.Locator("input[name^='reason:']").AllAsync();
        reasons.Count.ShouldBeGreaterThan(1);
        await reasons[0].FillAsync("   ");
        foreach (var reason in reasons.Skip(1)) await reason.FillAsync("Seen, and right");

        var answer = await page.PressAsync(page.Locator("#approve"));

        answer.Status.ShouldBe(422);
        (await page.Locator("[role=alert]").TextAsync()).ShouldContain("Not done.");
        (await page.Locator("input[name^='reason:']").Nth(1).InputValueAsync()).ShouldBe("Seen, and right");
        (await desk.GetAsync(asked.DraftId, ServiceFixture.ActorOf(ServiceFixture.Dana), Ct))!.Publications.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_finding_is_mended_with_one_tap_and_an_earlier_version_restored(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(Ct);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.Locator(".bar").GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var body = page.Locator("textarea[name=body]");
        await body.FillAsync("We apologize for any inconvenience. " + await body.InputValueAsync());
        await page.PressAsync("Save as a new version");
        var fix = page.Locator(".finding form button").First;
        (await fix.CountAsync()).ShouldBe(1);
        await page.LookAsync($"findings-{script}", script);

        await page.PressAsync(fix);

        (await page.Locator(".note.good").TextAsync()).ShouldContain("Mended");
        await page.PressAsync("Restore", page.Locator("#versions + ul > li", new() { HasText = "Template" }));
        (await page.Locator(".note.good").TextAsync()).ShouldContain("The earlier version is the present one again");
        (await page.Locator(".paper").TextAsync()).ShouldNotContain("inconvenience");
    }
}
