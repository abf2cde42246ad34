using CommsAssistant.Core.Approval;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.Web;

/// <summary>The service on a port of its own, with the sample incident read up to a moment: Dana commands, Sam reviews, Rob asks.</summary>
internal sealed class ServiceFixture : IAsyncDisposable
{
    public const string Dana = "UE1B14ABD2";
    public const string Sam = "U4F4A05CA3";
    public const string Rob = "U9BC9D53F5";
    public const string IncidentId = "INC-3107";
    public static readonly DateTimeOffset Moment = new(2025, 6, 10, 18, 41, 0, TimeSpan.Zero);
    private readonly WebApplication app;
    private readonly string folder;

    private ServiceFixture(WebApplication app, string folder, FakeTimeProvider clock)
    {
        (this.app, this.folder, Clock) = (app, folder, clock);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Address { get; }
    public FakeTimeProvider Clock { get; }
    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();
    public static string TokenOf(string person) => "token-for-tests-only-" + person;
    public static Actor ActorOf(string person) => new(person, MayCommand: person == Dana);

    public static async Task<ServiceFixture> StartAsync(CancellationToken ct, DateTimeOffset? until = null, IReadOnlyDictionary<string, string?>? more = null, Action<IServiceCollection>? configure = null, FakeTimeProvider? watched = null)
    {
        var folder = Directory.CreateTempSubdirectory("comms-web-").FullName;
        var clock = watched ?? new FakeTimeProvider();
        clock.SetUtcNow(until ?? Moment);
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "comms.db")}",
            ["Approval:FourEyesForSev1"] = "false",
            ["Auth:Mode"] = "demo",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        (string Id, string Name, string Role, string Note)[] people = [(Dana, "Dana Whitlock", "commander", "commands the incident"), (Sam, "Sam Okafor", "", "reviews what goes out"), (Rob, "Rob Ellison", "", "asks for updates")];
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            settings[$"Auth:People:{i}:Id"] = person.Id;
            settings[$"Auth:People:{i}:Name"] = person.Name;
            settings[$"Auth:People:{i}:Token"] = TokenOf(person.Id);
            settings[$"Auth:People:{i}:Note"] = person.Note;
            if (person.Role.Length > 0) settings[$"Auth:People:{i}:Roles:0"] = person.Role;
        }
        foreach (var (key, value) in more ?? new Dictionary<string, string?>()) settings[key] = value;
        var app = ServiceHost.Build(settings, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            configure?.Invoke(services);
        });
        await app.Services.PrepareStorageAsync(ct);
        await app.StartAsync(ct);
        var fixture = new ServiceFixture(app, folder, clock);
        await fixture.OpenSampleAsync(until ?? Moment, ct);
        return fixture;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task OpenSampleAsync(DateTimeOffset until, CancellationToken ct)
    {
        var head = await IncidentFile.ReadAsync(Path.Combine(Bundles.Demo, "incident.json"), ct);
        await using var transcript = await ChannelSource.OpenAsync(Path.Combine(Bundles.Demo, "events.jsonl"), head.Channel, ct);
        var happened = await transcript.EventsAsync(ct).Where(e => e.At <= until).ToListAsync(ct);
        (await Get<IncidentDesk>().OpenAsync(head, [.. transcript.People.All], ActorOf(Dana), ct)).ShouldBeOfType<ChangeOutcome.Done>();
        (await Get<IncidentDesk>().IngestAsync(head.Id, happened, ActorOf(Dana), ct)).ShouldNotBeNull().New.ShouldBeGreaterThan(20);
        await Get<DraftAhead>().RoundAsync(ct); // the clock stands still: what the next round would do is done here
    }
}
