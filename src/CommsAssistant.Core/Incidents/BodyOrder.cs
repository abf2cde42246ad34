namespace CommsAssistant.Core.Incidents;

/// <summary>A total order of message bodies over every field, by ordinal; zero only for bodies that hold the same.</summary>
internal static class BodyOrder
{
    public static int Compare(MessageBody a, MessageBody b)
    {
        if (ReferenceEquals(a, b)) return 0;
        var order = string.CompareOrdinal(a.Text, b.Text);
        if (order == 0) order = string.CompareOrdinal(a.AuthorId, b.AuthorId);
        if (order == 0) order = string.CompareOrdinal(a.BotName, b.BotName);
        if (order == 0) order = a.IsBot.CompareTo(b.IsBot);
        if (order == 0) order = string.CompareOrdinal(a.Subtype, b.Subtype);
        if (order == 0) order = string.CompareOrdinal(a.ThreadTs, b.ThreadTs);
        if (order == 0) order = Lists(a.Attachments, b.Attachments, Attachments);
        return order != 0 ? order : Lists(a.Files, b.Files, static (x, y) => Pairs(x.Name, x.MediaType, y.Name, y.MediaType));
    }

    private static int Attachments(Attachment a, Attachment b)
    {
        var order = Pairs(a.Title, a.Text, b.Title, b.Text);
        if (order == 0) order = a.IsShared.CompareTo(b.IsShared);
        return order != 0 ? order : Lists(a.Fields, b.Fields, static (x, y) => Pairs(x.Title, x.Value, y.Title, y.Value));
    }

    private static int Pairs(string a, string b, string c, string d) => string.CompareOrdinal(a, c) is var first and not 0 ? first : string.CompareOrdinal(b, d);

    private static int Lists<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Comparison<T> compare)
    {
        for (var i = 0; i < a.Count && i < b.Count; i++)
            if (compare(a[i], b[i]) is var order and not 0) return order;
        return a.Count.CompareTo(b.Count);
    }
}
