namespace CommsAssistant.Slack;

/// <summary>Reads a stream to its end, but never more than a limit.</summary>
public static class BoundedBytes
{
    private const int FirstSize = 8 << 10;

    /// <summary>All bytes; null when there are more than <paramref name="most"/>, of which none is kept.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        var buffer = new byte[Math.Min(FirstSize, most + 1)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), ct);
            length += read;
            if (length > most) return null;
            if (read == 0) return buffer.AsMemory(0, length);
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)most + 1));
        }
    }
}
