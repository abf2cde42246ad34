using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;
using CommsAssistant.Slack;
using Microsoft.EntityFrameworkCore;

namespace CommsAssistant.Tests.Slack;

/// <summary>Every development bundle's events through the running service: however they come, the log, the facts and the timeline are those of the export.</summary>
public sealed class DeliveryTests
{
    private const int AtOnce = 12;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Development => Bundles.Folders.Except(Bundles.HeldOut);

    [Fact]
    public async Task Over_http()
    {
        await using var service = await SlackFixture.StartAsync(Ct);
        await DeliverAllAsync(service, async (envelope, ct) => (await service.Slack.DeliverAsync(service.Address, envelope, ct)).ShouldBe(HttpStatusCode.OK));
    }

    [Fact]
    public async Task Over_socket_mode()
    {
        await using var service = await SlackFixture.StartAsync(Ct, "socket");
        await service.Slack.ConnectedAsync(Ct);
        await DeliverAllAsync(service, (envelope, ct) => service.Slack.PushAsync("events_api", JsonNode.Parse(envelope)!, ct));
    }

    private static async Task DeliverAllAsync(SlackFixture service, Func<byte[], CancellationToken, Task> deliver)
    {
        var number = 0;
        foreach (var folder in Development)
            foreach (var manner in Manner.All)
            {
                var bundle = await BundleDelivery.ReadAsync(folder, $"V{number++}", service.Slack.World);
                await DeliverAsync(service, bundle, manner, deliver);
                await CompareAsync(service, bundle, manner, $"{Path.GetFileName(folder)} {manner.Name}");
            }
        await NothingElseAsync(service);
    }

    private static async Task DeliverAsync(SlackFixture service, BundleDelivery bundle, Manner manner, Func<byte[], CancellationToken, Task> deliver)
    {
        (await service.Get<IncidentDesk>().OpenAsync(bundle.Head, [], SlackFixture.Program, Ct)).ShouldBeOfType<ChangeOutcome.Done>();
        await service.Get<SlackFollower>().RoundAsync(Ct);
        (await service.Get<SlackChannels>().IncidentOfAsync(bundle.Channel, Ct)).ShouldBe(bundle.Head.Id);
        foreach (var envelope in bundle.Envelopes)
        {
            using var json = JsonDocument.Parse(envelope);
            service.Slack.World.Happen(json.RootElement.GetProperty("event"));
        }
        var (sent, dropped) = bundle.In(manner, seed: bundle.Envelopes.Count);
        if (manner.IsShuffled) await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Ct }, async (e, ct) => await deliver(e, ct));
        else foreach (var envelope in sent) await deliver(envelope, Ct);
        await service.SettleAsync(Ct);
        if (manner.DropsPercent == 0) return;
        dropped.ShouldBeGreaterThan(2);
        await service.LookThroughAsync(Ct);
    }

    private static async Task CompareAsync(SlackFixture service, BundleDelivery bundle, Manner manner, string name)
    {
        var view = await service.ViewAsync(bundle.Head.Id, Ct);
        if (manner.DropsPercent == 0)
        {
            var log = new IncidentLog();
            foreach (var json in await service.ReadAsync(db => db.LogEvents.Where(e => e.IncidentId == bundle.Head.Id).Select(e => e.Json).ToListAsync(Ct), Ct)) log.Append(LogEventJson.Read(json));
            (log.Fingerprint() == bundle.Log.Fingerprint()).ShouldBeTrue(name);
        }
        BundleDelivery.Lines(view.Room.Entries).ShouldBe(BundleDelivery.Lines(bundle.Log.At(DateTimeOffset.MaxValue)), name);
        bundle.Facts(view.Room.Ledger).ShouldBe(bundle.Facts(bundle.FromExport), name);
        var (told, fromExport, fromEvents) = (BundleDelivery.Timeline(view.Room.Ledger), BundleDelivery.Timeline(bundle.FromExport), BundleDelivery.Timeline(bundle.FromEvents));
        told.Select(e => e.Line).ShouldBe(fromExport.Select(e => e.Line), name);
        for (var i = 0; i < told.Count; i++) (told[i].At == fromExport[i].At || told[i].At == fromEvents[i].At).ShouldBeTrue($"{name}: {told[i]}"); // an export does not know when somebody reacted
    }

    /// <summary>Channels that belong to no incident were neither kept nor asked for.</summary>
    private static async Task NothingElseAsync(SlackFixture service)
    {
        var incidents = (await service.ReadAsync(db => db.SlackChannels.Select(c => c.ChannelId).ToListAsync(Ct), Ct)).ToHashSet();
        incidents.Count.ShouldBe(Development.Count() * Manner.All.Count);
        service.Slack.Calls.Select(c => c["channel"]).OfType<string>().ShouldAllBe(c => incidents.Contains(c));
        foreach (var channel in service.Slack.World.Channels.Keys.Where(c => !incidents.Contains(c)))
            (await service.ReadAsync(db => db.LogEvents.AnyAsync(e => e.Json.Contains(channel), Ct), Ct)).ShouldBeFalse(channel);
        (await service.ReadAsync(db => db.SlackInbox.CountAsync(r => r.DoneAt == null || r.Body.Length > 0, Ct), Ct)).ShouldBe(0);
    }
}
