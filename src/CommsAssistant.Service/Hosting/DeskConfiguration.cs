using CommsAssistant.Core.Approval;
using CommsAssistant.Core.Cadence;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;
using CommsAssistant.Ingestion;

namespace CommsAssistant.Service.Hosting;

/// <summary>Reads the sections Catalogue, Checks, Approval and Cadence.</summary>
internal static class DeskConfiguration
{
    private static readonly string[] Severities = ["warn", "block", "off"];

    /// <exception cref="UnusableInputException">A setting names something that does not exist; the message lists what does.</exception>
    public static DeskSettings Read(IConfiguration configuration)
    {
        var checks = configuration.GetSection("Checks").Get<CheckOptions>() ?? new CheckOptions();
        var severities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (rule, severity) in configuration.GetSection("Checks:Severities").GetChildren().Select(c => (c.Key, c.Value ?? "")))
        {
            if (DraftRules.All.All(r => r.Id != rule)) throw new UnusableInputException($"Checks:Severities:{rule}: there is no such rule. The rules are: {string.Join(", ", DraftRules.All.Select(r => r.Id).Order(StringComparer.Ordinal))}.");
            if (!Severities.Contains(severity, StringComparer.OrdinalIgnoreCase)) throw new UnusableInputException($"Checks:Severities:{rule} is \"{severity}\". Give warn, block or off.");
            severities[rule] = severity;
        }
        var policy = configuration["Cadence:Policy"] ?? CadencePolicy.Default.Name;
        return new DeskSettings
        {
            Catalogue = configuration.GetSection("Catalogue").Get<Catalogue>() ?? Catalogue.Empty,
            Checks = checks with { Severities = severities },
            Approval = configuration.GetSection("Approval").Get<ApprovalPolicy>() ?? new ApprovalPolicy(),
            Cadence = CadencePolicy.All.FirstOrDefault(p => p.Name.Equals(policy, StringComparison.OrdinalIgnoreCase))
                ?? throw new UnusableInputException($"Cadence:Policy is \"{policy}\". Give one of: {string.Join(", ", CadencePolicy.All.Select(p => p.Name))}."),
        };
    }
}
