using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace CommsAssistant.Ingestion.Postmortems;

/// <summary>Reads the text of a PDF: words to lines, columns in reading order, running heads and feet taken out, words broken at line ends joined. Scripts, forms and attachments in it are never touched.</summary>
internal static class PdfDocumentReader
{
    private const int MostPages = 300;
    private const int MostLettersOnPage = 60_000;
    private const int Searched = 1024;

    public static bool IsPdf(byte[] content) => content.AsSpan(0, Math.Min(Searched, content.Length)).IndexOf("%PDF-"u8) >= 0;

    public static void Read(DocumentBuilder builder, string name, byte[] content)
    {
        var pages = new List<IReadOnlyList<PdfLine>>();
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.Information.Title is { Length: > 3 and < 300 } title && !title.Contains(".pdf", StringComparison.OrdinalIgnoreCase)) builder.Field("title", title);
            if (document.NumberOfPages > MostPages) builder.LeftOut(string.Create(CultureInfo.InvariantCulture, $"Pages {MostPages + 1} to {document.NumberOfPages}: at most {MostPages} pages are read."));
            for (var number = 1; number <= Math.Min(MostPages, document.NumberOfPages); number++) pages.Add(Lines(builder, document.GetPage(number)));
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new UnusableInputException($"{name}: this PDF has a password. Save it without one, or export the postmortem as Markdown or docx.", e);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnusableInputException or OperationCanceledException))
        {
            throw new UnusableInputException($"{name}: this PDF is damaged ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Print or export the postmortem to PDF again, or give it as Markdown or docx.", e);
        }
        PdfText.Write(builder, pages);
    }

    private static IReadOnlyList<PdfLine> Lines(DocumentBuilder builder, Page page)
    {
        if (page.Letters.Count > MostLettersOnPage)
        {
            builder.LeftOut(string.Create(CultureInfo.InvariantCulture, $"Page {page.Number}: more than {MostLettersOnPage} letters."));
            return [];
        }
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).Where(w => !string.IsNullOrWhiteSpace(w.Text) && w.BoundingBox.Height < page.Height / 4)
            .Select(w => new PdfWord(Letters(w.Text), w.BoundingBox.Left, w.BoundingBox.Right, w.Letters[0].StartBaseLine.Y, Size(w), w.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true)).ToList();
        return PdfLayout.Lines(words, page.Width, page.Height);
    }

    /// <summary>Letters that are drawn as one, such as "ﬁ", as the letters that they are: "Pacific" is a zone.</summary>
    private static string Letters(string text) =>
        text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06') ? string.Concat(text.Select(c => c is >= '\uFB00' and <= '\uFB06' ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString())) : text;

    private static double Size(Word word) => word.Letters[0].PointSize is > 1 and < 200 and var size ? size : Math.Max(1, word.BoundingBox.Height);
}
