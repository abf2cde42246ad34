using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads .docx. Sizes are bounded before anything is unpacked; links to the outside are never followed; deleted (tracked) words and comments are left out.</summary>
internal static class WordDocumentReader
{
    private const int MostParts = 2_000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const long LargestPart = 30L * 1024 * 1024;
    private const int MostRatio = 200;
    private const int Deepest = 60;

    public static void Read(DocumentBuilder builder, string name, byte[] content)
    {
        try
        {
            Refuse(name, content);
            using var document = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = LargestPart });
            if (document.MainDocumentPart?.Document?.Body is not { } body) throw Broken(name, "it has no text part", null);
            if (document.PackageProperties.Title is { Length: > 2 and < 300 } title && !title.Contains(".doc", StringComparison.OrdinalIgnoreCase)) builder.Field("title", title);
            if (document.PackageProperties.Creator is { Length: > 0 } creator) builder.Field("author", creator);
            new Walker(builder, document.MainDocumentPart).Walk(body, 0);
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException or InvalidOperationException or ArgumentException or NotSupportedException or EndOfStreamException or KeyNotFoundException)
        {
            throw Broken(name, e.Message, e);
        }
    }

    private static void Refuse(string name, byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts) throw new UnusableInputException($"{name}: {archive.Entries.Count} parts in one file; a document has far fewer. Save the postmortem anew as .docx.");
        if (archive.GetEntry("word/document.xml") is null) throw new UnusableInputException($"{name}: a ZIP file, but no Word document. Unpack it and give the postmortem that is in it, or save the document as .docx.");
        var total = archive.Entries.Sum(e => e.Length);
        if (total > MostUnpacked || archive.Entries.Any(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && (e.Length > LargestPart || e.Length > 1024 * 1024 && e.Length / Math.Max(1, e.CompressedLength) > MostRatio)))
            throw new UnusableInputException($"{name}: unpacked it would be {total / 1024 / 1024} MB, far more than a document is. Save the postmortem anew as .docx, without embedded files.");
    }

    private static UnusableInputException Broken(string name, string why, Exception? inner) =>
        new($"{name}: this Word document is damaged or not a .docx ({why.ReplaceLineEndings(" ").TrimEnd('.')}). Open it in a word processor, save it anew as .docx, and give that file.", inner);

    private sealed class Walker(DocumentBuilder builder, MainDocumentPart part)
    {
        private readonly Dictionary<string, (string Name, int? Level)> styles = Styles(part);

        public void Walk(OpenXmlElement container, int depth)
        {
            if (depth > Deepest) { builder.LeftOut($"What is nested more than {Deepest} deep."); return; }
            foreach (var element in container.ChildElements)
            {
                if (builder.IsFull) return;
                switch (element)
                {
                    case Paragraph paragraph: Paragraph(paragraph); break;
                    case Table table: Table(table); break;
                    case SdtBlock block: Walk(block.SdtContentBlock ?? (OpenXmlElement)block, depth + 1); break;
                    case CustomXmlBlock custom: Walk(custom, depth + 1); break;
                }
            }
        }

        private void Paragraph(Paragraph paragraph)
        {
            var lines = Text(paragraph).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var (style, level) = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && styles.TryGetValue(id, out var known) ? known : ("", (int?)null);
            level ??= (int?)paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value + 1;
            foreach (var line in lines)
                if (style.Equals("title", StringComparison.OrdinalIgnoreCase)) builder.Heading(1, line);
                else if (level is >= 1 and <= 6 || IsBoldLine(paragraph, line)) builder.Heading(level ?? 6, line);
                else if (paragraph.ParagraphProperties?.NumberingProperties is { } numbering) builder.Item(line, numbering.NumberingLevelReference?.Val?.Value ?? 0);
                else if (style.Contains("list", StringComparison.OrdinalIgnoreCase)) builder.Item(line, 0);
                else if (style.Contains("quote", StringComparison.OrdinalIgnoreCase)) builder.Quote(line);
                else if (style.Contains("code", StringComparison.OrdinalIgnoreCase) || style.Contains("preformatted", StringComparison.OrdinalIgnoreCase)) builder.Code(line);
                else PlainTextReader.ReadLines(builder, [line + " "]);
        }

        private static bool IsBoldLine(Paragraph paragraph, string line) =>
            line.Length is > 2 and < 80 && !line.Any(char.IsDigit) && line[^1] is not ('.' or ',' or '!') && paragraph.ParagraphProperties?.NumberingProperties is null
            && paragraph.Elements<Run>().Where(r => !string.IsNullOrWhiteSpace(r.InnerText)).All(r => r.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value)) && paragraph.Elements<Run>().Any();

        private void Table(Table table)
        {
            var rows = table.Elements<TableRow>().ToList();
            if (rows.Count == 0) return;
            var first = Cells(rows[0]);
            var isHeaded = rows.Count > 1 && (rows[0].TableRowProperties?.Elements<TableHeader>().Any() == true || first.Count > 2 || first.All(c => c.Length is > 0 and < 30) && first.Any(c => c.StartsWith("time", StringComparison.OrdinalIgnoreCase) || c.StartsWith("action", StringComparison.OrdinalIgnoreCase)));
            builder.Table(isHeaded ? first : []);
            foreach (var row in rows.Skip(isHeaded ? 1 : 0).TakeWhile(_ => !builder.IsFull)) builder.Row(Cells(row));
        }

        private List<string> Cells(TableRow row) => [.. row.Elements<TableCell>().Take(60).Select(c => string.Join(' ', c.Descendants<Paragraph>().Select(p => Text(p).Replace('\n', ' '))))];

        private string Text(Paragraph paragraph)
        {
            var text = new StringBuilder();
            foreach (var element in paragraph.Descendants())
                switch (element)
                {
                    case Text words: text.Append(IsCode(words) ? "`" + words.Text + "`" : words.Text); break;
                    case TabChar: text.Append(' '); break;
                    case Break or CarriageReturn: text.Append('\n'); break;
                    case NoBreakHyphen: text.Append('-'); break;
                    case Hyperlink link when link.Id?.Value is { } id && PeopleLinks.IsProfile(part.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri.OriginalString): builder.Mention(link.InnerText); break;
                }
            return text.ToString().Replace("``", "", StringComparison.Ordinal);
        }

        private static bool IsCode(Text words) =>
            words.Parent is Run { RunProperties.RunFonts.Ascii.Value: { } font } && (font.Contains("Mono", StringComparison.OrdinalIgnoreCase) || font.Contains("Courier", StringComparison.OrdinalIgnoreCase) || font.Contains("Consolas", StringComparison.OrdinalIgnoreCase));

        /// <summary>Names and heading levels of styles, also where the style is built on a heading.</summary>
        private static Dictionary<string, (string Name, int? Level)> Styles(MainDocumentPart part)
        {
            var found = new Dictionary<string, (string, int?)>(StringComparer.Ordinal);
            foreach (var style in part.StyleDefinitionsPart?.Styles?.Elements<Style>().Take(5_000) ?? [])
            {
                if (style.StyleId?.Value is not { } id) continue;
                var name = style.StyleName?.Val?.Value ?? id;
                int? level = (int?)style.StyleParagraphProperties?.OutlineLevel?.Val?.Value + 1;
                if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length > 8 && char.IsAsciiDigit(name[8])) level = name[8] - '0';
                found[id] = (name, level);
            }
            foreach (var id in (string[])["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"]) found.TryAdd(id, (id, id[7] - '0'));
            found.TryAdd("Title", ("Title", null));
            return found;
        }
    }
}
