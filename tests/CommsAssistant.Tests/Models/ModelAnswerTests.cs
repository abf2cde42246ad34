using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Models;

public sealed class ModelAnswerTests
{
    private static readonly WatchedClock Clock = new();

    [Theory]
    [InlineData("openai", true)]
    [InlineData("openai", false)]
    [InlineData("azure-openai", true)]
    [InlineData("anthropic", true)]
    [InlineData("anthropic", false)]
    public async Task Every_vendor_answers_with_text_its_tokens_and_the_name_of_the_model(string vendor, bool streaming)
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails for some customers."));
        using var models = Chains.Models(Clock, Chains.Link(provider, "first", vendor, m => m.Streaming = streaming));
        var answer = await models.AskAsync(Chains.With("INC-1"));
        answer.Text.ShouldBe("Login fails for some customers.");
        answer.Usage.ShouldNotBeNull().OutputTokenCount.ShouldBe(7);
        answer.AdditionalProperties.ShouldNotBeNull()[ModelCall.Model].ShouldBe("first");
        var request = provider.Requests.ShouldHaveSingleItem();
        request.Streams.ShouldBe(streaming);
        request.Body.GetRawText().ShouldNotContain("comms.");
        request.Body.GetRawText().ShouldNotContain("INC-1");
        (request.Headers.GetValueOrDefault("Authorization") + request.Headers.GetValueOrDefault("X-Api-Key") + request.Headers.GetValueOrDefault("api-key")).ShouldContain(Chains.Key);
    }

    [Fact]
    public async Task A_stream_is_the_whole_answer_in_pieces()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(Clock, Chains.Link(provider, "first"));
        var updates = await models.Writer().GetStreamingResponseAsync("What happened?", cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        string.Concat(updates.Select(u => u.Text)).ShouldBe("Login fails.");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task Json_is_asked_for_by_schema(string vendor)
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fails"}"""));
        using var models = Chains.Models(Clock, Chains.Link(provider, "first", vendor));
        (await models.AskAsync(Chains.AsJson())).Text.ShouldBe("""{"impact":"Login fails"}""");
        provider.Requests.ShouldHaveSingleItem().AsksForSchema.ShouldBeTrue();
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_server_that_lacks_schemas_is_asked_in_words_from_then_on(string vendor)
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Here it is:\n```json\n{\"impact\": \"Login fails\",}\n```\nAnything else?"));
        provider.LacksSchema = true;
        using var models = Chains.Models(Clock, Chains.Link(provider, "first", vendor));
        for (var i = 0; i < 2; i++) (await models.AskAsync(Chains.AsJson())).Text.ShouldBe("""{"impact":"Login fails"}""");
        provider.Requests.Select(r => r.AsksForSchema).ShouldBe([true, false, false]);
        provider.Requests[1].Body.GetRawText().ShouldContain("has to fit this JSON schema");
    }

    [Fact]
    public async Task A_server_that_ignores_schemas_is_asked_in_words_after_two_answers_without_json()
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("Login fails."));
        using var models = Chains.Models(Clock, Chains.Link(provider, "first"));
        for (var i = 0; i < 3; i++) (await models.FailAsync(Chains.AsJson())).Reason.ShouldContain("without usable JSON");
        provider.Requests.Select(r => r.AsksForSchema).ShouldBe([true, true, false]);
    }

    [Theory]
    [InlineData("no", false)]
    [InlineData("yes", true)]
    public async Task The_settings_can_say_whether_a_server_takes_schemas(string supports, bool asked)
    {
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fails"}"""));
        using var models = Chains.Models(Clock, Chains.Link(provider, "first", more: m => m.SupportsJsonSchema = supports));
        await models.AskAsync(Chains.AsJson());
        provider.Requests.ShouldHaveSingleItem().AsksForSchema.ShouldBe(asked);
    }

    [Fact]
    public async Task A_model_that_takes_no_temperature_is_asked_without_one_from_then_on()
    {
        await using var provider = await FakeModelProvider.StartAsync();
        provider.LacksTemperature = true;
        using var models = Chains.Models(Clock, Chains.Link(provider, "first"));
        for (var i = 0; i < 2; i++) (await models.AskAsync(new ChatOptions { Temperature = 0 })).Text.ShouldBe("An answer.");
        provider.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Tools_are_never_sent_and_the_answer_is_bounded()
    {
        await using var provider = await FakeModelProvider.StartAsync();
        using var models = Chains.Models(Clock, Chains.Link(provider, "first", more: m => m.MaxOutputTokens = 100));
        await models.AskAsync(new ChatOptions { MaxOutputTokens = 5_000, ModelId = "another", Tools = [AIFunctionFactory.Create(() => 1, "publish")] });
        var sent = provider.Requests.ShouldHaveSingleItem().Body;
        sent.GetRawText().ShouldNotContain("publish");
        sent.GetProperty("model").GetString().ShouldBe("fake-1");
        (sent.TryGetProperty("max_completion_tokens", out var most) ? most : sent.GetProperty("max_tokens")).GetInt32().ShouldBe(100);
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("""<think>{"no":0} or so</think> {"a":1}""", """{"a":1}""")]
    [InlineData("Sure [1]! {\"a\":[1,2,],} // done", """{"a":[1,2]}""")]
    [InlineData("""[{"a":1}]""", """[{"a":1}]""")]
    [InlineData("""{"a":"é \" }{"} and {"b":2}""", """{"a":"é \" }{"}""")]
    [InlineData("""{"a":1""", null)]
    [InlineData("no braces", null)]
    [InlineData("""{"a":"\ud800"}""", null)]
    public void Json_is_found_in_whatever_surrounds_it(string text, string? found) => JsonAnswer.Find(text).ShouldBe(found);

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":\"")]
    public void Hostile_text_without_json_is_given_up_soon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000));
        var begun = TimeProvider.System.GetTimestamp();
        JsonAnswer.Find(text).ShouldBeNull();
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TestTimeouts.Limit);
    }

    [Theory]
    [InlineData("""{"impact":"x"}""", null)]
    [InlineData("""{"impact":null}""", "\"impact\" is null, not string")]
    [InlineData("""{"other":"x"}""", "the answer lacks \"impact\"")]
    [InlineData("[]", "the answer is array, not object")]
    public void An_answer_of_another_shape_says_how(string value, string? miss)
    {
        using var parsed = System.Text.Json.JsonDocument.Parse(value);
        SchemaFit.Mismatch(((ChatResponseFormatJson)Chains.AsJson().ResponseFormat!).Schema!.Value, parsed.RootElement).ShouldBe(miss);
    }
}
