using CommsAssistant.Core.Incidents;
using CommsAssistant.Publishing;
using CommsAssistant.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Tests.Browser;

/// <summary>A destination does not answer: nobody knows whether the text is there, until the commander has looked.</summary>
public sealed class UnknownPublicationTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task The_commander_says_whether_it_arrived(bool script, bool isThere)
    {
        var mute = new MutePublisher();
        await using var service = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken, configure: services => services.AddSingleton<IPublisher>(mute));
        var page = await chromium.VisitAsync(script, Visit.Phone);
        await using var context = page.Context;
        await page.SignInAsync(service, ServiceFixture.Dana);
        await page.Locator(".card h2 a").First.ClickAsync();
        await page.Locator("#approve").ClickAsync();
        await page.WaitForURLAsync("**/drafts/*done=approved");
        var card = page.Locator("#sent ~ ul > li", new() { HasText = "Partner portal" });
        (await card.TextAsync()).ShouldContain("Not known whether it arrived");
        (await page.Locator("#sent ~ ul > li", new() { HasText = "Status page" }).TextAsync()).ShouldContain("Sent");
        await page.LookAsync($"unknown-{script}", script);
        mute.Calls.ShouldBe(1);

        mute.Answers = true;
        await page.PressAsync(isThere ? "It is there" : "It is not there, send it again", card);

        (await page.Locator(".note.good").TextAsync()).ShouldContain("Noted where the text is");
        (await card.Locator(".tag").First.TextAsync()).ShouldBe("Sent");
        mute.Calls.ShouldBe(isThere ? 1 : 2);
    }

    private sealed class MutePublisher : IPublisher
    {
        public bool Answers { get; set; }
        public int Calls { get; private set; }
        public string Destination => "partners";
        public string Label => "Partner portal";
        public Audience Audience => Audience.Customers;

        public Task<Delivery> DeliverAsync(Dispatch dispatch, CancellationToken ct)
        {
            Calls++;
            return Task.FromResult<Delivery>(Answers ? new Delivery.Arrived("https://partners.example/1") : new Delivery.Lost("The partner portal did not answer within 10 s."));
        }

        public Task<Delivery> FindAsync(Dispatch dispatch, CancellationToken ct) => Task.FromResult<Delivery>(new Delivery.Lost("The partner portal cannot be asked."));
    }
}
