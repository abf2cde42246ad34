using System.Globalization;
using System.Text;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Puts a document together piece by piece, within bounds; what is beyond them is left out and said.</summary>
internal sealed class DocumentBuilder(string name)
{
    public const int MostBlocks = 20_000;
    private const int MostCharacters = 2_000_000;
    private const int LongestBlock = 20_000;
    private const int MostCells = 40;
    private readonly List<DocumentSection> sections = [];
    private readonly List<DocumentBlock> blocks = [];
    private readonly List<(int Level, string Heading)> path = [];
    private readonly List<KeyValuePair<string, string>> fields = [];
    private readonly HashSet<string> mentions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> leftOut = [];
    private IReadOnlyList<string> columns = [];
    private string heading = "";
    private int level;
    private int count;
    private int characters;
    private int tables;
    private string title = "";

    public bool IsFull { get; private set; }

    public void Title(string text) => title = title.Length == 0 ? Clean(text) : title;

    public void Field(string key, string value)
    {
        if (fields.Count < 200 && key.Length is > 0 and < 200) fields.Add(new(key.Trim(), Cut(Clean(value))));
    }

    public void Mention(string person)
    {
        person = person.Trim().TrimStart('@');
        if (mentions.Count < 500 && person.Length is > 1 and < 80) mentions.Add(person);
    }

    public void LeftOut(string what)
    {
        if (leftOut.Count < 50 && !leftOut.Contains(what)) leftOut.Add(what);
    }

    public void Heading(int depth, string text)
    {
        text = Clean(text);
        if (text.Length == 0 || !Take(text.Length)) return;
        if (depth == 1 && title.Length == 0) title = Cut(text);
        Close();
        path.RemoveAll(p => p.Level >= depth);
        (level, heading) = (depth, Cut(text));
        path.Add((depth, heading));
    }

    public void Paragraph(string text) => Add(BlockKind.Paragraph, text);

    public void Quote(string text) => Add(BlockKind.Quote, text);

    public void Code(string text) => Add(BlockKind.Code, text);

    public void Item(string text, int depth) => Add(BlockKind.ListItem, text, depth);

    /// <summary>Begins a table; headings may be empty.</summary>
    public void Table(IReadOnlyList<string> headings)
    {
        tables++;
        columns = [.. headings.Take(MostCells).Select(h => Cut(Clean(h)))];
        if (columns.All(c => c.Length == 0)) columns = [];
    }

    public void Row(IReadOnlyList<string> cells)
    {
        var clean = cells.Take(MostCells).Select(c => Cut(Clean(c))).ToList();
        if (clean.All(c => c.Length == 0)) return;
        var text = Cut(string.Join(" | ", clean));
        if (Take(text.Length)) blocks.Add(new DocumentBlock(Place(), BlockKind.TableRow, text) { Cells = clean, Columns = columns, Table = tables });
    }

    public PostmortemDocument Build()
    {
        Close();
        if (sections.Count == 0) sections.Add(new DocumentSection(0, 0, "", [], []));
        return new PostmortemDocument { Name = name, Title = title, Fields = fields, Sections = sections, Mentions = [.. mentions], LeftOut = leftOut };
    }

    private void Add(BlockKind kind, string text, int depth = 0)
    {
        text = Cut(Clean(text));
        if (text.Length > 0 && Take(text.Length)) blocks.Add(new DocumentBlock(Place(), kind, text) { Depth = Math.Min(depth, 20) });
    }

    private DocumentPlace Place() => new(Number, blocks.Count + 1);

    private int Number => sections.Count == 0 && heading.Length > 0 ? 1 : sections.Count;

    private bool Take(int length)
    {
        if (count >= MostBlocks || characters + length > MostCharacters)
        {
            IsFull = true;
            LeftOut($"Everything after piece {count.ToString(CultureInfo.InvariantCulture)}: the document is longer than {MostCharacters.ToString("N0", CultureInfo.InvariantCulture)} characters or {MostBlocks.ToString("N0", CultureInfo.InvariantCulture)} pieces.");
            return false;
        }
        (count, characters) = (count + 1, characters + length);
        return true;
    }

    private void Close()
    {
        if (heading.Length == 0 && blocks.Count == 0) return;
        if (sections.Count == 0 && heading.Length > 0) sections.Add(new DocumentSection(0, 0, "", [], []));
        sections.Add(new DocumentSection(sections.Count, level, heading, [.. path.Select(p => p.Heading)], [.. blocks]));
        blocks.Clear();
    }

    private string Cut(string text)
    {
        if (text.Length <= LongestBlock) return text;
        LeftOut($"The end of a piece that is longer than {LongestBlock.ToString("N0", CultureInfo.InvariantCulture)} characters.");
        return text[..(char.IsHighSurrogate(text[LongestBlock - 1]) ? LongestBlock - 1 : LongestBlock)];
    }

    /// <summary>One line: white space as single blanks, invisible and control characters taken out.</summary>
    internal static string Clean(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, LongestBlock + 64));
        var blank = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune))
            {
                if (!blank) kept.Append(' ');
                blank = true;
                continue;
            }
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune.Value == 0xFFFD) continue;
            kept.Append(rune.ToString());
            blank = false;
        }
        while (kept.Length > 0 && kept[^1] == ' ') kept.Length--;
        return kept.ToString();
    }
}
