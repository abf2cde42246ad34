using System.Net;
using System.Net.Sockets;
using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Models;

/// <summary>Whatever the first model does, the second answers, nothing is asked twice that should not be, and a person can read why.</summary>
public sealed class ModelFaultTests
{
    private readonly WatchedClock clock = new();

    public static TheoryData<string, string, string> Faults => new()
    {
        { "drop", "openai", "broke off" }, { "drop", "anthropic", "broke off" },
        { "end", "openai", "stopped before the end" }, { "end", "anthropic", "stopped before the end" },
        { "refusal", "openai", "refused to answer" }, { "refusal", "anthropic", "refused to answer" },
        { "apology", "openai", "refused to answer" },
        { "huge", "openai", "more than" }, { "huge", "anthropic", "more than" },
        { "page", "openai", "text/html" }, { "page", "anthropic", "text/html" },
        { "cut", "openai", "cut off after 7 tokens" }, { "cut", "anthropic", "cut off after 7 tokens" },
        { "empty", "openai", "answered nothing" },
        { "400", "openai", "rejected the request (400) (context_length_exceeded)" },
        { "404", "openai", "check Endpoint and Model" },
        { "401", "openai", "check ApiKey" }, { "401", "anthropic", "check ApiKey" },
        { "long-wait", "openai", "asks to wait 60 s" }, { "long-wait", "anthropic", "asks to wait 60 s" },
        { "nonsense", "openai", "cannot be read" }, { "nonsense", "anthropic", "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_leads_to_the_next_model_after_one_request(string fault, string vendor, string words)
    {
        await using var first = await FakeModelProvider.StartAsync(Answer(fault));
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        foreach (var streaming in fault is "end" ? (bool[])[true] : [true, false])
        {
            using var alone = Chains.Models(clock, Chains.Link(first, "first", vendor, m => m.Streaming = streaming));
            var failure = await alone.FailAsync();
            failure.Reason.ShouldContain(words);
            failure.Attempts.ShouldHaveSingleItem().Model.ShouldBe("first");
            using var both = Chains.Models(clock, Chains.Link(first, "first", vendor, m => m.Streaming = streaming), Chains.Link(second, "second"));
            (await both.AskAsync()).Text.ShouldBe("Login fails.");
        }
        first.Requests.Count.ShouldBe(second.Requests.Count * 2);
    }

    [Fact]
    public async Task Broken_json_leads_to_the_next_model()
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fa"""), FakeModelAnswer.Of("""{"effect":"Login fails"}"""));
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fails"}"""));
        using var models = Chains.Models(clock, Chains.Link(first, "first"), Chains.Link(second, "second"));
        for (var i = 0; i < 2; i++) (await models.AskAsync(Chains.AsJson())).Text.ShouldBe("""{"impact":"Login fails"}""");
        (first.Requests.Count, second.Requests.Count).ShouldBe((2, 2));
    }

    [Theory]
    [InlineData("openai", true)]
    [InlineData("openai", false)]
    [InlineData("anthropic", true)]
    [InlineData("anthropic", false)]
    public async Task A_model_that_never_answers_is_given_up_in_time(string vendor, bool streaming)
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Silence);
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(clock, Chains.Link(first, "first", vendor, m => m.Streaming = streaming), Chains.Link(second, "second"));
        var asking = models.AskAsync();
        await first.ArrivedAsync();
        await clock.PassAsync(Chains.Timeout);
        (await asking).Text.ShouldBe("Login fails.");
        first.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_stalled_stream_is_given_up_after_the_silence_of_the_settings(string vendor)
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Stall);
        using var models = Chains.Models(clock, Chains.Link(first, "first", vendor, m => m.TimeoutSeconds = 3_600));
        var asking = models.FailAsync();
        await clock.PassUntilAsync(asking, Chains.Idle);
        (await asking).Reason.ShouldBe("No model answered. first fell silent for 20 s in the middle of its answer.");
        first.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_passing_overload_is_waited_for_as_long_as_the_provider_asks()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Status(429, retryAfter: "7"), FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(clock, Chains.Link(provider, "first"));
        var asking = models.AskAsync();
        await clock.PassAsync(TimeSpan.FromSeconds(7));
        (await asking).Text.ShouldBe("Login fails.");
        provider.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(500, "openai")]
    [InlineData(503, "openai")]
    [InlineData(529, "anthropic")]
    public async Task A_failing_provider_gets_the_set_number_of_attempts_and_no_more(int status, string vendor)
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Status(status));
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(clock, Chains.Link(first, "first", vendor), Chains.Link(second, "second"));
        var asking = models.AskAsync();
        await clock.PassAsync(Chains.ShortestDelay, Chains.LongestDelay);
        (await asking).Text.ShouldBe("Login fails.");
        (first.Requests.Count, second.Requests.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_provider_that_is_gone_is_tried_again_and_then_left()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(clock, Chains.Link(second, "first", more: m => m.Endpoint = $"http://127.0.0.1:{port}/v1"));
        var asking = models.FailAsync();
        await clock.PassAsync(Chains.ShortestDelay, Chains.LongestDelay);
        (await asking).Reason.ShouldBe("No model answered. first could not be reached, asked 2 times.");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeModelProvider.StartAsync();
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Redirect(elsewhere.OpenAi + "/chat/completions"));
        using var models = Chains.Models(clock, Chains.Link(first, "first"));
        (await models.FailAsync()).Reason.ShouldContain("redirect (307), which is not followed");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_key_that_a_provider_echoes_shows_nowhere(string vendor)
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Status(401, """{"error":{"message":"Incorrect API key provided: {key}","type":"invalid_request_error","code":"invalid_api_key"}}"""));
        using var models = Chains.Models(clock, Chains.Link(provider, "first", vendor));
        var failure = await models.FailAsync();
        failure.ToString().ShouldNotContain(Chains.Key);
        failure.Reason.ShouldBe("No model answered. first refused the key (401) (invalid_api_key); check ApiKey.");
    }

    [Fact]
    public async Task When_all_fail_each_says_what_happened()
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Drop);
        await using var second = await FakeModelProvider.StartAsync(FakeModelAnswer.Refusal);
        using var models = Chains.Models(clock, Chains.Link(first, "first"), Chains.Link(second, "second", "anthropic"));
        var failure = await models.FailAsync();
        failure.Attempts.ShouldBe([new ModelAttempt("first", "broke off in the middle of its answer"), new ModelAttempt("second", "refused to answer")]);
        failure.Reason.ShouldBe("No model answered. first broke off in the middle of its answer; second refused to answer.");
    }

    [Theory]
    [InlineData("openai", true)]
    [InlineData("openai", false)]
    [InlineData("anthropic", true)]
    [InlineData("anthropic", false)]
    public async Task The_callers_own_cancellation_comes_through_and_asks_nobody_else(string vendor, bool streaming)
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Silence);
        await using var second = await FakeModelProvider.StartAsync();
        using var models = Chains.Models(clock, Chains.Link(first, "first", vendor, m => m.Streaming = streaming), Chains.Link(second, "second"));
        using var caller = new CancellationTokenSource();
        var asking = models.AskAsync(ct: caller.Token);
        await first.ArrivedAsync();
        await caller.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(() => asking)).CancellationToken.ShouldBe(caller.Token);
        second.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Drop, FakeModelAnswer.Drop, FakeModelAnswer.Drop, FakeModelAnswer.Drop, FakeModelAnswer.Of("Back again."));
        using var models = Chains.Models(clock, Chains.Link(first, "first"));
        for (var i = 0; i < 4; i++) await models.FailAsync();
        for (var i = 0; i < 3; i++) (await models.FailAsync()).Reason.ShouldContain("was not asked: it failed too often just now, and is asked again in 30 s");
        first.Requests.Count.ShouldBe(4);
        clock.Advance(TimeSpan.FromSeconds(31));
        (await models.AskAsync()).Text.ShouldBe("Back again.");
    }

    [Fact]
    public async Task Refusals_and_broken_json_do_not_make_a_model_left_alone()
    {
        await using var first = await FakeModelProvider.StartAsync(FakeModelAnswer.Refusal);
        using var models = Chains.Models(clock, Chains.Link(first, "first"));
        for (var i = 0; i < 8; i++) await models.FailAsync();
        first.Requests.Count.ShouldBe(8);
    }

    private static FakeModelAnswer Answer(string fault) => fault switch
    {
        "drop" => FakeModelAnswer.Drop,
        "end" => FakeModelAnswer.EndTooSoon,
        "refusal" => FakeModelAnswer.Refusal,
        "apology" => FakeModelAnswer.Of("I'm sorry, but I can't assist with that request."),
        "huge" => FakeModelAnswer.Huge,
        "page" => FakeModelAnswer.Page,
        "cut" => FakeModelAnswer.Of("Login fa", "length"),
        "empty" => FakeModelAnswer.Of(" \n"),
        "400" => FakeModelAnswer.Status(400, """{"error":{"message":"What happened? is too long","code":"context_length_exceeded"}}"""),
        "404" => FakeModelAnswer.Status(404, """{"error":"model not found, try pulling it first"}"""),
        "401" => FakeModelAnswer.Status(401),
        "long-wait" => FakeModelAnswer.Status(429, retryAfter: "60"),
        "nonsense" => new Nonsense(),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };

    private sealed record Nonsense : FakeModelAnswer
    {
        public override async Task WriteAsync(Microsoft.AspNetCore.Http.HttpContext http, IFakeWire wire, FakeModelRequest request)
        {
            http.Response.ContentType = request.Streams ? "text/event-stream" : "application/json";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, request.Streams ? "event: message_start\ndata: {\"choices\":[{\"delta\n\n" : "{\"choices\":[{\"mess", http.RequestAborted);
        }
    }
}
