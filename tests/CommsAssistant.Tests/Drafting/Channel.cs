using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Tests.Drafting;

/// <summary>A small made-up channel, three minutes between messages, and drafts from it.</summary>
internal sealed class Channel(params (string Who, string Text)[] messages)
{
    private static readonly DateTimeOffset Start = new(2025, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly People Cast = new([
        new Person("ivy", "ivy", "Ivy Lindqvist", "SRE", "Europe/Berlin", PersonRole.Responder),
        new Person("tom", "tom", "Tom Abara", "SRE", "America/New_York", PersonRole.Responder),
        new Person("sue", "sue", "Sue Park", "Support Lead", "UTC", PersonRole.Support),
        new Person("cam", "cam", "Cam Roy", "Communications", "UTC", PersonRole.Comms),
        new Person("bot", "bot", "Beacon", "Status page", "UTC", PersonRole.Bot)]);

    private readonly Incident head = new() { Id = "INC-7", Title = "Uploads fail", Services = ["Uploads"], Commander = "ivy", Product = "Parcelo" };

    public Channel AsDrill() => new(messages) { Drill = true };

    private bool Drill { get; init; }

    public Draft Draft(DraftKind kind, IncidentStatus status) =>
        DraftTemplates.Compose(kind, new DraftRequest(head with { IsDrill = Drill }, Ledger(), Cast, status, Start.AddMinutes(messages.Length * 3), TimeSpan.FromMinutes(30)))!;

    public FactLedger Ledger() => FactExtractor.Extract(head, Cast, Catalogue.Empty, messages.Select((m, i) => new LogEntry
    {
        Source = new SourceRef("C1", $"17410{i:00000}.000100"),
        PostedAt = Start.AddMinutes(i * 3),
        Body = new MessageBody { Text = m.Text, AuthorId = m.Who, IsBot = m.Who == "bot" },
    }));
}
