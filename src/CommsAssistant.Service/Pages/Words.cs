using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Publishing;
using CommsAssistant.Storage;

namespace CommsAssistant.Service.Pages;

/// <summary>The words of the pages for what the code names otherwise.</summary>
public static class Words
{
    private static readonly Dictionary<string, string> Deeds = new(StringComparer.Ordinal)
    {
        ["approved"] = "Approved. Below is what was sent where.",
        ["saved"] = "Saved as a new version.",
        ["fixed"] = "Mended, and saved as a new version.",
        ["restored"] = "The earlier version is the present one again.",
        ["reviewed"] = "Noted: you looked this version over.",
        ["redrafted"] = "A new draft from the facts as they are now. The old one is kept.",
        ["asked"] = "A new draft waits here for review.",
        ["rejected"] = "Rejected. Its versions are kept.",
        ["opened"] = "The incident is open.",
        ["shelved"] = "The postmortem is stored. Ask for the customer report below.",
        ["handed"] = "Command was handed over.",
        ["deputy"] = "The deputy was set.",
        ["status"] = "The status was changed. Nobody outside was told.",
        ["severity"] = "The severity was changed.",
        ["fact"] = "Kept. Drafts made from now on follow it.",
        ["settled"] = "Noted where the text is.",
    };

    /// <summary>What a code in the address says; null when it is none of ours, so that nobody can put words of their own on a page.</summary>
    public static string? Done(string? code) => code is not null && Deeds.TryGetValue(code, out var words) ? words : null;

    /// <summary>What a code in the address says was not done; null when it is none of ours.</summary>
    public static string? Undone(string? code) => code == "repeat" ? "What you pressed last did not reach us: you had been signed out, or the page was opened anew. If it is still needed, press it again." : null;

    public static string Of(DraftKind kind) => kind.Name switch
    {
        "status-investigating" => "First public post",
        "status-update" => "Public update",
        "status-resolved" => "Resolved post",
        "stakeholder-update" => "Stakeholder update",
        "internal-update" => "Responder update",
        "timeline" => "Timeline",
        "customer-report" => "Customer report",
        _ => kind.Name,
    };

    public static string Kind(string name) => DraftKind.Parse(name) is { } kind ? Of(kind) : name;

    public static string Of(IncidentStatus status) => status switch
    {
        IncidentStatus.Investigating => "Investigating",
        IncidentStatus.Identified => "Identified",
        IncidentStatus.Monitoring => "Monitoring",
        _ => "Resolved",
    };

    public static string Of(Audience audience) => audience switch
    {
        Audience.Customers => "Customers",
        Audience.Stakeholders => "Stakeholders",
        _ => "Responders",
    };

    public static string Of(DraftState state) => state switch
    {
        DraftState.Waiting => "Waiting",
        DraftState.Approved => "Approved",
        DraftState.Rejected => "Rejected",
        _ => "Replaced",
    };

    public static string Of(PublicationState state) => state switch
    {
        PublicationState.Approved => "Signed, not yet sent",
        PublicationState.Sending => "Being sent",
        PublicationState.Sent => "Sent",
        PublicationState.Rejected => "Refused by the destination",
        _ => "Not known whether it arrived",
    };

    public static string Of(Support support) => support switch
    {
        Support.Evidence => "evidence",
        Support.Computed => "computed",
        Support.Template => "template",
        _ => "unsupported",
    };

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Warn => "Warning",
        FindingSeverity.Block => "Blocks",
        _ => "Blocks always",
    };

    public static string Of(FactKind kind) => kind.Name().Replace('-', ' ');

    public static string Of(PersonRole role) => role == PersonRole.Unknown ? "" : role.ToString().ToLowerInvariant();

    /// <summary>Who wrote a version, as a queue says it.</summary>
    public static string Writer(string engine, string? name) => engine switch
    {
        "template" => "written by the template",
        "model" => "written by the model",
        _ => string.IsNullOrEmpty(name) ? "edited by a person" : "edited by " + name,
    };

    public static string Count(int count, string one, string? many = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
