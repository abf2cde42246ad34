using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Slack;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Slack;

/// <summary>Following a channel: what was said before, live events, gaps, and what is left alone.</summary>
public sealed class FollowingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Ts(int second) => string.Create(CultureInfo.InvariantCulture, $"{SlackFixture.Now.AddMinutes(-30).ToUnixTimeSeconds() + second}.000100");

    private static string Message(int second, string text, string more = "", string channel = SlackFixture.Channel) =>
        $$$"""{"type":"message","channel":"{{{channel}}}","user":"{{{SlackFixture.Dana}}}","text":"{{{text}}}","ts":"{{{Ts(second)}}}"{{{more}}}}""";

    private static void Happen(SlackFixture service, string happened)
    {
        using var json = JsonDocument.Parse(happened);
        service.Slack.World.Happen(json.RootElement);
    }

    private static async Task TellAsync(SlackFixture service, string happened, string id)
    {
        Happen(service, happened);
        (await service.Slack.DeliverAsync(service.Address, Encoding.UTF8.GetBytes($$$"""{"type":"event_callback","event_id":"{{{id}}}","event":{{{happened}}}}"""), Ct)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<SlackFixture> StartAsync(IReadOnlyDictionary<string, string?>? more = null)
    {
        var service = await SlackFixture.StartAsync(Ct, more: more);
        service.Slack.World.Add(new WorldChannel(SlackFixture.Channel, "inc-7-logins") { IsMember = true }).Members.Add(SlackFixture.Dana);
        using var users = JsonDocument.Parse($$$"""[{"id":"{{{SlackFixture.Dana}}}","name":"dana","real_name":"Dana Whitlock","tz":"America/New_York","is_bot":false,"profile":{"real_name":"Dana Whitlock","display_name":"dana","title":"SRE"}},{"id":"B0LOOKOUT1","name":"lookout","real_name":"Lookout","is_bot":true,"profile":{"title":"Alerting"}}]""");
        service.Slack.World.AddUsers(users.RootElement);
        return service;
    }

    [Fact]
    public async Task What_was_said_before_is_read_with_threads_people_and_bots_page_by_page()
    {
        await using var service = await StartAsync(new Dictionary<string, string?> { ["Slack:HistoryPageSize"] = "3" });
        for (var i = 0; i < 10; i++) Happen(service, Message(i, $"message {i}"));
        for (var i = 20; i < 27; i++) Happen(service, Message(i, $"reply {i}", $$$""","thread_ts":"{{{Ts(2)}}}" """));
        Happen(service, $$$"""{"type":"message","subtype":"bot_message","channel":"{{{SlackFixture.Channel}}}","bot_id":"B0LOOKOUT1","username":"Lookout","text":"[FIRING] LoginErrors","ts":"{{{Ts(40)}}}"}""");
        var incident = await service.OpenAsync(Ct);

        var view = await service.ViewAsync(incident, Ct);

        view.Room.Entries.Count.ShouldBe(18);
        view.Room.Entries.Count(e => e.Body.ThreadTs == Ts(2)).ShouldBe(7);
        view.Room.People.Find(SlackFixture.Dana).ShouldNotBeNull().ShouldSatisfyAllConditions(p => p.RealName.ShouldBe("Dana Whitlock"), p => p.TimeZone.ShouldBe("America/New_York"), p => p.Role.ShouldBe(PersonRole.Responder));
        view.Room.People.Find("B0LOOKOUT1").ShouldNotBeNull().IsBot.ShouldBeTrue();
        service.Slack.CallsOf("conversations.history").Count().ShouldBe(4);
        service.Slack.CallsOf("conversations.replies").Count().ShouldBe(3);
        (await service.Get<SlackChannels>().CoverageAsync(incident, Ct)).ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.Messages.ShouldBe(18), c => c.Missed.ShouldBe(0), c => c.ReadAt.ShouldBe(SlackFixture.Now), c => c.Problem.ShouldBeNull());
    }

    [Fact]
    public async Task A_gap_is_found_and_filled_new_messages_last_texts_reactions_and_what_is_gone()
    {
        await using var service = await StartAsync();
        var incident = await service.OpenAsync(Ct);
        await TellAsync(service, Message(1, "logins fail"), "Ev1");
        await TellAsync(service, Message(2, "said by mistake"), "Ev2");
        await TellAsync(service, Message(3, "rolling back"), "Ev3");
        await TellAsync(service, Reaction("reaction_added", "eyes", 1, 4), "Ev4");
        await service.SettleAsync(Ct);

        Happen(service, Message(5, "rolled back, errors fall")); // none of these is told
        Happen(service, Message(6, "confirmed", $$$""","thread_ts":"{{{Ts(1)}}}" """));
        Happen(service, $$$"""{"type":"message","subtype":"message_deleted","channel":"{{{SlackFixture.Channel}}}","deleted_ts":"{{{Ts(2)}}}","ts":"{{{Ts(7)}}}","event_ts":"{{{Ts(7)}}}"}""");
        Happen(service, $$$"""{"type":"message","subtype":"message_changed","channel":"{{{SlackFixture.Channel}}}","ts":"{{{Ts(8)}}}","event_ts":"{{{Ts(8)}}}","message":{"type":"message","user":"{{{SlackFixture.Dana}}}","text":"rolling back 4471","ts":"{{{Ts(3)}}}","edited":{"user":"{{{SlackFixture.Dana}}}","ts":"{{{Ts(8)}}}"} } }""");
        Happen(service, Reaction("reaction_removed", "eyes", 1, 9));
        Happen(service, Reaction("reaction_added", "white_check_mark", 3, 10));
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await service.RestartAsync(Ct);
        await service.LookThroughAsync(Ct);

        var entries = (await service.ViewAsync(incident, Ct)).Room.Entries;
        entries.Select(e => e.Body.Text).ShouldBe(["logins fail", "rolling back 4471", "rolled back, errors fall", "confirmed"]);
        entries.SelectMany(e => e.Reactions).ShouldHaveSingleItem().Name.ShouldBe("white_check_mark");
        (await service.Get<SlackChannels>().CoverageAsync(incident, Ct)).ShouldNotBeNull().Missed.ShouldBe(2);
        var before = await service.ReadAsync(db => Task.FromResult(db.LogEvents.Count()), Ct);
        await service.LookThroughAsync(Ct);
        (await service.ReadAsync(db => Task.FromResult(db.LogEvents.Count()), Ct)).ShouldBe(before); // looking again finds nothing
    }

    [Fact]
    public async Task The_page_of_the_incident_says_how_far_the_channel_was_read()
    {
        await using var service = await StartAsync(new Dictionary<string, string?>
        {
            ["Auth:People:0:Id"] = SlackFixture.Dana, ["Auth:People:0:Name"] = "Dana", ["Auth:People:0:Token"] = "token-for-tests-only-dana", ["Auth:People:0:Roles:0"] = "commander",
        });
        Happen(service, Message(1, "logins fail"));
        var incident = await service.OpenAsync(Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{service.Address}/incidents/{incident}");
        request.Headers.Authorization = new("Bearer", "token-for-tests-only-dana");

        using var answer = await service.Http.SendAsync(request, Ct);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page[page.IndexOf("What was read", StringComparison.Ordinal)..].ShouldContain("Slack channel #inc-7-logins");
        page.ShouldContain("1 message in its history");
    }

    [Fact]
    public async Task A_channel_that_the_app_was_not_invited_to_is_followed_once_it_is()
    {
        await using var service = await StartAsync();
        var channel = service.Slack.World.Channels[SlackFixture.Channel];
        channel.IsMember = false;
        var head = new Incident { Id = "INC-7", Title = "Logins fail", Channel = "#inc-7-logins", OpenedAt = SlackFixture.Now, Commander = SlackFixture.Dana };
        await service.Get<IncidentDesk>().OpenAsync(head, [], SlackFixture.Program, Ct);
        await service.Get<SlackFollower>().RoundAsync(Ct);
        await TellAsync(service, Message(1, "not ours to read"), "Ev1");
        (await service.Get<SlackChannels>().CoverageAsync("INC-7", Ct)).ShouldBeNull();
        service.Slack.CallsOf("conversations.history").ShouldBeEmpty();
        (await service.ReadAsync(db => Task.FromResult(db.SlackInbox.Count()), Ct)).ShouldBe(0);

        channel.IsMember = true;
        await service.Get<SlackFollower>().RoundAsync(Ct);

        (await service.ViewAsync("INC-7", Ct)).Room.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_channel_that_cannot_be_read_says_why_and_how_to_mend_it()
    {
        await using var service = await StartAsync();
        var incident = await service.OpenAsync(Ct);
        service.Slack.World.Channels[SlackFixture.Channel].IsMember = false;

        await service.LookThroughAsync(Ct);

        (await service.Get<SlackChannels>().CoverageAsync(incident, Ct)).ShouldNotBeNull().Problem.ShouldNotBeNull().ShouldContain("/invite");
    }

    [Fact]
    public async Task A_thread_head_that_was_deleted_keeps_its_replies_and_the_time_of_its_end()
    {
        await using var service = await StartAsync();
        var incident = await service.OpenAsync(Ct);
        await TellAsync(service, Message(1, "head"), "Ev1");
        await TellAsync(service, Message(2, "reply", $$$""","thread_ts":"{{{Ts(1)}}}" """), "Ev2");
        await TellAsync(service, $$$"""{"type":"message","subtype":"message_deleted","channel":"{{{SlackFixture.Channel}}}","deleted_ts":"{{{Ts(1)}}}","ts":"{{{Ts(9)}}}","event_ts":"{{{Ts(9)}}}"}""", "Ev3");
        await service.SettleAsync(Ct);
        await service.LookThroughAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem().Body.Text.ShouldBe("reply");
        var stored = await service.ReadAsync(db => Task.FromResult(db.LogEvents.Select(e => e.Json).ToList()), Ct);
        stored.Count(j => j.Contains("\"deleted\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static string Reaction(string type, string name, int message, int second) =>
        $$$"""{"type":"{{{type}}}","user":"{{{SlackFixture.Dana}}}","reaction":"{{{name}}}","item":{"type":"message","channel":"{{{SlackFixture.Channel}}}","ts":"{{{Ts(message)}}}"},"event_ts":"{{{Ts(second)}}}"}""";
}
