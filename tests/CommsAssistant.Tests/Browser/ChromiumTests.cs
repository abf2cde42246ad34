using Deque.AxeCore.Playwright;

namespace CommsAssistant.Tests.Browser;

public sealed class ChromiumTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_page_opens_and_runs_its_script()
    {
        var page = await chromium.OpenPageAsync();
        await using var context = page.Context;

        await page.SetContentAsync("<p id=answer></p><script>document.getElementById('answer').textContent = 6 * 7</script>");

        (await page.Locator("#answer").TextContentAsync()).ShouldBe("42");
    }

    [Fact]
    public async Task The_accessibility_check_sees_a_picture_without_a_text()
    {
        var page = await chromium.OpenPageAsync();
        await using var context = page.Context;
        await page.SetContentAsync("<html lang=en><title>t</title><main><h1>t</h1><img src='data:,'></main></html>");

        var result = await page.RunAxe();

        result.Violations.ShouldContain(violation => violation.Id == "image-alt");
    }
}
