using System.Globalization;

namespace CommsAssistant.Models;

/// <summary>An answer's bytes: never more than the limit, never silent for longer than the limit, and a broken connection is a fault in words.</summary>
internal sealed class BoundedStream(Stream inner, AnswerLimits limits, TimeProvider clock) : Stream
{
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(limits.Idle, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        int count;
        try
        {
            count = await inner.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelFault(string.Create(CultureInfo.InvariantCulture, $"fell silent for {limits.Idle.TotalSeconds:0} s in the middle of its answer")) { IsUnwell = true };
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new ModelFault("broke off in the middle of its answer") { IsUnwell = true };
        }
        read += count;
        return read <= limits.Bytes ? count : throw new ModelFault(string.Create(CultureInfo.InvariantCulture, $"answered with more than {limits.Bytes:N0} bytes")) { IsAboutRequest = true };
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read asynchronously.");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }
}
