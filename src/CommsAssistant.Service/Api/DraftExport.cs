using System.Net;
using CommsAssistant.Core.Drafting;
using Ganss.Xss;
using Markdig;

namespace CommsAssistant.Service.Api;

/// <summary>A draft as a file. HTML holds only headings, paragraphs, lists, emphasis and links to https and mail addresses: no HTML of a writer's own, no pictures, no scripts.</summary>
internal static class DraftExport
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly HtmlSanitizer Sanitizer = Strict();

    public static string Markdown(Draft draft) => "# " + draft.Title + "\n\n" + Lines(draft.Body) + "\n";

    public static string Html(Draft draft)
    {
        var body = Sanitizer.Sanitize(Markdig.Markdown.ToHtml(Markdown(draft), Pipeline));
        return $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(draft.Title)}</title><style>body{{max-width:42rem;margin:2rem auto;font:1rem/1.5 sans-serif;padding:0 1rem}}</style></head><body>\n{body}</body></html>\n";
    }

    /// <summary>Headings stand apart, so that every reader of Markdown sees them.</summary>
    private static string Lines(string body) =>
        string.Join('\n', body.Split('\n').SelectMany((line, i) => line.StartsWith("## ", StringComparison.Ordinal) ? i > 0 ? (string[])["", line, ""] : [line, ""] : [line])).Replace("\n\n\n", "\n\n", StringComparison.Ordinal);

    private static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "br", "hr", "a"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.Add("href");
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
