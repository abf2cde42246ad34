using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;

namespace CommsAssistant.Tests.Facts;

/// <summary>Made-up channels of a few messages, a minute apart from 14:00 UTC on Wednesday 7 May 2025 unless a message says otherwise. Wanjiru commands, Ilya and Sefa answer, Oda is support, Freja is legal.</summary>
internal static class SmallChannel
{
    public static readonly DateTimeOffset Start = new(2025, 5, 7, 14, 0, 0, TimeSpan.Zero);

    public static readonly People Cast = new([
        new Person("U1", "wanjiru", "Wanjiru Kamau", "SRE", "Africa/Nairobi", PersonRole.Responder),
        new Person("U2", "ilya", "Ilya Brenner", "Network Engineer", "Europe/Berlin", PersonRole.Responder),
        new Person("U3", "oda", "Oda Lind", "Customer Support", "Europe/Oslo", PersonRole.Support),
        new Person("U4", "freja", "Freja Holm", "Legal Counsel", "UTC", PersonRole.Legal),
        new Person("U5", "sefa", "Sefa Tuilagi", "Data Engineer", "America/Chicago", PersonRole.Responder),
        new Person("B1", "crane", "Crane", "Automation", "UTC", PersonRole.Bot),
        new Person("B2", "notice", "Notice", "Status page", "UTC", PersonRole.Bot)]);

    public static Line Says(string who, string text, int minute = -1) => new(who, text, minute);

    public static FactLedger Read(params Line[] lines)
    {
        var minute = -1;
        return FactExtractor.Extract(new Incident { Id = "INC-7", Title = "t", Commander = "wanjiru" }, Cast, Catalogue.Empty, lines.Select((line, i) =>
        {
            minute = line.Minute >= 0 ? line.Minute : minute + 1;
            return new LogEntry
            {
                Source = new SourceRef("C7", $"17466{i:00000}.000100"),
                PostedAt = Start.AddMinutes(minute),
                Body = new MessageBody { Text = line.Text, AuthorId = line.Who, IsBot = line.Who[0] == 'B' },
                Reactions = line.Reactions,
            };
        }).ToList());
    }

    public static IReadOnlyList<TimelineEntry> Story(params Line[] lines) => TimelineBuilder.Build(Read(lines)).Entries;

    internal sealed record Line(string Who, string Text, int Minute)
    {
        public IReadOnlyList<Reaction> Reactions { get; private init; } = [];

        public Line Marked(string name, string by, DateTimeOffset? at = null) => this with { Reactions = [new Reaction(name, [by]) { Times = at is { } time ? [time] : [] }] };
    }
}
