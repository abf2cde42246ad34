using System.Text.RegularExpressions;
using CommsAssistant.Core.Facts;
using CommsAssistant.Core.Incidents;
using CommsAssistant.Desk;

namespace CommsAssistant.Service.Pages;

/// <summary>A message of the channel as a page shows it.</summary>
/// <param name="Entry">The message.</param>
/// <param name="Who">Who wrote it, by name.</param>
/// <param name="Role">In which role; empty when not known.</param>
/// <param name="Local">The clock where the writer is; null when that is UTC or not known.</param>
/// <param name="Text">What people read.</param>
/// <param name="Pieces">The same with a quote marked.</param>
/// <param name="IsHere">True for the message itself, false for those around it.</param>
public sealed record ShownMessage(LogEntry Entry, string Who, string Role, string? Local, string Text, IReadOnlyList<Piece> Pieces, bool IsHere);

/// <summary>A quote with the messages around it.</summary>
/// <param name="Quote">The words that the sentence rests on.</param>
/// <param name="Around">The message and up to two before and after it in its channel; empty when it is gone.</param>
/// <param name="Parent">The message that opened the thread; null when it is no reply.</param>
/// <param name="Page">The page of the channel on which it stands, from 1.</param>
public sealed record ShownEvidence(string Quote, IReadOnlyList<ShownMessage> Around, ShownMessage? Parent, int Page);

/// <summary>Shows the messages of one incident.</summary>
public sealed partial class Messages
{
    /// <summary>How many messages a page of the channel holds.</summary>
    public const int PageSize = 200;
    private const int LongestShown = 4_000;
    private const int Beside = 2;
    private readonly RoomView room;
    private readonly Dictionary<SourceRef, int> places = [];

    public Messages(RoomView room)
    {
        this.room = room;
        for (var i = 0; i < room.Entries.Count; i++) places[room.Entries[i].Source] = i;
    }

    /// <summary>One message, with a quote marked where it holds it.</summary>
    public ShownMessage Show(LogEntry entry, string? quote = null, bool isHere = false)
    {
        var author = entry.Body.AuthorId.Length > 0 ? room.People.Find(entry.Body.AuthorId) : null;
        var who = Document(entry) is { } document ? document : author?.RealName ?? entry.Body.BotName ?? (entry.Body.AuthorId.Length > 0 ? entry.Body.AuthorId : "unknown");
        var text = Cut(Emphasis().Replace(MessageText.Plain(MessageText.Whole(entry.Body), room.People), "$2").Trim());
        var pieces = quote is null ? null : Pieces.Quoted(text, MessageText.Plain(quote, room.People));
        return new ShownMessage(entry, who, RoleOf(author, entry), author is null || Document(entry) is not null ? null : Moments.Local(entry.PostedAt, author.TimeZone), text, pieces ?? [new Piece(text, null)], isHere);
    }

    /// <summary>The evidence with what stands around it.</summary>
    public ShownEvidence Show(Evidence evidence)
    {
        if (!room.Messages.TryGetValue(evidence.Source, out var entry)) return new ShownEvidence(evidence.Quote, [], null, 1);
        if (!places.TryGetValue(evidence.Source, out var place)) return new ShownEvidence(evidence.Quote, [Show(entry, evidence.Quote, isHere: true)], null, 1);
        var around = Enumerable.Reverse(Neighbours(place, -1)).Select(e => Show(e)).Append(Show(entry, evidence.Quote, isHere: true)).Concat(Neighbours(place, 1).Select(e => Show(e))).ToList();
        return new ShownEvidence(evidence.Quote, around, ParentOf(entry), (place / PageSize) + 1);
    }

    /// <summary>The message that opened the thread of a reply; null when it is none or is gone.</summary>
    public ShownMessage? ParentOf(LogEntry entry) =>
        entry.IsReply && room.Messages.TryGetValue(new SourceRef(entry.Source.Channel, entry.Body.ThreadTs!), out var parent) ? Show(parent) : null;

    /// <summary>The page of the channel on which a message stands, from 1.</summary>
    public int PageOf(SourceRef source) => places.TryGetValue(source, out var place) ? (place / PageSize) + 1 : 1;

    private List<LogEntry> Neighbours(int place, int step)
    {
        var found = new List<LogEntry>(Beside);
        for (var i = place + step; i >= 0 && i < room.Entries.Count && found.Count < Beside; i += step)
            if (room.Entries[i].Source.Channel == room.Entries[place].Source.Channel) found.Add(room.Entries[i]);
        return found;
    }

    private string RoleOf(Person? author, LogEntry entry)
    {
        if (entry.Source.Channel == "typed") return "typed into the service";
        if (Document(entry) is not null) return Place(entry.Source.Ts);
        if (author is null) return entry.Body.IsBot ? "bot" : "";
        var role = author.IsBot ? "bot" : author.Title.Length > 0 ? author.Title : Words.Of(author.Role);
        return author.Id == room.Head.Commander ? role.Length > 0 ? "commander, " + role : "commander" : role;
    }

    /// <summary>The name of the document that a piece of evidence stands in; null for a message.</summary>
    public static string? Document(LogEntry entry) => entry.Source.Channel.StartsWith("document:", StringComparison.Ordinal) ? entry.Source.Channel["document:".Length..] : null;

    /// <summary>"s3.p2" in words.</summary>
    private static string Place(string place) => place.Split(".p") is [['s', .. var section], var piece] ? piece == "0" ? $"section {section}, heading" : $"section {section}, paragraph {piece}" : place;

    /// <summary>Slack shows what stands between these marks bold, slanted or struck out, and not the marks.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^*_~\n]{1,400})(?<=\S)\1(?![\p{L}\p{N}*_~])")]
    private static partial Regex Emphasis();

    private static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + " … (cut here)";
}
