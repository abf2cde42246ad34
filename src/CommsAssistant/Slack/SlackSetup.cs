using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Slack;

/// <summary>Registers Slack.</summary>
public static class SlackSetup
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the client, the inbox and whatever listens, as the section Slack says; where it says none, only what pages ask for. The desks and the storage must be added beside it.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>().AddSingleton<SlackChannels>();
        var mode = configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Mode)}"] ?? "none";
        var isSocket = mode.Equals("socket", StringComparison.OrdinalIgnoreCase);
        if (!isSocket && !IsHttp(configuration)) return services;
        services.AddSingleton<SlackMeters>().AddSingleton<SlackPace>().AddSingleton<SlackSignature>().AddSingleton<SlackTokens>().AddSingleton<SlackPeople>().AddSingleton<SlackBackfill>();
        services.AddSingleton(p => new SlackWire(Http(p.GetRequiredService<IOptions<SlackOptions>>().Value), p.GetRequiredService<SlackPace>(), p.GetRequiredService<SlackMeters>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SlackWire>>()));
        services.AddSingleton(p => new SlackClient(p.GetRequiredService<SlackWire>(), p.GetRequiredService<SlackTokens>(), p.GetRequiredService<IOptions<SlackOptions>>()));
        services.AddSingleton(p => new SlackReply(Http(p.GetRequiredService<IOptions<SlackOptions>>().Value), p.GetRequiredService<SlackClient>(), p.GetRequiredService<IOptions<SlackOptions>>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SlackReply>>()));
        services.AddSingleton<ISlackWord, OpenWord>().AddSingleton<ISlackWord, StatusWord>().AddSingleton<ISlackWord, BriefWord>();
        services.AddSingleton<ISlackHandler, SlackEvents>().AddSingleton<ISlackHandler, SlackCommands>();
        services.AddSingleton<SlackInbox>().AddSingleton<SlackIntake>().AddSingleton<SlackWorker>().AddSingleton<SlackFollower>();
        services.AddHostedService(p => p.GetRequiredService<SlackInbox>()).AddHostedService(p => p.GetRequiredService<SlackWorker>()).AddHostedService(p => p.GetRequiredService<SlackFollower>());
        return isSocket ? services.AddHostedService<SocketMode>() : services;
    }

    /// <summary>True when Slack calls the service's addresses.</summary>
    public static bool IsHttp(IConfiguration configuration) => "http".Equals(configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.Mode)}"], StringComparison.OrdinalIgnoreCase);

    /// <summary>No redirects, no cookies, no time-out of its own: each call has one.</summary>
    private static HttpClient Http(SlackOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !new Uri(options.ApiUrl).IsLoopback,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    })
    { BaseAddress = new Uri(options.ApiUrl), Timeout = Timeout.InfiniteTimeSpan };
}
