using CommsAssistant.Assistant;
using CommsAssistant.Core.Checks;
using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Core.Timeline;
using CommsAssistant.Facts;
using CommsAssistant.Models;
using CommsAssistant.Prompts;
using CommsAssistant.Redaction;

namespace CommsAssistant.Tests.Attacks;

/// <summary>A small incident into which a test plants messages, and the whole way from the channel to checked drafts with a model of the test's.</summary>
internal sealed class Stage
{
    public static readonly DateTimeOffset Start = new(2025, 3, 4, 9, 0, 0, TimeSpan.Zero);
    public static readonly Incident Head = new() { Id = "INC-7", Title = "Uploads fail", Services = ["Uploads"], Commander = "ivy", Product = "Parcelo", OpenedAt = Start };
    private static readonly PromptLibrary Library = PromptLibrary.Load();
    private static readonly (string Who, string Text)[] Talk =
    [
        ("ivy", "I have command. *Status:* Some customers cannot upload photos. Downloads are not affected."),
        ("tom", "I think it is the new image release, memory on media-worker-3 is climbing"),
        ("sue", "Support has 12 tickets, customers say that uploads hang"),
        ("tom", "I rolled back release 4.2 on media-worker-3 at 09:04 UTC"),
        ("tom", "@sue taking the cleanup of stuck uploads now"),
    ];

    private readonly List<LogEntry> entries = [];
    public People Cast { get; }
    public FactLedger Ledger { get; private set; } = FactLedger.Empty;
    public ModelReading Reading { get; private set; } = ModelReading.None;

    public Stage(IEnumerable<(string Who, MessageBody Body)> planted, IEnumerable<Person>? more = null)
    {
        Cast = new People(new[]
        {
            new Person("ivy", "ivy", "Ivy Lindqvist", "SRE", "Europe/Berlin", PersonRole.Responder), new Person("tom", "tom", "Tom Abara", "SRE", "America/New_York", PersonRole.Responder),
            new Person("sue", "sue", "Sue Park", "Support Lead", "UTC", PersonRole.Support), new Person("pat", "pat", "Pat Moss", "Account Manager", "UTC", PersonRole.Bystander), new Person("tix", "tix", "Ticketeer", "", "UTC", PersonRole.Bot),
        }.Concat(more ?? []));
        var all = Talk.Select(t => (t.Who, Body: new MessageBody { Text = t.Text })).Concat(planted).ToList();
        for (var i = 0; i < all.Count; i++)
            entries.Add(new LogEntry { Source = new SourceRef("C1", $"{1741078800 + i * 60}.000100"), PostedAt = Start.AddMinutes(i), Body = all[i].Body with { AuthorId = all[i].Who, IsBot = all[i].Body.IsBot || all[i].Who == "tix" } });
    }

    public DateTimeOffset Now => Start.AddMinutes(entries.Count + 1);

    /// <summary>Reads the channel by rules, then by the model.</summary>
    public async Task ReadAsync(IModels? model, CancellationToken ct)
    {
        Redactor = new Redactor(Cast, Catalogue.Empty);
        var rules = FactExtractor.Extract(Head, Cast, Catalogue.Empty, entries);
        Reading = model is null ? ModelReading.None : await new ModelReader(model, Library, new PromptOptions()).ReadOnAsync(Memory, new ReadingInput(Head, Cast, rules, entries, Now), Redactor, ct);
        var messages = entries.ToDictionary(e => e.Source);
        Ledger = FactMerge.Apply(rules, Reading, [], messages.GetValueOrDefault);
    }

    public ChannelReading Memory { get; } = new();
    public Redactor Redactor { get; private set; } = new(People.None, Catalogue.Empty);
    public IncidentTimeline Timeline => TimelineBuilder.Build(Ledger);

    /// <summary>A checked draft of a kind, worded by the model where one is given.</summary>
    public async Task<(WritingOutcome Outcome, bool Approvable)> DraftAsync(DraftKind kind, IncidentStatus status, IModels? model, string? note, CancellationToken ct)
    {
        var template = DraftTemplates.Compose(kind, new DraftRequest(Head, Ledger, Cast, status, Now, TimeSpan.FromMinutes(30)) { Instructions = note })!;
        var context = new CheckContext { Draft = template, Incident = Head, Ledger = Ledger, Messages = entries.ToDictionary(e => e.Source), People = Cast, Catalogue = Catalogue.Empty.With(Head), Now = Now };
        var outcome = model is null ? new WritingOutcome(template, false, null) : await new ModelWriter(model, Library, new PromptOptions()).WriteAsync(template, context, Redactor, note, ct);
        return (outcome, new DraftChecker(DraftRules.All).Check(context with { Draft = outcome.Draft }).All(f => f.Severity == FindingSeverity.Warn));
    }
}
