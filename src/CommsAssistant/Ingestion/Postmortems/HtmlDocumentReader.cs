using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads HTML, exports of Confluence, Notion and Google Docs among it. No script runs, nothing is fetched, what browsers hide is left out.</summary>
internal static class HtmlDocumentReader
{
    private const int Deepest = 200;
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "noscript", "template", "svg", "nav", "iframe", "object", "head", "select", "button", "form", "canvas", "audio", "video", "math", "textarea", "figcaption" };
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "hr", "details", "summary", "figure", "aside", "body", "html", "address", "center",
    };

    public static void Read(DocumentBuilder builder, string name, string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        if (document.QuerySelector("title")?.TextContent is { Length: > 0 } title && document.QuerySelector("h1") is null) builder.Title(title);
        if (document.Body is null) throw new UnusableInputException($"{name}: this HTML has no body. Export the page again as HTML, and give that file.");
        new Walker(builder).Walk(document.Body, 0, -1, quoted: false);
    }

    private sealed class Walker(DocumentBuilder builder)
    {
        private readonly StringBuilder text = new();
        private bool bold;
        private bool plain;

        public void Walk(INode node, int depth, int list, bool quoted)
        {
            if (depth > Deepest) { builder.LeftOut($"What is nested more than {Deepest} deep."); return; }
            foreach (var child in node.ChildNodes)
            {
                if (builder.IsFull) return;
                if (child is IElement element && !IsHidden(element)) Element(element, depth, list, quoted);
                else if (child is IText words) Text(words.Data, node);
            }
            if (node is IElement { LocalName: var name } && Blocks.Contains(name)) Flush(list, quoted);
        }

        private void Element(IElement element, int depth, int list, bool quoted)
        {
            var name = element.LocalName;
            if (Blocks.Contains(name)) Flush(list, quoted);
            switch (name)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6": builder.Heading(name[1] - '0', Inline(element)); break;
                case "table": Table(element, depth, list, quoted); break;
                case "pre": builder.Code(element.TextContent); break;
                case "br": text.Append('\n'); break;
                case "li": Item(element, depth, list); break;
                case "ul" or "ol": Walk(element, depth + 1, list + 1, quoted); break;
                case "blockquote": Walk(element, depth + 1, list, quoted: true); break;
                case "code" or "tt" or "kbd" or "samp": text.Append('`').Append(element.TextContent.Replace('`', '\'')).Append('`'); plain = true; break;
                case "dt": text.Append(Inline(element)).Append(": "); break;
                case "img": break;
                default:
                    if (name == "a" && PeopleLinks.IsProfile(element.GetAttribute("href")) || (element.ClassName ?? "").Contains("user-mention", StringComparison.Ordinal)) builder.Mention(element.TextContent);
                    Walk(element, depth + 1, list, quoted);
                    break;
            }
        }

        private void Item(IElement element, int depth, int list)
        {
            var before = text.Length;
            Walk(element, depth + 1, list, quoted: false);
            if (text.Length > before) Flush(list, quoted: false);
        }

        private void Text(string words, INode parent)
        {
            if (words.Length == 0) return;
            var emphasised = parent is IElement { LocalName: "b" or "strong" } || parent.Parent is IElement { LocalName: "b" or "strong" };
            if (!string.IsNullOrWhiteSpace(words)) { bold |= emphasised; plain |= !emphasised; }
            text.Append(words.Replace('\n', ' ').Replace('\r', ' '));
        }

        private void Flush(int list, bool quoted)
        {
            if (text.Length == 0) return;
            var (whole, isBold) = (text.ToString(), bold && !plain);
            text.Clear();
            (bold, plain) = (false, false);
            foreach (var line in whole.Split('\n'))
                if (quoted) builder.Quote(line);
                else if (list >= 0) builder.Item(line, list);
                else if (isBold && DocumentBuilder.Clean(line) is { Length: > 2 and < 80 } heading && !heading.Any(char.IsDigit) && heading[^1] is not ('.' or ',' or '!')) builder.Heading(6, heading);
                else builder.Paragraph(line);
        }

        /// <summary>A table of one column, or one that holds lists or further tables in a single row, only lays out the page.</summary>
        private void Table(IElement table, int depth, int list, bool quoted)
        {
            var rows = Rows(table).ToList();
            if (rows.Count == 0 || rows.Count <= 2 && table.QuerySelector("table, ul, ol, h1, h2, h3") is not null) { Walk(table, depth + 1, list, quoted); return; }
            var first = Cells(rows[0]);
            var isHeaded = first.Count > 1 && (rows[0].ParentElement?.LocalName == "thead" || first.All(c => c.LocalName == "th"));
            builder.Table(isHeaded ? [.. first.Select(Inline)] : []);
            foreach (var row in rows.Skip(isHeaded ? 1 : 0).TakeWhile(_ => !builder.IsFull)) builder.Row([.. Cells(row).Select(Inline)]);
        }

        private static IEnumerable<IElement> Rows(IElement table) =>
            table.Children.SelectMany(c => c.LocalName == "tr" ? [c] : c.LocalName is "thead" or "tbody" or "tfoot" ? c.Children.Where(r => r.LocalName == "tr") : Enumerable.Empty<IElement>());

        private static List<IElement> Cells(IElement row) => [.. row.Children.Where(c => c.LocalName is "td" or "th")];

        private string Inline(IElement element)
        {
            var words = new StringBuilder();
            Append(words, element, 0);
            return words.ToString();
        }

        private void Append(StringBuilder words, INode node, int depth)
        {
            if (depth > Deepest || words.Length > 40_000) return;
            foreach (var child in node.ChildNodes)
                if (child is IText t) words.Append(t.Data);
                else if (child is IElement element && !IsHidden(element))
                {
                    if (element.LocalName is "br" || Blocks.Contains(element.LocalName)) words.Append(' ');
                    if (element.LocalName is "code" or "tt") words.Append('`').Append(element.TextContent.Replace('`', '\'')).Append('`');
                    else Append(words, element, depth + 1);
                    if (element.LocalName == "a" && PeopleLinks.IsProfile(element.GetAttribute("href"))) builder.Mention(element.TextContent);
                }
        }

        private static bool IsHidden(IElement element)
        {
            if (Skipped.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") return true;
            if (element.Id is "breadcrumb-section" or "breadcrumbs" or "footer" or "footer-logo" or "toc" or "TOC") return true;
            return element.GetAttribute("style") is { } style && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
        }
    }
}
