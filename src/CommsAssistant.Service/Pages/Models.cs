using CommsAssistant.Core.Drafting;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;

namespace CommsAssistant.Service.Pages;

/// <summary>Somebody whom a demo lets in by a link.</summary>
public sealed record DemoPerson(string Name, string Note, string Link);

/// <summary>A waiting draft in the queue.</summary>
/// <param name="Draft">What lists show.</param>
/// <param name="FirstLines">How the text begins.</param>
/// <param name="Writer">Who wrote the present version.</param>
/// <param name="IsMine">True when whoever looks is in command.</param>
/// <param name="IsStale">True when facts changed since it was written.</param>
public sealed record QueueCard(DraftSummary Draft, string FirstLines, string Writer, bool IsMine, bool IsStale);

/// <summary>The queue.</summary>
/// <param name="Waiting">The first that wait.</param>
/// <param name="Further">Those after them, as rows.</param>
/// <param name="OfOthers">How many wait for others.</param>
/// <param name="OnlyMine">True when only those of one's own incidents are shown.</param>
/// <param name="Decided">What people decided last.</param>
/// <param name="OpenIncidents">How many incidents are open.</param>
public sealed record QueueModel(IReadOnlyList<QueueCard> Waiting, IReadOnlyList<DraftSummary> Further, int OfOthers, bool OnlyMine, IReadOnlyList<DraftSummary> Decided, int OpenIncidents);

/// <summary>One sentence of a draft with what it rests on.</summary>
/// <param name="Number">From 1, for addresses within the page.</param>
/// <param name="IsTitle">True for the title.</param>
/// <param name="StartsParagraph">True when an empty line stands before it.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Pieces">Its words, with what findings concern marked.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record ShownSentence(int Number, bool IsTitle, bool StartsParagraph, DraftSentence Sentence, IReadOnlyList<Piece> Pieces, IReadOnlyList<ShownEvidence> Evidence);

/// <summary>A text that was typed and could not be saved.</summary>
/// <param name="Title">The title as typed.</param>
/// <param name="Body">The body as typed.</param>
/// <param name="From">The version that it was made from.</param>
/// <param name="IsOutdated">True when somebody else saved meanwhile.</param>
public sealed record TypedText(string Title, string Body, int From, bool IsOutdated);

/// <summary>The review of a draft.</summary>
public sealed record DraftModel
{
    public required DraftView View { get; init; }
    public required IReadOnlyList<ShownSentence> Sentences { get; init; }
    /// <summary>True when whoever looks is in command.</summary>
    public required bool Commands { get; init; }
    public required string CommanderName { get; init; }
    public required IReadOnlyList<string> ReviewedBy { get; init; }
    /// <summary>What people call each destination.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public bool HasReviewed { get; init; }
    public bool IsEditing { get; init; }
    public TypedText? Typed { get; init; }
    /// <summary>The version to compare the present one with; null for the one before.</summary>
    public DraftVersion? Compared { get; init; }
    /// <summary>Reasons as typed, by rule, when an approval was refused.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();
}

/// <summary>The console of an incident.</summary>
public sealed record IncidentModel
{
    public required IncidentView View { get; init; }
    public required Messages Messages { get; init; }
    public required bool Commands { get; init; }
    public required string DeputyName { get; init; }
    public FactKind? OnlyKind { get; init; }
    /// <summary>True when every entry of the timeline was asked for; else those that matter most are shown first.</summary>
    public bool ShowAll { get; init; }
    /// <summary>Which hundred of the timeline's entries, from 1.</summary>
    public int Page { get; init; } = 1;
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }
    /// <summary>Uploaded postmortems, newest first.</summary>
    public IReadOnlyList<ShelvedDocument> Documents { get; init; } = [];
}

/// <summary>What the form for opening an incident held when it was refused.</summary>
public sealed record OpenForm(string Id = "", string Title = "", string Severity = "SEV2", string Services = "", string Components = "", string Channel = "", string Zone = "UTC");

/// <summary>One page of a channel.</summary>
public sealed record ChannelModel(Incident Head, IReadOnlyList<ShownMessage> Shown, IReadOnlyDictionary<SourceRef, ShownMessage> Parents, int Number, int Pages, int Total);
