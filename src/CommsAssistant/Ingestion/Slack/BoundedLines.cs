using System.Runtime.CompilerServices;

namespace CommsAssistant.Ingestion.Slack;

/// <summary>Lines of a UTF-8 file as bytes, whatever their length: one that is too long is passed over without holding it.</summary>
internal static class BoundedLines
{
    /// <summary>Each line without its end; null in place of one with more than <paramref name="most"/> bytes. A line is valid until the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[1 << 16];
        int start = 0, end = 0;
        var isSkipping = false;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                if (isSkipping || length > most) yield return null;
                else yield return buffer.AsMemory(start, length);
                isSkipping = false;
                start += length + 1;
                continue;
            }
            if (end - start > most) { isSkipping = true; start = end; }
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await stream.ReadAsync(buffer.AsMemory(end), ct);
            end += read;
            if (read > 0) continue;
            if (isSkipping) yield return null;
            else if (end > 0) yield return buffer.AsMemory(0, end);
            yield break;
        }
    }
}
