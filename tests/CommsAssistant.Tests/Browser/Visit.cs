using CommsAssistant.Tests.Web;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>What tests of the pages do again and again.</summary>
internal static class Visit
{
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    public static Task<IPage> VisitAsync(this ChromiumFixture chromium, bool script, ViewportSize size) => chromium.OpenPageAsync(new BrowserNewContextOptions { JavaScriptEnabled = script, ViewportSize = size });

    public static async Task SignInAsync(this IPage page, ServiceFixture service, string person, string then = "/") =>
        await page.GotoAsync($"{service.Address}/sign-in/demo?token={ServiceFixture.TokenOf(person)}&returnUrl={Uri.EscapeDataString(then)}");

    /// <summary>Presses a button of a form and waits for the page that follows; returns how the form was answered.</summary>
    public static Task<IResponse> PressAsync(this IPage page, string name, ILocator? within = null) =>
        page.PressAsync((within ?? page.Locator("body")).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    /// <summary>The same for a button found otherwise.</summary>
    public static async Task<IResponse> PressAsync(this IPage page, ILocator button)
    {
        var answered = new TaskCompletionSource<IResponse>();
        var loaded = new TaskCompletionSource();
        void Answered(object? _, IResponse response)
        {
            if (response.Request.Method == "POST" && response.Request.IsNavigationRequest) answered.TrySetResult(response);
        }

        void Loaded(object? _, IPage __)
        {
            if (answered.Task.IsCompleted) loaded.TrySetResult();
        }

        page.Response += Answered;
        page.Load += Loaded;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(TestTimeouts.Limit, TimeProvider.System, TestContext.Current.CancellationToken);
        page.Response -= Answered;
        page.Load -= Loaded;
        return await answered.Task;
    }

    public static async Task<string> TextAsync(this ILocator locator) => (await locator.TextContentAsync()).ShouldNotBeNull();

    /// <summary>No sideways scroll, nothing that the accessibility check objects to; a picture where somebody asked for pictures.</summary>
    public static async Task LookAsync(this IPage page, string name, bool script)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        widths[0].ShouldBeLessThanOrEqualTo(widths[1], name + " scrolls sideways");
        if (!script) return;
        var result = await page.RunAxe();
        result.Violations.Select(v => $"{name}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
    }
}
