using CommsAssistant.Eval.Cassettes;
using CommsAssistant.Models;
using CommsAssistant.Tests.Fakes;
using CommsAssistant.Tests.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommsAssistant.Tests.Eval;

public sealed class CassetteTests : IDisposable
{
    private const string Fence = "0123456789abcdef01234567";
    private readonly string folder = Directory.CreateTempSubdirectory("comms-cassette-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_request_that_was_not_recorded_fails()
    {
        using var client = new CassetteChatClient(new Cassette(folder), "m", null);
        await Should.ThrowAsync<CassetteMissException>(() => client.GetResponseAsync("What happened?", cancellationToken: TestContext.Current.CancellationToken));
        client.Misses.ShouldBe(1);
    }

    [Fact]
    public async Task A_recorded_request_is_answered_without_a_model_and_any_change_of_it_is_not()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fails"}"""));
        using var models = Chains.Models(TimeProvider.System, Chains.Link(provider, "first"));
        ChatMessage[] Messages(string fence, string text) => [new(ChatRole.System, "You write updates."), new(ChatRole.User, $"BEGIN {fence}\n{text}\nEND {fence}")];
        using (var recording = new CassetteChatClient(new Cassette(folder), "m", models.Writer())) await recording.GetResponseAsync(Messages(Fence, "It broke."), Chains.AsJson(), ct);
        using var client = new CassetteChatClient(new Cassette(folder), "m", null);
        var answer = await client.GetResponseAsync(Messages(new string('f', 24), "It broke."), Chains.AsJson(), ct);
        answer.Text.ShouldBe("""{"impact":"Login fails"}""");
        answer.Usage.ShouldNotBeNull().OutputTokenCount.ShouldBe(7);
        provider.Requests.Count.ShouldBe(1);
        await Should.ThrowAsync<CassetteMissException>(() => client.GetResponseAsync(Messages(Fence, "It broke!"), Chains.AsJson(), ct));
        await Should.ThrowAsync<CassetteMissException>(() => client.GetResponseAsync(Messages(Fence, "It broke."), null, ct));
        using var other = new CassetteChatClient(new Cassette(folder), "n", null);
        await Should.ThrowAsync<CassetteMissException>(() => other.GetResponseAsync(Messages(Fence, "It broke."), Chains.AsJson(), ct));
    }

    [Fact]
    public async Task Placeholders_of_another_run_have_another_tag_and_the_recorded_answer_fits_them()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"[PERSON-1-abcd] restarted [HOST-2-abcd]"}"""));
        using var models = Chains.Models(TimeProvider.System, Chains.Link(provider, "first"));
        using (var recording = new CassetteChatClient(new Cassette(folder), "m", models.Writer())) await recording.GetResponseAsync("[PERSON-1-abcd]: restarted [HOST-2-abcd]", Chains.AsJson(), ct);
        using var client = new CassetteChatClient(new Cassette(folder), "m", null);
        (await client.GetResponseAsync("[PERSON-1-wxyz]: restarted [HOST-2-wxyz]", Chains.AsJson(), ct)).Text.ShouldBe("""{"impact":"[PERSON-1-wxyz] restarted [HOST-2-wxyz]"}""");
        await Should.ThrowAsync<CassetteMissException>(() => client.GetResponseAsync("[PERSON-2-wxyz]: restarted [HOST-2-wxyz]", Chains.AsJson(), ct));
        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_executables_own_model_client_gets_its_answers_from_the_cassette(bool streaming)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var provider = await FakeModelProvider.StartAsync(FakeModelAnswer.Of("""{"impact":"Login fails"}"""));
        using var real = Chains.Models(TimeProvider.System, Chains.Link(provider, "first"));
        foreach (var recording in (bool[])[true, false])
        {
            using var client = new CassetteChatClient(new Cassette(folder), "m", recording ? real.Writer() : null);
            await using var server = await CassetteServer.StartAsync(client, ct);
            using var models = ModelsFrom(server, streaming);
            var answer = await models.AskAsync(Chains.AsJson());
            answer.Text.ShouldBe("""{"impact":"Login fails"}""");
            answer.Usage.ShouldNotBeNull().InputTokenCount.ShouldBe(11);
            if (recording) continue;
            server.Hits.ShouldBe(1);
            (await models.FailAsync()).Reason.ShouldContain("(cassette_miss)");
            server.Misses.ShouldBe(1);
        }
        provider.Requests.Count.ShouldBe(1);
    }

    private static ConfiguredModels ModelsFrom(CassetteServer server, bool streaming)
    {
        var settings = server.Environment("m").ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        settings["Models:Chain:0:Streaming"] = streaming ? "true" : "false";
        return new ConfiguredModels(ConfiguredModels.Choose(ModelsSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()), "m"), TimeProvider.System, NullLoggerFactory.Instance);
    }
}
