using CommsAssistant.Core.Incidents;
using CommsAssistant.Tests.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.StatusPage;

public sealed class StatusPageInBrowserTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_one_request_without_script_accessible_and_not_wider_than_the_screen(int width, ColorScheme scheme)
    {
        await using var host = await FilledAsync();
        foreach (var (name, path) in new[] { ("status", "/status"), ("history", "/status/history"), ("incident", "/status/incidents/INC-7"), ("missing", "/status/incidents/none") })
        {
            var page = await chromium.OpenPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 844 }, ColorScheme = scheme });
            await using var context = page.Context;
            var requests = new List<string>();
            var complaints = new List<string>();
            page.Request += (_, request) => requests.Add(request.Url);
            page.Console += (_, message) => complaints.Add(message.Text);

            await page.GotoAsync(new Uri(host.Http.BaseAddress!, path).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

            requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)).ShouldHaveSingleItem();
            complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
            (await page.Locator("script").CountAsync()).ShouldBe(0);
            (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('footer')).maxWidth")).ShouldNotBe("none", "the style sheet is blocked");
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
            (await page.RunAxe()).Violations.Select(v => v.Id + " " + string.Join(" | ", v.Nodes.Select(n => n.Html))).ShouldBeEmpty();
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
        }
    }

    [Fact]
    public async Task Every_link_of_the_page_is_tall_enough_for_a_thumb_where_it_stands_alone()
    {
        await using var host = await FilledAsync();
        var page = await chromium.OpenPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        await using var context = page.Context;
        await page.GotoAsync(new Uri(host.Http.BaseAddress!, "/status").ToString());

        var heights = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('a.tap, summary')].map(e => e.getBoundingClientRect().height)");

        heights.ShouldNotBeEmpty();
        heights.ShouldAllBe(h => h >= 44);
    }

    private static async Task<StatusPageHost> FilledAsync()
    {
        var host = await StatusPageHost.StartAsync(
            ("StatusPage:Name", "Example Cloud status"), ("StatusPage:Components:0:Name", "Sign-in"), ("StatusPage:Components:0:Description", "Passwords, single sign-on and passkeys"),
            ("StatusPage:Components:1", "Reports"), ("StatusPage:Components:2", "Public API"), ("StatusPage:Components:3", "Webhooks"));
        const int Day = 24 * 60;
        await host.PostAsync("INC-1", IncidentStatus.Investigating, "[INVESTIGATING] Webhooks arrive late", "We are investigating.", 70 * Day, components: ("Webhooks", "degraded_performance"));
        await host.PostAsync("INC-1", IncidentStatus.Resolved, "[RESOLVED] Webhooks arrive on time", "All is well.", 68 * Day, components: ("Webhooks", "operational"));
        await host.PostAsync("INC-3", IncidentStatus.Investigating, "[INVESTIGATING] تعذر تسجيل الدخول", "نحن نحقق في المشكلة.", 30 * Day, components: ("Public API", "major_outage"));
        await host.PostAsync("INC-3", IncidentStatus.Resolved, "[RESOLVED] Public API is operating normally", "All is well.", (30 * Day) - 75, components: ("Public API", "operational"));
        await host.PostAsync("INC-5", IncidentStatus.Monitoring, "[MONITORING] Reports show yesterday's numbers — Update", "Numbers are catching up. " + new string('W', 200), 400, nextInMinutes: -12, components: ("Reports", "degraded_performance"));
        await host.PostAsync("INC-7", IncidentStatus.Investigating, "[INVESTIGATING] Users cannot sign in", "We are investigating reports that users cannot sign in.\nWe will post an update within 30 minutes.", 45, nextInMinutes: -15, components: ("Sign-in", "partial_outage"));
        await host.PostAsync(
            "INC-7", IncidentStatus.Identified, "[IDENTIFIED] Users cannot sign in — Update",
            "We have identified a setting as a contributing factor and are working on a resolution.\nImpact: signing in with a password fails for about a third of users. Sessions that are open keep working.\nWorkaround: single sign-on works.\n\nDetails: https://docs.example.com/sign-in?from=status",
            15, nextInMinutes: 15, components: ("Sign-in", "partial_outage"));
        return host;
    }
}
