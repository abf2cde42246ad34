using System.CommandLine;
using CommsAssistant.Audit;
using CommsAssistant.Service.Hosting;
using CommsAssistant.Storage;

namespace CommsAssistant.Service.Cli;

/// <summary>comms audit: reads the hash chain and says whether it holds.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var command = new Command("audit", "Verify the audit chain of the service's database. Ends with code 1 when a link does not hold.");
        command.SetAction((_, ct) => Output.GuardedAsync(async () =>
        {
            await using var app = ServiceHost.Build([]);
            await app.Services.PrepareStorageAsync(ct);
            var verdict = await app.Services.GetRequiredService<AuditTrail>().VerifyAsync(ct);
            await Output.WriteAsync(verdict switch { AuditVerdict.Intact i => $"Intact: {i.Links} links, the last one {i.LastHash}.", AuditVerdict.Broken b => $"Broken: {b.Message}", _ => "" }, null, ct);
            return verdict is AuditVerdict.Intact ? Output.Done : Output.Blocked;
        }));
        return command;
    }
}
