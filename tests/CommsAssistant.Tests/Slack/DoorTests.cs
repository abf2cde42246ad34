using System.Net;
using System.Net.Sockets;
using System.Text;
using CommsAssistant.Ingestion.Slack;
using CommsAssistant.Slack;
using CommsAssistant.Tests.Fakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace CommsAssistant.Tests.Slack;

/// <summary>What is let in at Slack's addresses: only what Slack signed, whole, of sane size, once. Everything else is refused and counted.</summary>
public sealed class DoorTests
{
    private const string Json = "application/json";
    private const string OldSecret = "fedcba9876543210fedcba9876543210";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static byte[] Envelope(string id, string text = "hello", string channel = SlackFixture.Channel) => Encoding.UTF8.GetBytes(
        $$$"""{"type":"event_callback","event_id":"{{{id}}}","event_time":1770000000,"event":{"type":"message","channel":"{{{channel}}}","user":"{{{SlackFixture.Dana}}}","text":"{{{text}}}","ts":"1770000000.{{{Math.Abs(id.GetHashCode(StringComparison.Ordinal)) % 900000 + 100000}}}"}}""");

    private static string Events(SlackFixture service) => service.Address + "/slack/events";

    [Fact]
    public async Task Forged_stale_replayed_truncated_oversized_and_malformed_requests_are_refused_counted_and_leave_nothing()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        await service.OpenAsync(Ct);
        using var refused = new MetricCollector<long>(service.Get<SlackMeters>().Refused);
        var slack = service.Slack;
        async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
        {
            using (request)
            using (var answer = await service.Http.SendAsync(request, Ct)) return answer.StatusCode;
        }

