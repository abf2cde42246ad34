using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;
using CommsAssistant.Tests.Models;
using CommsAssistant.Tests.Web;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CommsAssistant.Tests.Desk;

/// <summary>Whatever a provider does on the wire: the template's draft is there, no request is made that should not be, and the commander reads why the model's words are not.</summary>
public sealed class ProviderFaultTests
{
    private static readonly Actor Dana = new(ServiceFixture.Dana, MayCommand: true);
    private readonly WatchedClock clock = new();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed class Switch(IModels models) : IModels
    {
        public bool IsOn { get; set; }
        public IChatClient? For(ModelPurpose purpose) => IsOn ? models.For(purpose) : null;
    }

    public static TheoryData<string, int, string> Faults => new()
    {
        { "429, wait a minute", 1, "asks to wait 60 s" },
        { "ended too soon", 1, "stopped before the end of its answer" },
        { "broken JSON", 1, "answered without usable JSON" },
        { "cut off", 1, "was cut off" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_leaves_the_templates_draft_with_the_reason_and_makes_no_call_twice(string fault, int requests, string reason)
    {
        await using var provider = await FakeModelProvider.StartAsync(Answer(fault));
        using var models = Chains.Models(clock, Chains.Link(provider, "first", more: m => m.IdleSeconds = 7));
        var switched = new Switch(models);
        await using var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(switched), watched: clock);
        switched.IsOn = true;
        var id = await AskAsync(service);
        var template = (await service.Get<DraftDesk>().GetAsync(id, Dana, Ct))!;
        template.Summary.Engine.ShouldBe("template", "it does not wait for any model");

        var wording = service.Get<ModelWork>().WordAsync(id, Ct);
        await provider.ArrivedAsync();
        (await wording).ShouldBeFalse();

        var view = (await service.Get<DraftDesk>().GetAsync(id, Dana, Ct))!;
        (view.Summary.Engine, view.Draft.Text, view.ETag).ShouldBe(("template", template.Draft.Text, template.ETag));
        view.ModelReason.ShouldNotBeNull().ShouldContain(reason);
        provider.Requests.Count.ShouldBe(requests);
        (await service.Get<ModelWork>().WordAsync(id, Ct)).ShouldBeFalse("it was asked for once");
        provider.Requests.Count.ShouldBe(requests);
        await ShownAsync(service, id, reason);
    }

    [Fact]
    public async Task A_provider_that_asks_to_wait_a_moment_is_waited_for_and_what_it_says_then_counts()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Status(429, retryAfter: "7"), FakeModelAnswer.Of("""{"five_words":"","five_words_from":[],"sentences":[]}"""));
        using var models = Chains.Models(clock, Chains.Link(provider, "first"));
        var switched = new Switch(models);
        await using var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(switched), watched: clock);
        switched.IsOn = true;
        var id = await AskAsync(service);
        var wording = service.Get<ModelWork>().WordAsync(id, Ct);
        await provider.ArrivedAsync();
        await clock.PassAsync(TimeSpan.FromSeconds(7));
        await wording;
        provider.Requests.Count.ShouldBe(2);
        (await service.Get<DraftDesk>().GetAsync(id, Dana, Ct))!.ModelReason.ShouldBe("The model changed nothing.");
    }

    [Fact]
    public async Task A_draft_that_somebody_looked_over_is_not_paid_for()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("{}"));
        using var models = Chains.Models(clock, Chains.Link(provider, "first"));
        var switched = new Switch(models);
        await using var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(switched), watched: clock);
        switched.IsOn = true;
        var id = await AskAsync(service);
        (await service.Get<DraftDesk>().ReviewAsync(id, null, new Actor(ServiceFixture.Sam), Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await service.Get<ModelWork>().WordAsync(id, Ct)).ShouldBeFalse();
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_provider_says_nothing_a_draft_asked_over_http_is_there_with_its_template()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Silence);
        using var models = Chains.Models(clock, Chains.Link(provider, "first"));
        await using var service = await ServiceFixture.StartAsync(Ct, configure: s => s.AddSingleton<IModels>(models), watched: clock);
        using var client = Client(service);
        foreach (var kind in (string[])["internal-update", "stakeholder-update", "status-investigating"])
        {
            var answer = await client.PostAsJsonAsync($"/api/v1/incidents/{ServiceFixture.IncidentId}/drafts", new { kind }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("draft").GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
        }
        // They are worded side by side, not one after the other's deadline.
        for (var worded = 0; worded < 3;)
            if ((await provider.ArrivedAsync()).Body.GetRawText().Contains("You word an incident message", StringComparison.Ordinal)) worded++;
    }

    private static FakeModelAnswer Answer(string fault) => fault switch
    {
        "429, wait a minute" => FakeModelAnswer.Status(429, retryAfter: "60"),
        "ended too soon" => FakeModelAnswer.EndTooSoon,
        "broken JSON" => FakeModelAnswer.Of("""{"five_words":"All is"""),
        _ => FakeModelAnswer.Of("{}", "length"),
    };

    private static async Task<string> AskAsync(ServiceFixture service) =>
        (await service.Get<DraftDesk>().AskAsync(ServiceFixture.IncidentId, DraftKind.InternalUpdate, IncidentStatus.Investigating, null, Dana, Ct)).ShouldBeOfType<AskOutcome.Waiting>().DraftId;

    /// <summary>On the page and over HTTP.</summary>
    private static async Task ShownAsync(ServiceFixture service, string id, string reason)
    {
        using var client = Client(service);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/drafts/" + id, Ct)).GetProperty("modelReason").GetString().ShouldNotBeNull().ShouldContain(reason);
        using var browser = new HttpClient { BaseAddress = new Uri(service.Address) };
        (await browser.GetAsync(new Uri("/sign-in/demo?token=" + ServiceFixture.TokenOf(ServiceFixture.Dana), UriKind.Relative), Ct)).EnsureSuccessStatusCode();
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/drafts/" + id, UriKind.Relative), Ct)).ShouldContain(reason);
    }

    private static HttpClient Client(ServiceFixture service)
    {
        var client = new HttpClient { BaseAddress = new Uri(service.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceFixture.TokenOf(ServiceFixture.Dana));
        return client;
    }
}
