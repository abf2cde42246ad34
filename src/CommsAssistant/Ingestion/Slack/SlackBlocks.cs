using System.Text;
using System.Text.Json;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Attachments and blocks of a message object, as raw mark-up.</summary>
internal static class SlackBlocks
{
    private const int Deepest = 64;

    /// <summary>What the blocks say; empty when there are none.</summary>
    public static string Text(JsonElement holder)
    {
        if (SlackMessages.Property(holder, "blocks").ValueKind != JsonValueKind.Array) return "";
        var text = new StringBuilder();
        foreach (var block in SlackMessages.Items(holder, "blocks")) Block(block, text);
        return text.ToString().Trim();
    }

    /// <summary>The attachments in order, then what the blocks say beyond <paramref name="text"/>: programs often put a summary in the text and the alert in blocks.</summary>
    public static IReadOnlyList<Attachment> Attachments(JsonElement message, string text)
    {
        List<Attachment>? found = null;
        foreach (var item in SlackMessages.Items(message, "attachments"))
            if (item.ValueKind == JsonValueKind.Object) (found ??= []).Add(Of(item));
        if (text.Length > 0 && Beyond(message, text) is { } more) (found ??= []).Add(new Attachment("", more, []));
        return found ?? (IReadOnlyList<Attachment>)[];
    }

    private static Attachment Of(JsonElement item)
    {
        var text = SlackMessages.String(item, "text") ?? Text(item);
        if (SlackMessages.String(item, "pretext") is { Length: > 0 } pretext) text = pretext + "\n" + text;
        var title = SlackMessages.String(item, "title") ?? (text.Length == 0 ? SlackMessages.String(item, "fallback") ?? "" : "");
        var fields = SlackMessages.Items(item, "fields").Where(f => f.ValueKind == JsonValueKind.Object).Select(f => new AttachmentField(Value(f, "title"), Value(f, "value")));
        return new Attachment(title, text, [.. fields], IsTrue(item, "is_share") || IsTrue(item, "is_msg_unfurl"));
    }

    /// <summary>Rich text repeats the text of the message; other blocks need not.</summary>
    private static string? Beyond(JsonElement message, string text)
    {
        StringBuilder? more = null;
        foreach (var block in SlackMessages.Items(message, "blocks"))
        {
            if (SlackMessages.String(block, "type") is "rich_text" or null) continue;
            var said = new StringBuilder();
            Block(block, said);
            var line = said.ToString().Trim();
            if (line.Length > 0 && !text.Contains(line, StringComparison.Ordinal)) (more ??= new StringBuilder()).Append(line).Append('\n');
        }
        return more?.ToString().TrimEnd();
    }

    private static void Block(JsonElement block, StringBuilder text)
    {
        Collect(block, text, 0);
        text.Append('\n');
    }

    private static void Collect(JsonElement element, StringBuilder text, int depth)
    {
        if (depth > Deepest || element.ValueKind != JsonValueKind.Object) return;
        var type = SlackMessages.String(element, "type");
        if (IsReference(element, type, text) || type == "actions") return;
        var inner = SlackMessages.Property(element, "text");
        if (inner.ValueKind == JsonValueKind.String) text.Append(type is "text" or "plain_text" or "raw_text" ? SlackText.Escape(SlackText.Of(inner)) : SlackText.Of(inner));
        else Collect(inner, text, depth + 1);
        if (type is "image" or "video") Collect(SlackMessages.Property(element, "title"), text, depth + 1);
        foreach (var name in (ReadOnlySpan<string>)["elements", "fields"])
            foreach (var child in SlackMessages.Items(element, name))
            {
                Collect(child, text, depth + 1);
                if (name == "fields" || IsLine(child) || type is "context" or "rich_text_list") Separate(text);
            }
        foreach (var row in SlackMessages.Items(element, "rows").Where(r => r.ValueKind == JsonValueKind.Array))
        {
            foreach (var cell in row.EnumerateArray()) { Collect(cell, text, depth + 1); text.Append(' '); }
            Separate(text);
        }
    }

    private static bool IsReference(JsonElement element, string? type, StringBuilder text)
    {
        switch (type)
        {
            case "user": text.Append("<@").Append(SlackMessages.Name(element, "user_id")).Append('>'); return true;
            case "channel": text.Append("<#").Append(SlackMessages.Name(element, "channel_id")).Append('>'); return true;
            case "usergroup": text.Append("<!subteam^").Append(SlackMessages.Name(element, "usergroup_id")).Append('>'); return true;
            case "broadcast": text.Append("<!").Append(SlackMessages.Name(element, "range")).Append('>'); return true;
            case "emoji": text.Append(':').Append(SlackMessages.Name(element, "name")).Append(':'); return true;
            case "link": Link(element, text); return true;
            case "date": text.Append(SlackText.Escape(SlackMessages.String(element, "fallback") ?? "")); return true;
            default: return false;
        }
    }

    private static void Link(JsonElement element, StringBuilder text)
    {
        var url = SlackMessages.String(element, "url") ?? "";
        text.Append('<').Append(SlackText.Escape(url));
        if (SlackMessages.String(element, "text") is { Length: > 0 } label) text.Append('|').Append(SlackText.Escape(label));
        text.Append('>');
    }

    private static bool IsLine(JsonElement child) =>
        SlackMessages.String(child, "type") is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted" or "rich_text_list";

    private static void Separate(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    private static string Value(JsonElement field, string name) => SlackText.OfAny(SlackMessages.Property(field, name)) ?? "";

    private static bool IsTrue(JsonElement element, string name) => SlackMessages.Property(element, name).ValueKind == JsonValueKind.True;
}
