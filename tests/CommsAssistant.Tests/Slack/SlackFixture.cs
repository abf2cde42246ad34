using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Slack;
using CommsAssistant.Storage;
using CommsAssistant.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.Slack;

/// <summary>The service beside a simulated Slack, on a clock that stands still. It can be ended and started again on the same database.</summary>
internal sealed class SlackFixture : IAsyncDisposable
{
    public const string Dana = "U0DANA00001";
    public const string Channel = "C0INCIDENT1";
    public static readonly DateTimeOffset Now = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("comms-slack-").FullName;
    private readonly Dictionary<string, string?> settings;
    private WebApplication? app;

    private SlackFixture(FakeTimeProvider clock, SlackSimulator slack, Dictionary<string, string?> settings) => (Clock, Slack, this.settings) = (clock, slack, settings);

    public FakeTimeProvider Clock { get; }
    public SlackSimulator Slack { get; }
    public HttpClient Http { get; } = new() { Timeout = Timeout.InfiniteTimeSpan };
    public string Address => app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    public static Actor Program => SlackEvents.Slack;
    public T Get<T>() where T : notnull => app!.Services.GetRequiredService<T>();

    public static async Task<SlackFixture> StartAsync(CancellationToken ct, string mode = "http", IReadOnlyDictionary<string, string?>? more = null, FakeTimeProvider? clock = null)
    {
        clock ??= new FakeTimeProvider(Now);
        var slack = await SlackSimulator.StartAsync(clock);
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Auth:Mode"] = "demo",
            ["Logging:LogLevel:Default"] = "None",
            ["Slack:Mode"] = mode,
            ["Slack:BotToken"] = SlackSimulator.BotToken,
            ["Slack:AppToken"] = SlackSimulator.AppToken,
            ["Slack:SigningSecrets:0"] = SlackSimulator.Secret,
            ["Slack:ApiUrl"] = slack.ApiUrl,
            ["Slack:HistoryPerMinute"] = "100000",
        };
        foreach (var (key, value) in more ?? new Dictionary<string, string?>()) settings[key] = value;
        var fixture = new SlackFixture(clock, slack, settings);
        settings["Storage:ConnectionString"] = $"Data Source={Path.Combine(fixture.folder, "comms.db")}";
        try
        {
            await fixture.StartServiceAsync(ct);
            return fixture;
        }
        catch
        {
            await fixture.DisposeAsync();
            throw;
        }
    }

    public async Task RestartAsync(CancellationToken ct)
    {
        await app!.DisposeAsync();
        await StartServiceAsync(ct);
    }

    /// <summary>An incident in a channel that the app was invited to.</summary>
    public async Task<string> OpenAsync(CancellationToken ct, string id = "INC-1", string channel = Channel, DateTimeOffset? openedAt = null)
    {
        if (!Slack.World.Channels.ContainsKey(channel)) Slack.World.Add(new WorldChannel(channel, "inc-" + channel.ToLowerInvariant()) { IsMember = true }).Members.Add(Dana);
        var head = new Incident { Id = id, Title = "Logins fail", Channel = channel, OpenedAt = openedAt ?? Clock.GetUtcNow(), Commander = Dana };
        (await Get<IncidentDesk>().OpenAsync(head, [], Program, ct)).ShouldBeOfType<ChangeOutcome.Done>();
        await Get<SlackFollower>().RoundAsync(ct);
        (await Get<SlackChannels>().IncidentOfAsync(channel, ct)).ShouldBe(id);
        return id;
    }

    /// <summary>Works on everything that was stored, and looks up whoever wrote.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        while (await Get<SlackWorker>().RoundAsync(ct) > 0) { }
        await Get<SlackPeople>().RoundAsync(ct);
    }

    /// <summary>Has the channels looked through for what no event told.</summary>
    public async Task LookThroughAsync(CancellationToken ct)
    {
        Get<SlackFollower>().LookThroughAll();
        await Get<SlackFollower>().RoundAsync(ct);
    }

    public async Task<IncidentView> ViewAsync(string incident, CancellationToken ct) => (await Get<IncidentDesk>().GetAsync(incident, Program, ct)).ShouldNotBeNull();

    public async Task<T> ReadAsync<T>(Func<CommsDb, Task<T>> query, CancellationToken ct) => await Get<IDbContextFactory<CommsDb>>().ReadAsync(query, ct);

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Slack.DisposeAsync();
        Http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartServiceAsync(CancellationToken ct)
    {
        app = ServiceHost.Build(settings, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        await app!.Services.PrepareStorageAsync(ct);
        await app!.StartAsync(ct);
    }
}
