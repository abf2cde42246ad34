using System.Collections.Concurrent;
using System.Globalization;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Desk;
using CommsAssistant.Tests.Web;
using Microsoft.Playwright;

namespace CommsAssistant.Tests.Browser;

/// <summary>What a commander needs from the link in a notification to "Approved": pages, bytes, clicks, time.</summary>
public sealed class FromLinkToApprovedTests(ChromiumFixture chromium)
{
    private const double WordsReadInASecond = 4;
    private static readonly TimeSpan ForAClick = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("no limit", 0, 0)]
    [InlineData("a poor phone connection: 400 ms, 400 kbit/s", 400, 400)]
    public async Task A_commander_reads_and_approves_in_less_than_twenty_seconds(string network, int latency, int kilobits)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var service = await ServiceFixture.StartAsync(ct);
        var waiting = (await service.Get<DraftDesk>().ListAsync(Storage.DraftState.Waiting, null, ServiceFixture.ActorOf(ServiceFixture.Dana), ct)).First(d => d.Kind == DraftKind.StatusInvestigating);
        var page = await chromium.VisitAsync(script: true, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana, "/incidents");
        var loads = 0;
        var requests = new ConcurrentQueue<IRequest>();
        page.FrameNavigated += (_, frame) => loads += frame == page.MainFrame ? 1 : 0;
        page.RequestFinished += (_, request) => requests.Enqueue(request);
        if (kilobits > 0)
        {
            var session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("Network.enable");
            await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = latency, ["downloadThroughput"] = kilobits * 125, ["uploadThroughput"] = kilobits * 125 });
        }

        var began = TimeProvider.System.GetTimestamp();
        await page.GotoAsync($"{service.Address}/drafts/{waiting.Id}");
        var words = (await page.Locator(".paper .sentence > summary .words").AllTextContentsAsync()).Sum(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        var clicks = 1;
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
        var machine = TimeProvider.System.GetElapsedTime(began);
        var bytes = 0L;
        foreach (var request in requests) bytes += await request.SizesAsync() is var sizes ? sizes.ResponseHeadersSize + sizes.ResponseBodySize : 0;

        var whole = machine + (clicks * ForAClick) + TimeSpan.FromSeconds(words / WordsReadInASecond);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{network}: {loads} page loads, {requests.Count} requests, {bytes / 1024.0:F1} kB, {clicks} click, {machine.TotalSeconds:F1} s of machine, {words} words to read, {whole.TotalSeconds:F1} s in all"));
        (loads, clicks).ShouldBe((2, 1));
        words.ShouldBeLessThan(70);
        bytes.ShouldBeLessThan(40 * 1024);
        (kilobits == 0 ? whole : machine).ShouldBeLessThan(Bar);
        (await page.Locator("#sent ~ ul").TextAsync()).ShouldContain("Sent");
    }
}
