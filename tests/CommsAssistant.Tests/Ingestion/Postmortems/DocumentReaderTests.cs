using System.IO.Compression;
using System.Text;
using CommsAssistant.Core.Postmortems;
using CommsAssistant.Ingestion;
using CommsAssistant.Ingestion.Postmortems;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CommsAssistant.Tests.Ingestion.Postmortems;

/// <summary>Every format becomes the same document; what cannot be read ends in words, never in a crash.</summary>
public sealed class DocumentReaderTests
{
    private static PostmortemDocument Read(string name, string text) => PostmortemFile.Read(name, Encoding.UTF8.GetBytes(text));

    private static string[] Lines(PostmortemDocument document) => [.. document.Sections.SelectMany(s => s.Blocks.Select(b => $"{b.Place} {b.Text}").Prepend($"{s.Place} # {s.Heading}")).Where(l => !l.EndsWith("# ", StringComparison.Ordinal))];

    [Fact]
    public void Markdown_with_front_matter_tables_lists_and_code()
    {
        var document = Read("2025-06-10-login.html.md.erb", "---\ntitle: \"Logins failed\"\nauthor: Ann Other\n---\n\n# Logins failed\n\nFirst `auth-db` line\nand more.\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n| 18:15 | **Impact** starts |\n\n- one\n  - two [Ann](https://github.com/annother)\n\n```\nlog line\n```\n");
        document.Title.ShouldBe("Logins failed");
        document.Fields.ShouldContain(f => f.Key == "author" && f.Value == "Ann Other");
        Lines(document).ShouldBe(["s1.p0 # Logins failed", "s1.p1 First `auth-db` line and more.", "s2.p0 # Timeline", "s2.p1 18:15 | Impact starts", "s2.p2 one", "s2.p3 two Ann", "s2.p4 log line"]);
        document.Blocks.Single(b => b.Kind == BlockKind.TableRow).Columns.ShouldBe(["Time", "Event"]);
        document.Mentions.ShouldBe(["Ann"]);
    }

    [Fact]
    public void Html_as_wikis_and_office_programs_export_it()
    {
        var document = Read("export.html", "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><div id=\"breadcrumb-section\">Home</div><script>alert(1)</script><h1>Uploads failed</h1><p><b>Summary</b></p><p>Uploads <code>up-1</code> failed.<br>Second line.</p><ul class=\"lst-kix\"><li>14:00 broke</li><li><p>14:05 fixed</p></li></ul><table><thead><tr><th>Action</th><th>Owner</th></tr></thead><tbody><tr><td>Alert</td><td>Ann</td></tr></tbody></table><p style=\"display:none\">hidden words</p></body></html>");
        Lines(document).ShouldBe(["s1.p0 # Uploads failed", "s2.p0 # Summary", "s2.p1 Uploads `up-1` failed.", "s2.p2 Second line.", "s2.p3 14:00 broke", "s2.p4 14:05 fixed", "s2.p5 Alert | Ann"]);
    }

    [Fact]
    public void Plain_text_with_headings_lists_and_wrapped_lines()
    {
        var document = Read("incident.txt", "Login outage\n============\n\nAll logins failed for a while because\nof a change.\n\nTIMELINE\n\n14:00 change goes out\n14:05 alert\n• 14:30 rolled back\n\nAction items:\n- add an alert\n");
        Lines(document).ShouldBe(["s1.p0 # Login outage", "s1.p1 All logins failed for a while because of a change.", "s2.p0 # TIMELINE", "s2.p1 14:00 change goes out", "s2.p2 14:05 alert", "s2.p3 14:30 rolled back", "s3.p0 # Action items", "s3.p1 add an alert"]);
    }

    [Fact]
    public void Wiki_text_with_templates_links_and_tables()
    {
        var document = Read("20200204-maps.mediawiki", "== Summary ==\nMaps were '''slow'''. {{irc|x}} See [[User:Ann|Ann]] and [https://example.org the log].<!-- secret -->\n\n=== Timeline ===\n* 16:03 errors\n** 16:09 more\n{| class=\"wikitable\"\n! Time !! Event\n|-\n| 17:00 || fixed\n|}\n");
        Lines(document).ShouldBe(["s1.p0 # Summary", "s1.p1 Maps were slow. See Ann and the log.", "s2.p0 # Timeline", "s2.p1 16:03 errors", "s2.p2 16:09 more", "s2.p3 17:00 | fixed"]);
        document.Mentions.ShouldBe(["Ann"]);
    }

