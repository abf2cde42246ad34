using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Desk;

namespace CommsAssistant.Service.Api;

internal sealed record EvidenceWire(string Channel, string Ts, string Quote);
internal sealed record SentenceWire(string Text, string Support, IReadOnlyList<EvidenceWire> Evidence);
internal sealed record FindingWire(string Rule, string Severity, string Message, int Start, int Length, string? Suggestion);
internal sealed record PromptWire(string Name, string Version, string Sha256);
internal sealed record ProvenanceWire(string Engine, string? Model, IReadOnlyList<PromptWire> Prompts, int Facts, int MessagesRead, IReadOnlyList<string> LeftOut, int InputTokens, int OutputTokens);
internal sealed record DraftWire(string Kind, string Audience, string Status, string FiveWords, string Title, string Body, string Text, IReadOnlyList<SentenceWire> Sentences, IReadOnlyList<string> Unknown, IReadOnlyList<FindingWire> Findings, ProvenanceWire Provenance);
internal sealed record TimelineEntryWire(DateTimeOffset At, string Kind, string Text, IReadOnlyList<EvidenceWire> Evidence, bool Key, string Confidence, string Origin);
internal sealed record PublishedWire(string Status, string Title, string Body, DateTimeOffset PublishedAt, DateTimeOffset? NextUpdateAt);
internal sealed record IncidentWire(string Id, string Title, string Severity, string Status, string Commander, string CommanderName, string? Deputy, IReadOnlyList<string> Services, string Channel, DateTimeOffset OpenedAt, DateTimeOffset? ResolvedAt, bool Restricted, bool Drill, PublishedWire? LastPublished, DateTimeOffset? NextDueAt, int WaitingDrafts);
internal sealed record DraftSummaryWire(string Id, string Incident, string Kind, string Audience, string State, string Status, string Title, string WrittenBy, int Version, int Blocking, int Warnings, DateTimeOffset? DueAt, string RequestedBy, DateTimeOffset CreatedAt, IReadOnlyList<string> Destinations);
internal sealed record VersionWire(int Number, string By, DateTimeOffset At, string Title, string Body);
internal sealed record OutgoingWire(string Destination, string Title, string Body, string Status, bool Notify);
internal sealed record PublicationWire(string Id, string Draft, string Incident, string Destination, string Audience, string Kind, string Status, string State, string Title, string Body, string? Receipt, string? Problem, DateTimeOffset ApprovedAt, DateTimeOffset? SentAt, DateTimeOffset? NextUpdateAt);
internal sealed record DraftViewWire(DraftSummaryWire Summary, DraftWire Draft, string ContentHash, string ETag, bool Stale, string? CannotApprove, IReadOnlyList<string> ReviewedBy, string? Instructions, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, string? ReplacedBy,
    PublishedWire? LastPublished, IReadOnlyList<VersionWire> Versions, IReadOnlyList<OutgoingWire> GoesOut, IReadOnlyList<PublicationWire> Publications, string? ModelReason);
internal sealed record FactWire(string Id, string Kind, string Text, DateTimeOffset At, DateTimeOffset SaidAt, IReadOnlyList<EvidenceWire> Evidence, string Speaker, string Confidence, string Visibility, string? PublicText, string State, string? ReplacedBy, string? StateReason, string Origin, bool Pinned, bool Hidden, bool Key);

/// <summary>The shapes that go over the wire: of the HTTP interface and of the command line.</summary>
internal static class Wire
{
    public static IReadOnlyList<EvidenceWire> Of(IReadOnlyList<Evidence> evidence) => [.. evidence.Select(e => new EvidenceWire(e.Source.Channel, e.Source.Ts, e.Quote))];

    public static FindingWire Of(Finding f) => new(f.Rule, f.Severity.ToString().ToLowerInvariant(), f.Message, f.Start, f.Length, f.Suggestion);

    public static DraftWire Of(Draft d, IReadOnlyList<Finding> findings) => new(d.Kind.Name, d.Kind.Audience.Name(), d.Status.Name(), d.FiveWords, d.Title, d.Body, d.Text,
        [.. d.Sentences.Select(s => new SentenceWire(s.Text, s.Support.ToString().ToLowerInvariant(), Of(s.Evidence)))], d.Unknown, [.. findings.Select(Of)], Of(d.Provenance));

    public static TimelineEntryWire Of(TimelineEntry e) => new(e.At, e.Kind.Name(), e.Text, Of(e.Evidence), e.IsKey, e.Confidence.ToString().ToLowerInvariant(), e.Origin.ToString().ToLowerInvariant());

    public static PublishedWire? Of(PublishedText? p) => p is null ? null : new(p.Status.Name(), p.Title, p.Body, p.PublishedAt, p.NextUpdateAt);

    public static IncidentWire Of(IncidentSummary i) => new(i.Head.Id, i.Head.Title, i.Head.Severity.Name(), i.Status.Name(), i.Head.Commander, i.CommanderName, i.Head.Deputy, i.Head.Services, i.Head.Channel, i.Head.OpenedAt, i.ResolvedAt, i.Head.IsRestricted, i.Head.IsDrill,
        Of(i.LastPublished), i.NextDueAt, i.WaitingDrafts);

    public static DraftSummaryWire Of(DraftSummary d) => new(d.Id, d.Incident.Id, d.Kind.Name, d.Kind.Audience.Name(), d.State.ToString().ToLowerInvariant(), d.Status.Name(), d.Title, d.Engine, d.Number, d.Blocking, d.Warnings, d.DueAt, d.RequestedBy, d.CreatedAt, d.Destinations);

    public static PublicationWire Of(PublicationSummary p) => new(p.Id, p.DraftId, p.IncidentId, p.Destination, p.Audience.Name(), p.Kind, p.Status.Name(), p.State.ToString().ToLowerInvariant(), p.Title, p.Body, p.Receipt, p.Problem, p.ApprovedAt, p.SentAt, p.NextUpdateAt);

    public static DraftViewWire Of(DraftView v) => new(Of(v.Summary), Of(v.Draft, v.Findings), v.ContentHash, v.ETag, v.IsStale, v.Obstacle?.Message, v.ReviewedBy, v.Instructions, v.DecidedBy, v.DecidedAt, v.Reason, v.ReplacedBy, Of(v.LastPublished),
        [.. v.Versions.Select(o => new VersionWire(o.Number, o.ByName, o.At, o.Draft.Title, o.Draft.Body))], [.. v.Texts.Select(t => new OutgoingWire(t.Destination, t.Title, t.Body, t.Status.Name(), t.Notify))], [.. v.Publications.Select(Of)], v.ModelReason);

    public static FactWire Of(Fact f) => new(f.Id, f.Kind.Name(), f.Text, f.At, f.SaidAt, Of(f.Evidence), f.SpeakerId, f.Confidence.ToString().ToLowerInvariant(), f.Visibility.Name(), f.PublicText, f.State.ToString().ToLowerInvariant(), f.ReplacedBy, f.StateReason,
        f.Origin.ToString().ToLowerInvariant(), f.IsPinned, f.IsHidden, f.IsKey);

    private static ProvenanceWire Of(Provenance p) => new(p.Engine, p.Model, [.. p.Prompts.Select(u => new PromptWire(u.Name, u.Version, u.Sha256))], p.Facts, p.MessagesRead, p.LeftOut, p.InputTokens, p.OutputTokens);
}
