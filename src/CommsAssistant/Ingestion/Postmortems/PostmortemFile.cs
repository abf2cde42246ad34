using System.Text;
using CommsAssistant.Core.Postmortems;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>
/// Reads a postmortem from a file. What it is, its content decides; its name only helps where the content leaves it open. Nothing outside the file is ever fetched.
/// </summary>
public static class PostmortemFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;
    private const int LargestText = 5 * 1024 * 1024;
    private const string Formats = ".md, .html, .txt, .docx, .pdf or .mediawiki";

    /// <summary>The document that a file holds.</summary>
    /// <exception cref="UnusableInputException">The file is missing, too large, empty, broken, or no document that can be read.</exception>
    public static async Task<PostmortemDocument> ReadAsync(string path, CancellationToken ct)
    {
        if (Directory.Exists(path)) throw new UnusableInputException($"{path}: this is a folder. Give one file: {Formats}.");
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file. Give a postmortem as {Formats}.");
        if (new FileInfo(path).Length > LargestFile) throw TooLarge(path);
        return Read(path, await File.ReadAllBytesAsync(path, ct));
    }

    /// <summary>The document that these bytes hold; <paramref name="name"/> is the file's name as given.</summary>
    /// <exception cref="UnusableInputException">They are too many, none, broken, or no document that can be read.</exception>
    public static PostmortemDocument Read(string name, byte[] content)
    {
        if (content.Length > LargestFile) throw TooLarge(name);
        if (content.AsSpan().IndexOfAnyExcept((byte)' ', (byte)'\n', (byte)'\r') < 0) throw new UnusableInputException($"{name}: the file is empty. Save the postmortem again and give that file.");
        var builder = new DocumentBuilder(ShortName(name));
        Fill(builder, name, content);
        var document = builder.Build();
        if (!document.Blocks.Any()) throw new UnusableInputException($"{name}: no text was found in it. A scanned PDF holds pictures only: export the postmortem as text, Markdown or docx.");
        return document;
    }

    private static void Fill(DocumentBuilder builder, string name, byte[] content)
    {
        if (PdfDocumentReader.IsPdf(content)) PdfDocumentReader.Read(builder, name, content);
        else if (content.AsSpan().StartsWith("PK"u8)) WordDocumentReader.Read(builder, name, content);
        else if (content.AsSpan().StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0])) throw new UnusableInputException($"{name}: an old Office file or one with a password. Open it, save it as .docx without a password, and give that file.");
        else if (content.AsSpan().StartsWith("{\\rtf"u8)) throw new UnusableInputException($"{name}: Rich Text Format is not read. Save it as .docx or .txt and give that file.");
        else
        {
            if (content.Length > LargestText) throw new UnusableInputException($"{name}: {content.Length / 1024 / 1024} MB of text; at most {LargestText / 1024 / 1024} MB are read. Take out logs and pictures, and give what is left.");
            ReadText(builder, name, Decode(name, content));
        }
    }

    private static void ReadText(DocumentBuilder builder, string name, string text)
    {
        switch (Kind(name, text))
        {
            case "html": HtmlDocumentReader.Read(builder, name, text); break;
            case "wiki": WikiTextReader.Read(builder, text); break;
            case "text": PlainTextReader.Read(builder, text); break;
            default: MarkdownDocumentReader.Read(builder, name, text); break;
        }
    }

    /// <summary>By the look of the text, then by the endings of the name from the last: "x.html.md.erb" is Markdown.</summary>
    private static string Kind(string name, string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.Contains("<html", StringComparison.OrdinalIgnoreCase)) return "html";
        foreach (var ending in ShortName(name).ToLowerInvariant().Split('.').Skip(1).Reverse())
            switch (ending)
            {
                case "md" or "markdown" or "mdx" or "mkd": return "markdown";
                case "html" or "htm" or "xhtml": return start.StartsWith("<", StringComparison.Ordinal) || text.Contains("</", StringComparison.Ordinal) ? "html" : "text";
                case "mediawiki" or "wiki" or "wikitext": return "wiki";
                case "txt" or "text": return TextMarks.LooksLikeWiki(text) ? "wiki" : TextMarks.LooksLikeMarkdown(text) ? "markdown" : "text";
            }
        return TextMarks.LooksLikeWiki(text) ? "wiki" : TextMarks.LooksLikeMarkdown(text) ? "markdown" : "text";
    }

    private static string Decode(string name, byte[] content)
    {
        var span = content.AsSpan();
        Encoding? marked = span switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(true, false),
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (marked is not null) return marked.GetString(span[marked.GetPreamble().Length..]);
        if (span.Contains((byte)0) || Strange(span) > content.Length / 20) throw new UnusableInputException($"{name}: this is no text, and none of the formats that are read. Give the postmortem as {Formats}.");
        try
        {
            return new UTF8Encoding(false, true).GetString(span);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(span);
        }
    }

    private static int Strange(ReadOnlySpan<byte> content)
    {
        var count = 0;
        foreach (var b in content) if (b < 32 && b is not (9 or 10 or 12 or 13)) count++;
        return count;
    }

    private static string ShortName(string name) => Path.GetFileName(name.Replace('\\', '/'));

    private static UnusableInputException TooLarge(string name) => new($"{name}: larger than {LargestFile / 1024 / 1024} MB. Take out pictures and attachments, or export the text alone, and give that file.");
}