        (await SendAsync(new HttpRequestMessage(HttpMethod.Post, Events(service)) { Content = new ByteArrayContent(Envelope("Ev0")) })).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(slack.Signed(Events(service), Envelope("Ev1"), Json, secret: "another-secret-another-secret"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(slack.Signed(Events(service), Envelope("Ev2"), Json, at: service.Clock.GetUtcNow().AddMinutes(-6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(slack.Signed(Events(service), Envelope("Ev3"), Json, at: service.Clock.GetUtcNow().AddMinutes(6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(slack.Signed(Events(service), """{"type":"event_callback","event":"""u8.ToArray(), Json))).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(slack.Signed(Events(service), new byte[SlackLimits.MostBytes + 1], Json))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var chunked = slack.Signed(Events(service), new byte[SlackLimits.MostBytes + 1], Json);
        chunked.Headers.TransferEncodingChunked = true;
        (await SendAsync(chunked)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await SendAsync(slack.Signed(service.Address + "/slack/interactions", "nothing=here"u8.ToArray(), "application/x-www-form-urlencoded"))).ShouldBe(HttpStatusCode.BadRequest);
        var changed = slack.Signed(Events(service), Envelope("Ev4"), Json);
        changed.Content = new ByteArrayContent(Envelope("Ev4", "other words"));
        (await SendAsync(changed)).ShouldBe(HttpStatusCode.Unauthorized);

        (await SendAsync(slack.Signed(Events(service), Envelope("Ev5"), Json))).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(slack.Signed(Events(service), Envelope("Ev5"), Json))).ShouldBe(HttpStatusCode.Unauthorized); // the clock stands: the same signature
        await TruncateAsync(service);

        foreach (var (reason, count) in new Dictionary<string, int> { ["unsigned"] = 1, ["forged"] = 2, ["stale"] = 2, ["malformed"] = 2, ["oversized"] = 2, ["replayed"] = 1 }) Count(refused, reason).ShouldBe(count, reason);
        while (Count(refused, "truncated") == 0) await refused.WaitForMeasurementsAsync(refused.GetMeasurementSnapshot().Count + 1, TestTimeouts.Limit);
        (await service.ReadAsync(db => db.SlackInbox.Select(r => r.Key).ToListAsync(Ct), Ct)).ShouldBe(["Ev5"]);
    }

    [Fact]
    public async Task A_replayed_command_is_refused_after_a_restart_too_by_doing_nothing()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        await service.OpenAsync(Ct);
        using var command = await service.Slack.CommandAsync(service.Address, "help", SlackFixture.Channel, SlackFixture.Dana);
        var body = await command.Content!.ReadAsByteArrayAsync(Ct);
        (await service.Http.SendAsync(command, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.SettleAsync(Ct);
        await service.Slack.Answers.Reader.ReadAsync(Ct);
        await service.RestartAsync(Ct);

        using var again = service.Slack.Signed(service.Address + "/slack/commands", body, "application/x-www-form-urlencoded");
        (await service.Http.SendAsync(again, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.SettleAsync(Ct);

        service.Slack.Answers.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_secret_is_changed_both_are_good()
    {
        await using var service = await SlackFixture.StartAsync(Ct, more: new Dictionary<string, string?> { ["Slack:SigningSecrets:1"] = OldSecret });
        await service.OpenAsync(Ct);

        foreach (var (secret, id) in new[] { (SlackSimulator.Secret, "Ev1"), (OldSecret, "Ev2") })
        {
            using var request = service.Slack.Signed(Events(service), Envelope(id), Json, secret);
            (await service.Http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await service.ReadAsync(db => db.SlackInbox.CountAsync(Ct), Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task The_address_is_verified_with_its_challenge_only_when_signed()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        var body = """{"token":"x","challenge":"3eZbrw1aB","type":"url_verification"}"""u8.ToArray();

        using var signed = service.Slack.Signed(Events(service), body, Json);
        using var answer = await service.Http.SendAsync(signed, Ct);
        using var unsigned = new HttpRequestMessage(HttpMethod.Post, Events(service)) { Content = new ByteArrayContent(body) };
        using var refused = await service.Http.SendAsync(unsigned, Ct);

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("3eZbrw1aB");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        var incident = await service.OpenAsync(Ct);
        await service.ReadAsync(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE slack_inbox RENAME TO away", Ct), Ct);

        (await service.Slack.DeliverAsync(service.Address, Envelope("Ev1"), Ct)).ShouldBe(HttpStatusCode.InternalServerError);
        await service.ReadAsync(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO slack_inbox", Ct), Ct);
        (await service.Slack.DeliverAsync(service.Address, Envelope("Ev1"), Ct)).ShouldBe(HttpStatusCode.OK);
        await service.SettleAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem().Body.Text.ShouldBe("hello");
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_service_ended_is_worked_on_after_it()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        var incident = await service.OpenAsync(Ct);
        await service.Get<SlackInbox>().StoreAsync(new SlackRequest(SlackRequest.Event, "Ev1", Envelope("Ev1")), Ct);
        await service.SettleAsync(Ct);
        await service.ReadAsync(async db => await db.Database.ExecuteSqlRawAsync("DELETE FROM log_events; DELETE FROM slack_inbox", Ct), Ct);
        var body = Envelope("Ev2", "before the end");
        await service.ReadAsync(async db => await db.Database.ExecuteSqlAsync($"INSERT INTO slack_inbox (\"Key\", Kind, Body, ReceivedAt, Attempts, NotBefore) VALUES ('Ev2', 'event', {body}, 0, 0, 0)", Ct), Ct);

        await service.RestartAsync(Ct);
        await service.SettleAsync(Ct);

        (await service.ViewAsync(incident, Ct)).Room.Entries.ShouldHaveSingleItem().Body.Text.ShouldBe("before the end");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("socket")]
    public async Task Without_http_nothing_is_mapped(string mode)
    {
        await using var service = await SlackFixture.StartAsync(Ct, mode);
        using var request = service.Slack.Signed(Events(service), Envelope("Ev1"), Json);

        (await service.Http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        if (mode == "none") service.Slack.Calls.ShouldBeEmpty();
    }

    private static int Count(MetricCollector<long> collector, string reason) => (int)collector.GetMeasurementSnapshot().Where(m => (string?)m.Tags["reason"] == reason).Sum(m => m.Value);

    /// <summary>Promises more bytes than it sends.</summary>
    private static async Task TruncateAsync(SlackFixture service)
    {
        var address = new Uri(service.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Ct);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /slack/events HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 500\r\n\r\n{{\"type\":"), Ct);
        client.Client.Shutdown(SocketShutdown.Send);
        var answer = new byte[256];
        try
        {
            while (await stream.ReadAsync(answer, Ct) > 0) { }
        }
        catch (IOException)
        {
            // The server may also just hang up on such a request.
        }
    }
}
