using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads Markdown with tables and front matter. HTML within it is read as HTML, never run.</summary>
internal static class MarkdownDocumentReader
{
    private const int Deepest = 60;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras().Build();

    public static void Read(DocumentBuilder builder, string name, string text)
    {
        text = FrontMatter.Take(builder, text);
        MarkdownDocument tree;
        try
        {
            tree = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e)
        {
            throw new UnusableInputException($"{name}: this Markdown is nested too deeply to be read ({e.Message}). Flatten its lists and quotes, and give it again.", e);
        }
        Walk(builder, name, tree, 0, 0, quoted: false);
    }

    private static void Walk(DocumentBuilder builder, string name, ContainerBlock container, int depth, int listDepth, bool quoted)
    {
        if (depth > Deepest) { builder.LeftOut($"What is nested more than {Deepest} deep."); return; }
        foreach (var block in container)
        {
            if (builder.IsFull) return;
            One(builder, name, block, depth, listDepth, quoted);
        }
    }

    private static void One(DocumentBuilder builder, string name, Block block, int depth, int listDepth, bool quoted)
    {
        switch (block)
        {
            case HeadingBlock heading: builder.Heading(heading.Level, Inline(builder, heading.Inline)); break;
            case ParagraphBlock paragraph: Paragraph(builder, paragraph, quoted); break;
            case Table table: Rows(builder, table); break;
            case ListBlock list: List(builder, name, list, depth, listDepth, quoted); break;
            case QuoteBlock quote: Walk(builder, name, quote, depth + 1, listDepth, quoted: true); break;
            case CodeBlock code: builder.Code(code.Lines.ToString()); break;
            case HtmlBlock html when html.Type != HtmlBlockType.Comment: HtmlDocumentReader.Read(builder, name, html.Lines.ToString()); break;
            case ContainerBlock inner: Walk(builder, name, inner, depth + 1, listDepth, quoted); break;
        }
    }

    private static void List(DocumentBuilder builder, string name, ListBlock list, int depth, int listDepth, bool quoted)
    {
        if (depth > Deepest) { builder.LeftOut($"What is nested more than {Deepest} deep."); return; }
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = true;
            foreach (var block in item)
            {
                if (builder.IsFull) return;
                if (block is ParagraphBlock paragraph && !quoted)
                {
                    var lines = Lines(builder, paragraph);
                    for (var i = 0; i < lines.Count; i++)
                        if (first && i == 0) builder.Item(lines[i], listDepth); else builder.Paragraph(lines[i]);
                }
                else if (block is ListBlock inner) List(builder, name, inner, depth + 1, listDepth + 1, quoted);
                else if (block is ParagraphBlock said) builder.Quote(Inline(builder, said.Inline));
                else if (depth < Deepest) One(builder, name, block, depth + 1, listDepth + 1, quoted);
                first = false;
            }
        }
    }

    private static void Paragraph(DocumentBuilder builder, ParagraphBlock paragraph, bool quoted)
    {
        if (quoted) { builder.Quote(Inline(builder, paragraph.Inline)); return; }
        if (IsHeading(paragraph.Inline)) { builder.Heading(6, Inline(builder, paragraph.Inline)); return; }
        foreach (var line in Lines(builder, paragraph)) builder.Paragraph(line);
    }

    /// <summary>Lines that the author broke by hand, or that each begin with a time, stand for themselves; others are one.</summary>
    private static List<string> Lines(DocumentBuilder builder, ParagraphBlock paragraph) => TextLines.Split(Inline(builder, paragraph.Inline));

    /// <summary>A short line in bold and nothing else is a heading, save where it holds a clock time.</summary>
    private static bool IsHeading(ContainerInline? inline) =>
        inline?.FirstChild is EmphasisInline { DelimiterCount: 2 } bold && bold.NextSibling is null && Plain(bold) is { Length: > 2 and < 80 } text && !text.Any(char.IsDigit) && text[^1] is not ('.' or '!' or ',');

    private static string Plain(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    private static void Rows(DocumentBuilder builder, Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        builder.Table(rows.FirstOrDefault(r => r.IsHeader) is { } head ? Cells(builder, head) : []);
        foreach (var row in rows.Where(r => !r.IsHeader).TakeWhile(_ => !builder.IsFull)) builder.Row(Cells(builder, row));
    }

    private static List<string> Cells(DocumentBuilder builder, TableRow row) =>
        [.. row.OfType<TableCell>().Select(c => string.Join(' ', c.Descendants<ParagraphBlock>().Select(p => Inline(builder, p.Inline).Replace('\n', ' '))))];

    private static string Inline(DocumentBuilder builder, ContainerInline? inline)
    {
        var text = new StringBuilder();
        if (inline is not null) Append(builder, text, inline, 0);
        return text.ToString();
    }

    private static void Append(DocumentBuilder builder, StringBuilder text, ContainerInline container, int depth)
    {
        if (depth > Deepest) return;
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append('`').Append(code.Content.Replace('`', '\'')).Append('`'); break;
                case LineBreakInline line: text.Append(line.IsHard ? '\n' : TextLines.SoftBreak); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase): text.Append('\n'); break;
                case AutolinkInline auto: text.Append(auto.IsEmail ? auto.Url : " "); break;
                case LinkInline { IsImage: true }: break;
                case LinkInline link:
                    var start = text.Length;
                    Append(builder, text, link, depth + 1);
                    if (PeopleLinks.IsProfile(link.Url)) builder.Mention(text.ToString(start, text.Length - start));
                    if (Uri.TryCreate(text.ToString(start, text.Length - start), UriKind.Absolute, out var shown) && shown.Scheme.StartsWith("http", StringComparison.Ordinal)) text.Length = start;
                    break;
                case ContainerInline inner: Append(builder, text, inner, depth + 1); break;
            }
    }
}
