using System.CommandLine;
using CommsAssistant.Ingestion;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Storage;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Service.Cli;

/// <summary>comms serve: the service.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where it listens", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("serve", "Run the service: web pages, HTTP interface, status page. Settings come from appsettings.json and the environment (Storage__ConnectionString, Auth__People__0__Token and so on).") { urls };
        command.SetAction((r, ct) => Output.GuardedAsync(async () =>
        {
            var address = r.GetValue(urls)!;
            var app = ServiceHost.Build([new("urls", address)]);
            if (app.Configuration["Auth:Mode"]?.Equals("demo", StringComparison.OrdinalIgnoreCase) == true && !address.Split(';').All(IsLoopback))
                throw new UnusableInputException("Auth:Mode is demo, which signs in whoever has a link, so it listens on loopback only. Set Auth:Mode to tokens, or --urls to http://127.0.0.1:5080.");
            return await RunAsync(app, ct);
        }));
        return command;
    }

    /// <summary>Prepares the database, runs until it is stopped; settings that cannot be used end with their message.</summary>
    internal static async Task<int> RunAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await using (app)
            {
                await app.Services.PrepareStorageAsync(ct);
                await app.StartAsync(ct);
                await app.WaitForShutdownAsync(ct);
            }
            return Output.Done;
        }
        catch (OptionsValidationException e)
        {
            throw new UnusableInputException(string.Join(" ", e.Failures), e);
        }
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.IsLoopback;
}
