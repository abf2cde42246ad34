using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Strings out of Slack's JSON.</summary>
internal static class SlackText
{
    /// <summary>The text of a JSON string. Halves of a surrogate pair and bytes that are no UTF-8 become U+FFFD one by one; the rest of the text stays.</summary>
    public static string Of(JsonElement value)
    {
        try { return value.GetString() ?? ""; }
        catch (InvalidOperationException) { return Repaired(JsonMarshal.GetRawUtf8Value(value)); }
    }

    /// <summary>What a file holds, without the byte order mark that editors put before it.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    /// <summary>A text, or a number or truth value as it is written; null for anything else.</summary>
    public static string? OfAny(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>Plain text as Slack's mark-up, so that it reads as what it is.</summary>
    public static string Escape(string plain) =>
        plain.AsSpan().IndexOfAny('&', '<', '>') < 0 ? plain
            : plain.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Resolves escapes by hand where the reader gives up; <paramref name="raw"/> is well-formed JSON, quotes included.</summary>
    private static string Repaired(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw[1..^1]);
        var mended = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') { mended.Append(text[i]); continue; }
            i++;
            if (text[i] == 'u')
            {
                mended.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                mended.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }
        return WellFormed(mended);
    }

    private static string WellFormed(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) text[i] = '\uFFFD';
        }
        return text.ToString();
    }
}
