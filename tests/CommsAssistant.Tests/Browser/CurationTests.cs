using CommsAssistant.Tests.Web;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>People mend what the program read: pin, hide, say it in other words, add.</summary>
public sealed class CurationTests(ChromiumFixture chromium)
{
    private static readonly string Console = "/incidents/" + ServiceFixture.IncidentId;

    private static ILocator Entry(IPage page, string words) => page.Locator("li.line").Filter(new() { Has = page.Locator("summary .what", new() { HasText = words }) });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_is_pinned_and_the_pin_taken_back(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, Console + "?kind=all");
        var entry = Entry(page, "spins, then Something went wrong");

        await entry.Locator("summary").ClickAsync();
        (await entry.Locator("mark.quote").CountAsync()).ShouldBeGreaterThan(0);
        await page.LookAsync($"curation-open-{script}", script);
        await page.PressAsync("Pin", entry);

        page.Url.ShouldContain("done=fact");
        (await entry.Locator("summary").TextAsync()).ShouldContain("pinned");
        await page.GotoAsync(service.Address + Console);
        (await entry.CountAsync()).ShouldBe(1, "what a person pinned is among the key entries");
        await entry.Locator("summary").ClickAsync();
        await page.PressAsync("Take the pin back", entry);
        (await entry.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_is_hidden_and_brought_back(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, Visit.Desk);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Sam, Console + "?kind=all");
        var entry = Entry(page, "spins, then Something went wrong");
        await entry.Locator("summary").ClickAsync();

        await page.PressAsync("Hide", entry);

        (await entry.CountAsync()).ShouldBe(0);
        (await page.Locator(".filter [aria-current=true]").First.TextAsync()).ShouldStartWith("All", Case.Sensitive, "the timeline shows the same as before");
        await page.Locator("summary", new() { HasText = "Hidden: 1 fact" }).ClickAsync();
        await page.LookAsync($"curation-hidden-{script}", script);
        await page.PressAsync("Bring back");
        (await entry.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_persons_words_take_the_place_of_what_was_read(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, Console + "?kind=all");
        var entry = Entry(page, "spins, then Something went wrong");
        await entry.Locator("summary").ClickAsync();

        await entry.GetByLabel("In other words").FillAsync("Support counts fourteen tickets about <b>logins</b>.");
        await entry.GetByLabel("Words for customers").FillAsync("Some customers cannot sign in.");
        await page.PressAsync("Save the change", entry);

        var changed = Entry(page, "Support counts fourteen tickets about <b>logins</b>.");
        (await changed.CountAsync()).ShouldBe(1);
        await changed.Locator("summary").ClickAsync();
        (await changed.GetByLabel("Words for customers").InputValueAsync()).ShouldBe("Some customers cannot sign in.");
        (await changed.Locator("mark.quote, .message.here").CountAsync()).ShouldBeGreaterThan(0, "the evidence stays with the fact");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_message_says_is_added_and_is_in_the_next_draft(bool script)
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, Console + "#add");
        await page.Locator("#add > summary").ClickAsync();

        await page.GetByLabel("What it is").SelectOptionAsync("workaround");
        await page.GetByLabel("In one sentence").FillAsync("Customers can use the desktop app meanwhile.");
        await page.Locator("#add-public").FillAsync("The desktop app works.");
        await page.PressAsync("Add it");

        await page.GotoAsync(service.Address + Console + "?kind=workaround");
        (await page.Locator("li.line").First.TextAsync()).ShouldContain("Customers can use the desktop app meanwhile. (a person's word)");
        await page.GetByLabel("For whom").SelectOptionAsync("status-update");
        await page.PressAsync("Make the draft");
        (await page.Locator(".paper").TextAsync()).ShouldContain("The desktop app works.");
        await page.Locator("details.sentence", new() { HasText = "The desktop app works." }).Locator("summary").ClickAsync();
        (await page.Locator(".sentence[open] .message.here").TextAsync()).ShouldContain("typed into the service");
    }

    [Fact]
    public async Task Words_typed_on_a_fact_that_is_gone_meanwhile_are_shown_again()
    {
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        var page = await chromium.VisitAsync(script: false, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, Console + "?kind=all");
        var entry = Entry(page, "spins, then Something went wrong");
        await entry.Locator("summary").ClickAsync();
        await entry.GetByLabel("In other words").FillAsync("Words that took a while to find.");
        await entry.Locator("input[name=fact]").EvaluateAsync("e => e.value = 'gone'");

        var answer = await page.PressAsync("Save the change", entry);

        answer.Status.ShouldBe(404);
        (await page.Locator("#kept + pre").TextAsync()).ShouldContain("Words that took a while to find.");
    }
}