    [Fact]
    public void Word_with_styles_lists_and_tables()
    {
        var document = PostmortemFile.Read("incident.docx", Word(body =>
        {
            body.Append(Styled("Title", "Logins failed"), Styled("Heading1", "Timeline"), Plain("18:15 UTC change applied"), Plain("18:20 UTC alert"), Plain("18:40 UTC recovered"));
            body.Append(new Table(Row("Action", "Owner", "Due"), Row("Alert on logins", "Ann", "June")));
        }));
        Lines(document).ShouldBe(["s1.p0 # Logins failed", "s2.p0 # Timeline", "s2.p1 18:15 UTC change applied", "s2.p2 18:20 UTC alert", "s2.p3 18:40 UTC recovered", "s2.p4 Alert on logins | Ann | June"]);
    }

    private static PostmortemDocument Pdf(params (double X, string[] Lines)[] columns)
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        var page = pdf.AddPage(595, 842);
        foreach (var (x, lines) in columns)
            for (var i = 0; i < lines.Length; i++) if (lines[i].Length > 0) page.AddText(lines[i], 10, new PdfPoint(x, 740 - i * 13), font);
        return PostmortemFile.Read("postmortem.pdf", pdf.Build());
    }

    [Fact]
    public void Pdf_lines_that_end_before_they_are_full_are_lines_of_their_own()
    {
        var document = Pdf((60, ["These were the times:", "November 4th -- 16:30 to 17:00 UTC", "November 13th -- 15:00 to 19:30 UTC", "November 15th -- 15:30 to 18:00 UTC", "", "Each time the registry came back only after a longer while than before, and each time for another reason."]));

        document.Blocks.Select(b => b.Text).Skip(1).Take(3).ShouldBe(["November 4th -- 16:30 to 17:00 UTC", "November 13th -- 15:00 to 19:30 UTC", "November 15th -- 15:30 to 18:00 UTC"]);
    }

    [Fact]
    public void Pdf_with_a_chat_beside_running_text()
    {
        var running = Enumerable.Range(0, 20).Select(i => $"{new string('m', 2 + i % 5)} and more {new string('w', 9 - i % 7)} of the running text goes {(char)('a' + i)}").ToArray();
        var chat = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "ann [9:05 AM] said here" : $"what {new string('n', 1 + i % 6)} is broken {(char)('a' + i)}").ToArray();
        var text = string.Join(' ', Pdf((40, running), (330, chat)).Blocks.Select(b => b.Text));

        text.IndexOf("text goes t", StringComparison.Ordinal).ShouldBeGreaterThan(0);
        text.IndexOf("text goes t", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("ann [9:05 AM]", StringComparison.Ordinal));
    }

    [Fact]
    public void Pdf_in_two_columns_with_running_heads_and_broken_words()
    {
        var pdf = new PdfDocumentBuilder();
        var (font, bold) = (pdf.AddStandard14Font(Standard14Font.Helvetica), pdf.AddStandard14Font(Standard14Font.HelveticaBold));
        for (var number = 1; number <= 2; number++)
        {
            var page = pdf.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            page.AddText("Internal postmortem", 9, new PdfPoint(50, 815), font);
            page.AddText($"Page {number} of 2", 9, new PdfPoint(270, 20), font);
            if (number == 1) page.AddText("Login outage", 20, new PdfPoint(50, 780), bold);
            var left = Enumerable.Range(0, 12).Select(i => i == 3 ? "the left column goes on in this re-" : i == 4 ? "port with a word broken at the end" : $"left column words in line {number} {(char)('a' + i)} go").ToList();
            var right = Enumerable.Range(0, 12).Select(i => $"right column words in line {number} {(char)('a' + i)}").ToList();
            for (var i = 0; i < 12; i++)
            {
                page.AddText(left[i], 10, new PdfPoint(50, 740 - i * 13), font);
                page.AddText(right[i], 10, new PdfPoint(320, 740 - i * 13), font);
            }
        }
        var document = PostmortemFile.Read("x.pdf", pdf.Build());
        var text = string.Join('\n', document.Blocks.Select(b => b.Text));
        text.ShouldContain("in this report with a word broken");
        text.ShouldNotContain("Internal postmortem");
        text.ShouldNotContain("Page 1 of 2");
        text.IndexOf("left column words in line 1 l", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("right column words in line 1 a", StringComparison.Ordinal));
        document.Sections[1].Heading.ShouldBe("Login outage");
    }

    [Fact]
    public void Pdf_lines_that_begin_with_times_stand_for_themselves()
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        var page = pdf.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        string[] lines = ["Timeline of the outage on 10 June 2025, all times in UTC", "18:15: change applied to the", "login database", "18:20: alert", "18:40: recovered"];
        for (var i = 0; i < lines.Length; i++) page.AddText(lines[i], 11, new PdfPoint(60, 700 - i * 14), font);
        PostmortemFile.Read("x.pdf", pdf.Build()).Blocks.Select(b => b.Text).ShouldBe(["Timeline of the outage on 10 June 2025, all times in UTC", "18:15: change applied to the login database", "18:20: alert", "18:40: recovered"]);
    }

    [Theory]
    [InlineData("x.md", "")]
    [InlineData("x.md", "  \n\r\n ")]
    [InlineData("x.pdf", "%PDF-1.7\nbroken")]
    [InlineData("x.docx", "PK\u0003\u0004broken")]
    [InlineData("x.md", "\u0000\u0001\u0002\u0003 binary")]
    [InlineData("x.rtf", "{\\rtf1 hello}")]
    [InlineData("x.html", "<html><body><script>x</script></body></html>")]
    public void What_cannot_be_read_says_what_where_and_how_to_mend_it(string name, string content)
    {
        var error = Should.Throw<UnusableInputException>(() => PostmortemFile.Read(name, Encoding.Latin1.GetBytes(content)));
        error.Message.ShouldStartWith(name + ": ");
        error.Message.Length.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void A_wrong_ending_is_seen_through()
    {
        var docx = Word(body => body.Append(Plain("Uploads failed for an hour.")));
        PostmortemFile.Read("postmortem.md", docx).Blocks.Single().Text.ShouldBe("Uploads failed for an hour.");
        Read("postmortem.txt", "<!DOCTYPE html><html><body><p>Uploads failed.</p></body></html>").Blocks.Single().Text.ShouldBe("Uploads failed.");
    }

    [Fact]
    public void A_zip_that_would_unpack_to_far_more_than_a_document_is_refused_before_it_is_unpacked()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open())
        {
            var blanks = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++) entry.Write(blanks);
        }
        Should.Throw<UnusableInputException>(() => PostmortemFile.Read("bomb.docx", file.ToArray())).Message.ShouldContain("unpacked");
    }

    [Fact]
    public void A_zip_without_a_document_and_one_with_entities_are_refused()
    {
        Should.Throw<UnusableInputException>(() => PostmortemFile.Read("x.docx", Zip(("readme.txt", "hello")))).Message.ShouldContain("no Word document");
        var types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
        var links = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";
        var body = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>""";
        Should.Throw<UnusableInputException>(() => PostmortemFile.Read("xxe.docx", Zip(("[Content_Types].xml", types), ("_rels/.rels", links), ("word/document.xml", body))));
    }

    [Fact]
    public void Huge_and_deep_input_is_bounded_and_said()
    {
        var table = new StringBuilder("| a | b |\n| --- | --- |\n");
        for (var i = 0; i < 30_000; i++) table.Append("| x | y |\n");
        var document = Read("x.md", table.ToString());
        document.Blocks.Count().ShouldBeLessThanOrEqualTo(20_000);
        document.LeftOut.ShouldNotBeEmpty();
        Read("x.html", "<html><body><p>seen</p>" + string.Concat(Enumerable.Repeat("<div>", 5_000)) + "deep</body></html>").LeftOut.ShouldNotBeEmpty();
    }

    [Fact]
    public void Random_bytes_never_crash_a_reader()
    {
        var random = new Random(7);
        foreach (var start in (byte[][])[[], "%PDF-1.4\n"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), "<html><body>"u8.ToArray(), "# x\n"u8.ToArray()])
            for (var i = 0; i < 20; i++)
            {
                var noise = new byte[600];
                random.NextBytes(noise);
                try { PostmortemFile.Read("noise.md", [.. start, .. noise]); }
                catch (UnusableInputException e) { e.Message.ShouldStartWith("noise.md"); }
            }
    }

    private static byte[] Word(Action<Body> fill)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            fill(body);
            document.AddMainDocumentPart().Document = new Document(body);
        }
        return file.ToArray();
    }

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static Paragraph Plain(string text) => new(new Run(new Text(text)));

    private static TableRow Row(params string[] cells) => new(cells.Select(c => new TableCell(Plain(c))));

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }
}
