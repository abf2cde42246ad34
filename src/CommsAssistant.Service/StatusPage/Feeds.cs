using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using CommsAssistant.Publishing;

namespace CommsAssistant.Service.StatusPage;

/// <summary>The newest updates as Atom 1.0 and RSS 2.0. An entry is an update; its id is made of the publication's, so it never changes.</summary>
/// <param name="board">What was published.</param>
/// <param name="document">Links, with the service's address before them.</param>
internal sealed class Feeds(Board board, StatusDocument document)
{
    private const int Entries = 50;
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    private IEnumerable<(BoardIncident Incident, BoardPost Post)> Newest =>
        board.Incidents.SelectMany(i => i.Posts.Select(p => (i, p))).OrderByDescending(e => e.p.At).ThenByDescending(e => e.p.PublicationId, StringComparer.Ordinal).Take(Entries);

    private string Name => PublicText.Line(document.Options.Name);

    public string Atom() => Xml(xml =>
    {
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteElementString("title", Name);
        xml.WriteElementString("id", Uuid("page " + document.Options.Url));
        xml.WriteElementString("updated", StatusTimes.Wire(board.Incidents.Count > 0 ? board.Incidents[0].Newest.At : DateTimeOffset.UnixEpoch));
        Link(xml, "self", "application/atom+xml", document.Home + "/history.atom");
        Link(xml, "alternate", "text/html", document.Home);
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Name);
        xml.WriteEndElement();
        foreach (var (incident, post) in Newest)
        {
            xml.WriteStartElement("entry");
            xml.WriteElementString("title", Title(incident, post));
            xml.WriteElementString("id", Uuid(post.PublicationId));
            xml.WriteElementString("published", StatusTimes.Wire(post.At));
            xml.WriteElementString("updated", StatusTimes.Wire(post.At));
            Link(xml, "alternate", "text/html", document.Post(post.IncidentId, post.PublicationId));
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", BoardIncident.Word(post).ToLowerInvariant());
            xml.WriteEndElement();
            xml.WriteStartElement("content");
            xml.WriteAttributeString("type", "html");
            xml.WriteString(PublicText.Paragraphs(post.Body).Html);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    });

    public string Rss() => Xml(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", Name);
        xml.WriteElementString("link", document.Home);
        xml.WriteElementString("description", "Incidents and their updates");
        xml.WriteElementString("language", "en");
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("href", document.Home + "/history.rss");
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var (incident, post) in Newest)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", Title(incident, post));
            xml.WriteElementString("link", document.Post(post.IncidentId, post.PublicationId));
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(Uuid(post.PublicationId));
            xml.WriteEndElement();
            xml.WriteElementString("pubDate", post.At.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
            xml.WriteElementString("description", PublicText.Paragraphs(post.Body).Html);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>The publication's own id where it is one; else one made from it, the same every time.</summary>
    private static string Uuid(string id)
    {
        if (Guid.TryParse(id, out var own)) return $"urn:uuid:{own:D}";
        var made = SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16).ToArray();
        made[6] = (byte)((made[6] & 0x0F) | 0x80);
        made[8] = (byte)((made[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(made, bigEndian: true):D}";
    }

    private static string Title(BoardIncident incident, BoardPost post) =>
        $"{PublicText.Cut(BoardIncident.IsReport(post) ? PublicText.Symptom(post.Title) : incident.Name, 250)} ({BoardIncident.Word(post).ToLowerInvariant()})";

    private static void Link(XmlWriter xml, string rel, string type, string href)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Xml(Action<XmlWriter> write)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true })) write(xml);
        return text.ToString();
    }

    /// <summary>So that the declaration names the encoding in which the text goes out.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
