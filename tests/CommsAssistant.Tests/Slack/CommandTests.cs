using System.Net;
using System.Text.Json;
using CommsAssistant.Slack;
using CommsAssistant.Tests.Fakes;

namespace CommsAssistant.Tests.Slack;

/// <summary>/comms, over both transports: acknowledged at once, answered for the eyes of whoever asked.</summary>
public sealed class CommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<string> AskAsync(SlackFixture service, string text, string user = SlackFixture.Dana)
    {
        using var command = await service.Slack.CommandAsync(service.Address, text, SlackFixture.Channel, user);
        using var answer = await service.Http.SendAsync(command, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBeEmpty();
        var said = await service.Slack.Answers.Reader.ReadAsync(Ct);
        ((string)said["response_type"]!).ShouldBe("ephemeral");
        return (string)said["text"]!;
    }

    private static async Task<SlackFixture> StartAsync(string name = "inc-3107-login-errors", bool isMember = true)
    {
        var service = await SlackFixture.StartAsync(Ct);
        service.Slack.World.Add(new WorldChannel(SlackFixture.Channel, name) { IsMember = isMember }).Members.Add(SlackFixture.Dana);
        return service;
    }

    [Fact]
    public async Task Open_makes_the_channel_an_incident_and_reads_what_was_said()
    {
        await using var service = await StartAsync();
        using var said = JsonDocument.Parse($$$"""{"type":"message","channel":"{{{SlackFixture.Channel}}}","user":"{{{SlackFixture.Dana}}}","text":"logins fail <!channel>","ts":"{{{SlackFixture.Now.AddMinutes(-5).ToUnixTimeSeconds()}}}.000100"}""");
        service.Slack.World.Happen(said.RootElement);

        (await AskAsync(service, "open SEV1 Logins <!here> fail")).ShouldContain("*INC-3107* (SEV1) is open: Logins &lt;!here&gt; fail");
        await service.Get<SlackFollower>().RoundAsync(Ct);

        var view = await service.ViewAsync("INC-3107", Ct);
        (view.Summary.Head.Commander, view.Summary.Head.Title).ShouldBe((SlackFixture.Dana, "Logins <!here> fail"));
        view.Room.Entries.ShouldHaveSingleItem();
        (await AskAsync(service, "open again")).ShouldContain("*INC-3107* already");
    }

    [Fact]
    public async Task Without_a_title_the_channel_gives_it_and_without_a_number_the_clock()
    {
        await using var service = await StartAsync("logins-are-down");

        (await AskAsync(service, "open")).ShouldContain("*INC-20260201-1200* (SEV2) is open: logins are down");
    }

    [Fact]
    public async Task Where_the_app_was_not_invited_it_asks_to_be()
    {
        await using var service = await StartAsync(isMember: false);

        (await AskAsync(service, "open")).ShouldContain("`/invite`");

        (await service.Get<SlackChannels>().IncidentOfAsync(SlackFixture.Channel, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Status_brief_help_and_what_does_not_exist()
    {
        await using var service = await StartAsync();
        (await AskAsync(service, "status")).ShouldContain("belongs to no incident");
        await AskAsync(service, "open Logins fail");
        await service.Get<SlackFollower>().RoundAsync(Ct);

        (await AskAsync(service, "status")).ShouldSatisfyAllConditions(t => t.ShouldContain("*INC-3107* Logins fail"), t => t.ShouldContain("Customers were told nothing yet."), t => t.ShouldContain("Next update due at 12:05 UTC"), t => t.ShouldContain("Channel read: 0 messages"));
        (await AskAsync(service, "brief")).ShouldSatisfyAllConditions(t => t.ShouldContain("*Impact* Nobody has said"), t => t.ShouldContain("*Cause* not known"));
        (await AskAsync(service, "help")).ShouldContain("`/comms brief`");
        (await AskAsync(service, "explode <@U1>")).ShouldContain("no `/comms explode`");
    }

    [Fact]
    public async Task Over_socket_mode_the_same_command_gets_the_same_answer()
    {
        await using var service = await SlackFixture.StartAsync(Ct, "socket");
        await service.Slack.ConnectedAsync(Ct);

        await service.Slack.PushAsync("slash_commands", JsonSerializer.SerializeToNode(service.Slack.CommandFields("help", "C0ANYWHERE", SlackFixture.Dana))!, Ct);

        ((string)(await service.Slack.Answers.Reader.ReadAsync(Ct))["text"]!).ShouldContain("`/comms open`");
    }

    [Fact]
    public async Task An_answer_goes_to_no_address_but_Slacks()
    {
        await using var service = await StartAsync();
        await service.OpenAsync(Ct);
        var fields = service.Slack.CommandFields("help", SlackFixture.Channel, SlackFixture.Dana);
        fields["response_url"] = "http://127.0.0.1:9/steal";
        using var form = new FormUrlEncodedContent(fields);
        using var command = service.Slack.Signed(service.Address + "/slack/commands", await form.ReadAsByteArrayAsync(Ct), "application/x-www-form-urlencoded");

        (await service.Http.SendAsync(command, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.SettleAsync(Ct);

        service.Slack.CallsOf("chat.postEphemeral").ShouldHaveSingleItem()["user"].ShouldBe(SlackFixture.Dana);
    }
}
