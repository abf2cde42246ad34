using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Drafting;

/// <summary>A kind of text. Kinds are data: a new one is an instance here or in an extension, and a template registered for it.</summary>
/// <param name="Name">The wire name, for example status-update.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="IsStatusPost">True for posts on the status page, whose status it carries.</param>
/// <param name="IsReport">True for the customer report.</param>
public sealed record DraftKind(string Name, Audience Audience, bool IsStatusPost = false, bool IsReport = false)
{
    /// <summary>First public post.</summary>
    public static DraftKind StatusInvestigating { get; } = new("status-investigating", Audience.Customers, IsStatusPost: true);
    /// <summary>Later public post.</summary>
    public static DraftKind StatusUpdate { get; } = new("status-update", Audience.Customers, IsStatusPost: true);
    /// <summary>Last public post.</summary>
    public static DraftKind StatusResolved { get; } = new("status-resolved", Audience.Customers, IsStatusPost: true);
    /// <summary>For support, sales and leadership.</summary>
    public static DraftKind StakeholderUpdate { get; } = new("stakeholder-update", Audience.Stakeholders);
    /// <summary>For the incident channel.</summary>
    public static DraftKind InternalUpdate { get; } = new("internal-update", Audience.Responders);
    /// <summary>The timeline as a document for responders.</summary>
    public static DraftKind Timeline { get; } = new("timeline", Audience.Responders);
    /// <summary>The report for customers after the incident.</summary>
    public static DraftKind CustomerReport { get; } = new("customer-report", Audience.Customers, IsReport: true);

    /// <summary>All kinds that exist without extensions.</summary>
    public static IReadOnlyList<DraftKind> All { get; } = [StatusInvestigating, StatusUpdate, StatusResolved, StakeholderUpdate, InternalUpdate, Timeline, CustomerReport];

    /// <summary>The kind with this wire name, or null.</summary>
    public static DraftKind? Parse(string? name) => All.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when customers or the public read it.</summary>
    public bool IsPublic => Audience == Audience.Customers;
}
