using System.Text;
using System.Text.Json.Nodes;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Slack;
using CommsAssistant.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace CommsAssistant.Tests.Slack;

/// <summary>Socket Mode: acknowledged when stored, replaced when asked to, opened again when lost.</summary>
public sealed class SocketTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static JsonNode Payload(string id, string text) => JsonNode.Parse(
        $$$"""{"type":"event_callback","event_id":"{{{id}}}","event":{"type":"message","channel":"{{{SlackFixture.Channel}}}","user":"{{{SlackFixture.Dana}}}","text":"{{{text}}}","ts":"1769946000.{{{id[2..].PadLeft(6, '0')}}}"}}""")!;

    [Fact]
    public async Task An_envelope_is_stored_before_it_is_acknowledged_and_a_repeat_changes_nothing()
    {
        await using var service = await SlackFixture.StartAsync(Ct, "socket");
        await service.Slack.ConnectedAsync(Ct);
        var incident = await service.OpenAsync(Ct);

        await service.Slack.PushAsync("events_api", Payload("Ev1", "once"), Ct);
        (await service.ReadAsync(db => Task.FromResult(db.SlackInbox.Count(r => r.Key == "Ev1")), Ct)).ShouldBe(1);
        await service.Slack.PushAsync("events_api", Payload("Ev1", "once"), Ct);
        await service.SettleAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem().Body.Text.ShouldBe("once");
    }

    [Fact]
    public async Task A_connection_that_Slack_wants_replaced_is_replaced_at_once()
    {
        await using var service = await SlackFixture.StartAsync(Ct, "socket");
        await service.Slack.ConnectedAsync(Ct);
        var incident = await service.OpenAsync(Ct);

        await service.Slack.AskToReconnectAsync("refresh_requested", Ct);
        await service.Slack.ConnectedAsync(Ct); // the clock stands still: nothing was waited for
        await service.Slack.PushAsync("events_api", Payload("Ev2", "after"), Ct);
        await service.SettleAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lost_connection_is_opened_again_after_a_pause_and_what_was_missed_is_read()
    {
        var clock = new WatchedClock();
        await using var service = await SlackFixture.StartAsync(Ct, "socket", clock: clock);
        await service.Slack.ConnectedAsync(Ct);
        var incident = await service.OpenAsync(Ct, openedAt: SlackFixture.Now);

        service.Slack.Drop();
        await clock.PassAsync(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(1.3));
        await service.Slack.ConnectedAsync(Ct);
        service.Slack.World.Happen(System.Text.Json.JsonSerializer.SerializeToElement(Payload("Ev3", "missed")["event"]));
        await service.Get<SlackFollower>().RoundAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem().Body.Text.ShouldBe("missed");
    }

    [Fact]
    public async Task Broken_and_huge_messages_are_counted_and_the_connection_goes_on()
    {
        await using var service = await SlackFixture.StartAsync(Ct, "socket");
        await service.Slack.ConnectedAsync(Ct);
        await service.OpenAsync(Ct);
        using var refused = new MetricCollector<long>(service.Get<SlackMeters>().Refused);

        await service.Slack.SendAsync("{\"type\":"u8.ToArray(), Ct);
        await service.Slack.SendAsync(Encoding.UTF8.GetBytes("{\"type\":\"events_api\",\"envelope_id\":\"x\",\"pad\":\"" + new string('x', SlackLimits.MostBytes) + "\"}"), Ct);
        await service.Slack.PushAsync("a_kind_of_the_future", new JsonObject(), Ct);
        await service.Slack.PushAsync("events_api", Payload("Ev4", "still here"), Ct);

        refused.GetMeasurementSnapshot().Select(m => m.Tags["reason"]).ShouldBe(["malformed", "oversized"]);
    }
}
