using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Postmortems;

/// <summary>What a piece of a document is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,
    /// <summary>An item of a list.</summary>
    ListItem,
    /// <summary>A row of a table.</summary>
    TableRow,
    /// <summary>Words quoted from elsewhere, a chat log among them.</summary>
    Quote,
    /// <summary>Code, log lines, output.</summary>
    Code,
}

/// <summary>Where something stands in a document: the section, from 0 (before the first heading), and the piece within it, from 1; piece 0 is the section's heading.</summary>
public readonly record struct DocumentPlace(int Section, int Block)
{
    /// <summary>"s3.p2": what evidence carries.</summary>
    public override string ToString() => FormattableString.Invariant($"s{Section}.p{Block}");
}

/// <summary>A piece of a document.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What a reader sees, on one line, save that code keeps backticks around it. The cells of a row are joined by " | ".</param>
public sealed record DocumentBlock(DocumentPlace Place, BlockKind Kind, string Text)
{
    /// <summary>How deep a list item lies, from 0.</summary>
    public int Depth { get; init; }
    /// <summary>The cells of a row; empty for anything else.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];
    /// <summary>The headings of the row's table; empty where it has none.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
    /// <summary>The number of the row's table, from 1; 0 for anything else.</summary>
    public int Table { get; init; }
}

/// <summary>A heading and what stands below it up to the next one.</summary>
/// <param name="Number">From 0, which is what stands before the first heading.</param>
/// <param name="Level">1 to 6; 0 for section 0.</param>
/// <param name="Heading">Its words; empty for section 0.</param>
/// <param name="Path">The headings above it, outermost first, and its own.</param>
/// <param name="Blocks">In order.</param>
public sealed record DocumentSection(int Number, int Level, string Heading, IReadOnlyList<string> Path, IReadOnlyList<DocumentBlock> Blocks)
{
    /// <summary>Where the heading stands.</summary>
    public DocumentPlace Place => new(Number, 0);
}

/// <summary>A postmortem in one form, whatever file it came from.</summary>
public sealed record PostmortemDocument
{
    /// <summary>The file's name without folders: how evidence names the document.</summary>
    public required string Name { get; init; }
    /// <summary>Its title; empty when it has none.</summary>
    public string Title { get; init; } = "";
    /// <summary>Names and values from the file's front matter or properties.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
    /// <summary>In order; at least one.</summary>
    public required IReadOnlyList<DocumentSection> Sections { get; init; }
    /// <summary>Names that the document itself marks as people: mentions and links to profiles.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];
    /// <summary>What was not read, and why, for whoever reviews.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>All pieces in order.</summary>
    public IEnumerable<DocumentBlock> Blocks => Sections.SelectMany(s => s.Blocks);

    /// <summary>The reference that evidence of this place carries.</summary>
    public SourceRef Source(DocumentPlace place) => new("document:" + Name, place.ToString());
}
