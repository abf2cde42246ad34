using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Publishing;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CommsAssistant.Tests.StatusPage;

/// <summary>The whole service on a real Kestrel, with a database file and a clock of its own.</summary>
internal sealed class StatusPageHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 14, 30, 0, TimeSpan.Zero);
    private readonly WebApplication app;
    private readonly string folder;

    private StatusPageHost(WebApplication app, string folder, FakeTimeProvider clock)
    {
        this.app = app;
        this.folder = folder;
        Clock = clock;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TestTimeouts.Limit };
    }

    public FakeTimeProvider Clock { get; }
    public HttpClient Http { get; }

    public static async Task<StatusPageHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("status-page-").FullName;
        var clock = new FakeTimeProvider(Start);
        var all = settings.Append(("Storage:ConnectionString", $"Data Source={Path.Combine(folder, "comms.db")}")).Append(("Logging:LogLevel:Default", "None"));
        var app = ServiceHost.Build(all.Select(s => KeyValuePair.Create<string, string?>(s.Item1, s.Item2)), services => services.AddSingleton<TimeProvider>(clock));
        app.Urls.Add("http://127.0.0.1:0");
        await app.Services.PrepareStorageAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new StatusPageHost(app, folder, clock);
    }

    /// <summary>A post that stands on a destination, so many minutes before now.</summary>
    public async Task PostAsync(
        string incident, IncidentStatus status, string title, string body, double minutesAgo, string? id = null, double? nextInMinutes = null, string kind = "status-update",
        string destination = PublishingSetup.StatusPage, params (string Name, string Status)[] components) => await PostAllAsync(
        [
            new PostRow
            {
                PublicationId = id ?? Guid.CreateVersion7().ToString("N"), Destination = destination, IncidentId = incident, Kind = kind, Status = status, Title = title, Body = body,
                ComponentsJson = StoredJson.Write<IReadOnlyList<ComponentStatus>>([.. components.Select(c => new ComponentStatus(c.Name, c.Status))]),
                NextUpdateAt = nextInMinutes is { } next ? Clock.GetUtcNow().AddMinutes(next) : null, At = Clock.GetUtcNow().AddMinutes(-minutesAgo),
            },
        ]);

    public Task PostAllAsync(IReadOnlyList<PostRow> rows) => Databases.WriteAsync(db =>
    {
        db.Posts.AddRange(rows);
        return Task.FromResult(true);
    }, TestContext.Current.CancellationToken);

    public IDbContextFactory<CommsDb> Databases => app.Services.GetRequiredService<IDbContextFactory<CommsDb>>();

    public async Task<string> GetAsync(string path) => await Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> SendAsync(string path, HttpMethod? method = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        change?.Invoke(request);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
