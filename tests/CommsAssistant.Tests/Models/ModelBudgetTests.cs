using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Models;

public sealed class ModelBudgetTests
{
    private readonly WatchedClock clock = new();

    [Fact]
    public async Task A_call_beyond_its_budget_is_not_sent()
    {
        await using var provider = await FakeModelProvider.StartAsync();
        using var models = Chains.Models(clock, Limited(provider, call: 100));
        var failure = await models.FailAsync();
        failure.Reason.ShouldStartWith("This call may use 100 tokens (Models:Budget:PerCall); this call needs up to 1,0");
        failure.Attempts.ShouldBeEmpty();
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_incident_beyond_its_budget_is_refused_and_others_are_not()
    {
        await using var provider = await FakeModelProvider.StartAsync();
        using var models = Chains.Models(clock, Limited(provider, incident: 1_050));
        for (var i = 0; i < 2; i++) await models.AskAsync(Chains.With("INC-1"));
        (await models.FailAsync(Chains.With("INC-1"))).Reason.ShouldContain("The incident may use 1,050 tokens (Models:Budget:PerIncident), 36 of them are used");
        await models.AskAsync(Chains.With("INC-2"));
        provider.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_hour_beyond_its_budget_is_refused_until_it_has_passed()
    {
        await using var provider = await FakeModelProvider.StartAsync();
        using var models = Chains.Models(clock, Limited(provider, hour: 1_030));
        await models.AskAsync();
        (await models.FailAsync()).Reason.ShouldContain("The last hour may use 1,030 tokens (Models:Budget:PerHour), 18 of them are used");
        clock.Advance(TimeSpan.FromMinutes(60));
        await models.AskAsync();
        provider.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_was_never_worked_on_costs_nothing()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Status(400));
        using var models = Chains.Models(clock, Limited(provider, hour: 1_030));
        for (var i = 0; i < 5; i++) (await models.FailAsync()).Reason.ShouldContain("rejected the request (400)");
        provider.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public void Tokens_of_any_text_are_counted_soon()
    {
        TokenCounter.Count("Login fails for some customers.").ShouldBe(6);
        var begun = TimeProvider.System.GetTimestamp();
        foreach (var piece in (string[])["a", " ", "🙂", "\u0301"]) TokenCounter.Count(string.Concat(Enumerable.Repeat(piece, 400_000))).ShouldBeGreaterThan(1_000);
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TestTimeouts.Limit);
    }

    private static ModelsOptions Limited(FakeModelProvider provider, int call = 100_000, int incident = 100_000, int hour = 100_000)
    {
        var options = Chains.Options(Chains.Link(provider, "first", more: m => m.MaxOutputTokens = 1_000));
        options.Budget = new BudgetOptions { PerCall = call, PerIncident = incident, PerHour = hour };
        return options;
    }
}
