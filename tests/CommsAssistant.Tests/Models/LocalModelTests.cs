using System.Text.Json;
using CommsAssistant.Models;
using Microsoft.Extensions.AI;

namespace CommsAssistant.Tests.Models;

/// <summary>Against a real engine, where COMMS_LOCAL_MODEL holds the address of an OpenAI-compatible server and COMMS_LOCAL_MODEL_NAME its model. Whatever it answers, the promises of the chain hold.</summary>
public sealed class LocalModelTests
{
    private const string Variable = "COMMS_LOCAL_MODEL";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_real_engine_answers_in_words_and_in_the_asked_shape(bool streaming)
    {
        using var models = Open(m => (m.Streaming, m.MaxOutputTokens) = (streaming, 400));
        var text = await models.Writer().GetResponseAsync("Say in one short sentence that login works again.", cancellationToken: TestContext.Current.CancellationToken);
        text.Text.ShouldNotBeNullOrWhiteSpace();
        text.Usage.ShouldNotBeNull().OutputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        try
        {
            var json = await models.Writer().GetResponseAsync("What is the impact? Login fails for some customers.", Chains.AsJson(), TestContext.Current.CancellationToken);
            using var parsed = JsonDocument.Parse(json.Text);
            parsed.RootElement.GetProperty("impact").ValueKind.ShouldBe(JsonValueKind.String);
        }
        catch (ModelUnavailableException e)
        {
            e.Reason.ShouldContain("cut off"); // A tiny model may never find the end of its sentence.
        }
    }

    [Fact]
    public async Task An_answer_that_a_real_engine_cuts_off_is_a_failure()
    {
        using var models = Open(m => m.MaxOutputTokens = 16);
        (await Should.ThrowAsync<ModelUnavailableException>(() => models.Writer().GetResponseAsync("Write a long story about a harbour.", cancellationToken: TestContext.Current.CancellationToken))).Reason.ShouldContain("cut off after");
    }

    [Fact]
    public async Task A_prompt_beyond_a_real_engines_context_is_a_failure_in_words()
    {
        using var models = Open(_ => { });
        var failure = await Should.ThrowAsync<ModelUnavailableException>(() => models.Writer().GetResponseAsync(string.Concat(Enumerable.Repeat("login fails again. ", 6_000)), cancellationToken: TestContext.Current.CancellationToken));
        failure.Reason.ShouldContain("rejected the request (400) (context_length_exceeded)");
    }

    [Fact]
    public async Task Hanging_up_on_a_real_engine_is_the_callers_cancellation()
    {
        using var models = Open(m => m.MaxOutputTokens = 2_000);
        using var caller = new CancellationTokenSource();
        var asking = models.Writer().GetResponseAsync("Count from one to one thousand in words.", cancellationToken: caller.Token);
        await caller.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(() => asking)).CancellationToken.ShouldBe(caller.Token);
    }

    private static ConfiguredModels Open(Action<ModelOptions> more)
    {
        var endpoint = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(endpoint)) Assert.Skip($"{Variable} names no server.");
        var model = new ModelOptions { Name = "local", Provider = "openai", Endpoint = endpoint!, Model = Environment.GetEnvironmentVariable(Variable + "_NAME") ?? "local", TimeoutSeconds = 240, IdleSeconds = 120 };
        more(model);
        return Chains.Models(TimeProvider.System, model);
    }
}
