using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Ingestion;
using CommsAssistant.Service.Demo;
using CommsAssistant.Service.Hosting;
using Microsoft.Data.Sqlite;

namespace CommsAssistant.Service.Cli;

/// <summary>comms demo: the service with the sample incident unfolding in it. Everything is thrown away at the end.</summary>
internal static class DemoCommand
{
    private static readonly (string Handle, string[] Roles, string Note)[] Cast =
        [("dana", ["commander"], "commander: approves"), ("sam", ["commander"], "reviewer: edits, looks over, can take command"), ("rob", [], "requester: asks for drafts")];

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1", DefaultValueFactory = _ => 5080 };
        var speed = new Option<double>("--speed") { Description = "How many minutes of the incident pass in one minute (1 to 3600)", DefaultValueFactory = _ => 60 };
        var command = new Command("demo", "Run the service with everything embedded, replaying the sample incident (samples/login-config). Prints the address and the demo people with their tokens.") { port, speed };
        command.SetAction((r, ct) => Output.GuardedAsync(() => RunAsync(r.GetValue(port), r.GetValue(speed), ct)));
        return command;
    }

    private static async Task<int> RunAsync(int port, double speed, CancellationToken ct)
    {
        if (port is < 0 or > 65535) throw new UnusableInputException($"--port {port}: give a number from 1 to 65535.");
        if (speed is not (>= 1 and <= 3600)) throw new UnusableInputException("--speed: give a number from 1 to 3600.");
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", "login-config");
        var head = await IncidentFile.ReadAsync(Path.Combine(sample, "incident.json"), ct);
        await using var transcript = await ChannelSource.OpenAsync(Path.Combine(sample, "events.jsonl"), head.Channel, ct);
        var last = await transcript.EventsAsync(ct).LastAsync(ct);
        var clock = new ReplayClock(head.OpenedAt, last.At, speed, TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("comms-demo-");
        try
        {
            var people = Cast.Select(c => (Person: transcript.People[c.Handle], c.Roles, c.Note, Token: Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)))).ToList();
            var app = ServiceHost.Build(Settings(port, Path.Combine(folder.FullName, "demo.db"), people), services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddHostedService(p => ActivatorUtilities.CreateInstance<DemoIncident>(p, head, transcript, clock));
            });
            app.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine(Welcome(app, people.Select(p => (p.Person.RealName, p.Note, p.Token)))));
            return await ServeCommand.RunAsync(app, ct);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UnusableInputException($"Port {port} is in use. Give another: --port {port + 1}", e);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string?> Settings(int port, string database, IEnumerable<(Person Person, string[] Roles, string Note, string Token)> people)
    {
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["Storage:ConnectionString"] = "Data Source=" + database,
            ["Auth:Mode"] = "demo",
            ["Approval:FourEyesForSev1"] = "false",
            ["StatusPage:Name"] = "Nimbleyard",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var ((person, roles, note, token), i) in people.Select((p, i) => (p, i)))
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"Auth:People:{i}:");
            (settings[entry + "Id"], settings[entry + "Name"], settings[entry + "Token"], settings[entry + "Note"]) = (person.Id, person.RealName, token, note);
            foreach (var (role, r) in roles.Select((role, r) => (role, r))) settings[string.Create(CultureInfo.InvariantCulture, $"{entry}Roles:{r}")] = role;
        }
        return settings;
    }

    private static string Welcome(WebApplication app, IEnumerable<(string Name, string Note, string Token)> people)
    {
        var address = app.Urls.First();
        return string.Join('\n', ["", $"The demo runs at {address} and the incident unfolds now. Sign in with one of these links:", "",
            .. people.Select(p => $"  {p.Name} ({p.Note})\n    {address}/sign-in/demo?token={p.Token}"), "", $"What customers see: {address}/status", "For the HTTP interface send \"Authorization: Bearer TOKEN\"; its description is at /openapi/v1.json.", "Ctrl+C ends it; nothing is kept.", ""]);
    }
}
