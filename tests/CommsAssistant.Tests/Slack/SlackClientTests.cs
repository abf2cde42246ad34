using System.Text.Json;
using CommsAssistant.Slack;
using CommsAssistant.Tests.Fakes;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Tests.Slack;

/// <summary>The client of the Web API: rates, repeats, errors by name, pages, tokens that rotate.</summary>
public sealed class SlackClientTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(SlackFixture Service, WatchedClock Clock)> StartAsync(IReadOnlyDictionary<string, string?>? more = null)
    {
        var clock = new WatchedClock();
        var service = await SlackFixture.StartAsync(Ct, more: more, clock: clock);
        var channel = service.Slack.World.Add(new WorldChannel(SlackFixture.Channel, "inc-7-logins") { IsMember = true });
        channel.Members.Add(SlackFixture.Dana);
        return (service, clock);
    }

    [Fact]
    public async Task Every_method_is_understood()
    {
        var (service, _) = await StartAsync();
        await using var __ = service;
        var client = service.Get<SlackClient>();
        using var users = JsonDocument.Parse($$$"""[{"id":"{{{SlackFixture.Dana}}}","name":"dana","real_name":"Dana"}]""");
        service.Slack.World.AddUsers(users.RootElement);

        (await client.AuthTestAsync(Ct)).ShouldBe(new SlackIdentity(SlackWorld.Team, SlackWorld.BotUser, SlackWorld.Bot, "https://simulated.slack.com/"));
        (await client.ChannelAsync(SlackFixture.Channel, Ct)).ShouldBe(new SlackChannel(SlackFixture.Channel, "inc-7-logins", true, false));
        (await client.OwnChannelsAsync(Ct).ToListAsync(Ct)).ShouldHaveSingleItem().Id.ShouldBe(SlackFixture.Channel);
        (await client.MembersAsync(SlackFixture.Channel, 10, Ct)).ShouldBe([SlackFixture.Dana]);
        (await client.UserAsync(SlackFixture.Dana, Ct)).GetProperty("real_name").GetString().ShouldBe("Dana");
        (await client.UsersAsync(Ct).ToListAsync(Ct)).ShouldHaveSingleItem();
        var ts = await client.PostAsync(SlackFixture.Channel, "a &lt;draft&gt;", """[{"type":"divider"}]""", null, Ct);
        await client.UpdateAsync(SlackFixture.Channel, ts, "another", null, Ct);
        ((string)service.Slack.World.Channels[SlackFixture.Channel].Messages[ts]["text"]!).ShouldBe("another");
        await client.PostEphemeralAsync(SlackFixture.Channel, SlackFixture.Dana, "for you", null, Ct);
        (await client.PermalinkAsync(SlackFixture.Channel, ts, Ct)).ShouldEndWith(ts.Replace(".", "", StringComparison.Ordinal));
        var view = await client.OpenViewAsync("trigger-1", """{"type":"modal","title":{"type":"plain_text","text":"Edit"},"blocks":[]}""", Ct);
        await client.UpdateViewAsync(view, """{"type":"modal","title":{"type":"plain_text","text":"Edited"},"blocks":[]}""", null, Ct);
        (await Should.ThrowAsync<SlackException>(() => client.UpdateViewAsync(view, """{"type":"modal","blocks":[]}""", "old-hash", Ct))).Error.ShouldBe("hash_conflict");
        await client.PublishViewAsync(SlackFixture.Dana, """{"type":"home","blocks":[]}""", Ct);
        (await client.OpenConnectionAsync(Ct)).Scheme.ShouldBe("ws");
        service.Slack.Calls.ShouldAllBe(c => c.Authorization.StartsWith("Bearer x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_method_that_is_turned_away_for_its_rate_is_asked_again_when_Slack_says()
    {
        var (service, clock) = await StartAsync();
        await using var __ = service;
        service.Slack.Limit("chat.postMessage", 1, seconds: 17);

        var posting = service.Get<SlackClient>().PostAsync(SlackFixture.Channel, "once", null, null, Ct);
        await clock.PassAsync(TimeSpan.FromSeconds(17));
        await posting;

        service.Slack.CallsOf("chat.postMessage").Count().ShouldBe(2);
        service.Slack.World.Channels[SlackFixture.Channel].Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_to_one_channel_keep_a_second_apart()
    {
        var (service, clock) = await StartAsync();
        await using var __ = service;
        var client = service.Get<SlackClient>();
        await client.PostAsync(SlackFixture.Channel, "one", null, null, Ct);

        var second = client.PostAsync(SlackFixture.Channel, "two", null, null, Ct);
        await clock.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.01));
        await second;

        service.Slack.World.Channels[SlackFixture.Channel].Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_post_that_may_have_arrived_is_never_sent_twice_and_says_so()
    {
        var (service, _) = await StartAsync();
        await using var __ = service;
        service.Slack.FailAfterDoing("chat.postMessage");

        var fault = await Should.ThrowAsync<SlackException>(() => service.Get<SlackClient>().PostAsync(SlackFixture.Channel, "once", null, null, Ct));

        (fault.Error, fault.MayHaveHappened).ShouldBe(("http_500", true));
        service.Slack.World.Channels[SlackFixture.Channel].Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reading_is_tried_again_after_an_outage()
    {
        var (service, clock) = await StartAsync();
        await using var __ = service;
        service.Slack.FailAfterDoing("conversations.info", times: 2);

        var reading = service.Get<SlackClient>().ChannelAsync(SlackFixture.Channel, Ct);
        await clock.PassAsync(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.6));
        await clock.PassAsync(TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1.2));

        (await reading).Name.ShouldBe("inc-7-logins");
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("invalid_auth")]
    [InlineData("missing_scope")]
    [InlineData("msg_too_long")]
    public async Task An_error_keeps_the_name_that_Slack_gives_it(string error)
    {
        var (service, _) = await StartAsync();
        await using var __ = service;
        service.Slack.Fail("chat.postMessage", error);

        var fault = await Should.ThrowAsync<SlackException>(() => service.Get<SlackClient>().PostAsync(SlackFixture.Channel, "words that stay secret", null, null, Ct));

        (fault.Error, fault.MayHaveHappened).ShouldBe((error, false));
        fault.ToString().ShouldNotContain("secret");
        fault.ToString().ShouldNotContain(SlackSimulator.BotToken);
    }

    [Fact]
    public async Task Tokens_that_rotate_are_fetched_before_they_end_kept_over_a_restart_and_sealed()
    {
        var (service, clock) = await StartAsync(new Dictionary<string, string?> { ["Slack:BotToken"] = "", ["Slack:RefreshToken"] = "xoxe-1-first", ["Slack:ClientId"] = "client-1", ["Slack:ClientSecret"] = "client-secret-1" });
        await using var __ = service;
        service.Slack.RefreshTokens["xoxe-1-first"] = 0;

        await service.Get<SlackClient>().AuthTestAsync(Ct);
        await service.RestartAsync(Ct);
        await service.Get<SlackClient>().AuthTestAsync(Ct);
        service.Slack.CallsOf("oauth.v2.access").Count().ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(11.6));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.Get<SlackClient>().AuthTestAsync(Ct)));
        service.Slack.CallsOf("oauth.v2.access").Count().ShouldBe(2);
        service.Slack.Tokens.Clear(); // Slack ended it early
        await service.Get<SlackClient>().AuthTestAsync(Ct);

        service.Slack.CallsOf("oauth.v2.access").Count().ShouldBe(3);
        var row = await service.ReadAsync(db => db.SlackTokens.SingleAsync(Ct), Ct);
        System.Text.Encoding.UTF8.GetString(row.Sealed).ShouldNotContain("xoxe");
    }

    [Fact]
    public async Task Settings_that_cannot_work_stop_the_start_and_say_the_fix()
    {
        foreach (var (mode, setting, value, words) in new[]
        {
            ("http", "Slack:SigningSecrets:0", "", "Slack__SigningSecrets__0"), ("http", "Slack:SigningSecrets:0", "short", "never empty"), ("http", "Slack:BotToken", "", "Slack__BotToken"), ("socket", "Slack:AppToken", "", "connections:write"),
            ("http", "Slack:ApiUrl", "http://example.com/api/", "https"), ("http", "Slack:RefreshToken", "xoxe-1-first", "Slack:ClientSecret"), ("often", "Slack:BotToken", "x", "Slack:Mode"),
        })
        {
            var fault = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => SlackFixture.StartAsync(Ct, mode, new Dictionary<string, string?> { [setting] = value }));
            fault.Message.ShouldContain(words);
        }
    }
}
