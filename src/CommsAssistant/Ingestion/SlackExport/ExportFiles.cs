using System.IO.Compression;

namespace CommsAssistant.Ingestion.SlackExport;

/// <summary>The files of an export, in a folder or in a ZIP that is read in place and never unpacked.</summary>
internal abstract class ExportFiles : IDisposable
{
    public abstract string Name { get; }

    /// <summary>Paths relative to the export's root, with forward slashes.</summary>
    public abstract IReadOnlyCollection<string> Paths { get; }

    public abstract Stream Open(string path);

    public abstract void Dispose();

    public static ExportFiles At(string path)
    {
        if (Directory.Exists(path)) return new Folder(path);
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file or folder. Give --export the folder or ZIP of a Slack export, or a file of Events API envelopes (.jsonl).");
        return new Zip(path);
    }

    private sealed class Folder(string root) : ExportFiles
    {
        private readonly Lazy<IReadOnlyCollection<string>> paths = new(() =>
            [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))]);

        public override string Name => root;
        public override IReadOnlyCollection<string> Paths => paths.Value;
        public override Stream Open(string path) => new FileStream(Path.Combine(root, path), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        public override void Dispose() { }
    }

    private sealed class Zip : ExportFiles
    {
        private const int MostEntries = 200_000;
        private const long MostBytes = 8L << 30;
        private const long BombRatio = 200;
        private readonly ZipArchive archive;
        private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);

        public Zip(string path)
        {
            Name = path;
            try { archive = ZipFile.OpenRead(path); _ = archive.Entries.Count; }
            catch (InvalidDataException e) { throw new UnusableInputException($"{path}: this is no ZIP archive, or it was cut short ({e.Message}) Download the export again, or unpack it and give the folder.", e); }
            if (archive.Entries.Count > MostEntries) throw new UnusableInputException($"{path}: {archive.Entries.Count:N0} entries, more than the {MostEntries:N0} that an export may hold. Give an export of fewer channels or days.");
            long total = 0;
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName.Replace('\\', '/');
                if (name.StartsWith('/') || name.Split('/').Contains("..") || name.Contains(':', StringComparison.Ordinal))
                    throw new UnusableInputException($"{path}: the entry \"{name}\" points outside the archive. No Slack export holds such a name; do not use this file.");
                total += entry.Length;
                if (total > MostBytes || (entry.Length > 1 << 24 && entry.Length / Math.Max(1, entry.CompressedLength) > BombRatio))
                    throw new UnusableInputException($"{path}: the entry \"{name}\" unpacks to {entry.Length:N0} bytes from {entry.CompressedLength:N0}; that is no Slack export. If it truly is one, unpack it yourself and give the folder.");
                if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.StartsWith("__MACOSX/", StringComparison.Ordinal)) continue;
                if (!entries.TryAdd(name, entry))
                    throw new UnusableInputException($"{path}: two entries are named \"{name}\", so it cannot be told which one counts. Unpack the archive, see which is right, and give the folder.");
            }
            Strip();
        }

        public override string Name { get; }
        public override IReadOnlyCollection<string> Paths => entries.Keys;

        public override Stream Open(string path)
        {
            try { return new BoundedStream(entries[path].Open(), entries[path].Length, $"{Name}!{path}"); }
            catch (InvalidDataException e) { throw new UnusableInputException($"{Name}: the entry \"{path}\" cannot be unpacked ({e.Message}) Download the export again, or unpack it yourself and give the folder.", e); }
        }

        public override void Dispose() => archive.Dispose();

        /// <summary>Exports packed again by hand often carry one folder around everything.</summary>
        private void Strip()
        {
            if (entries.Count == 0 || entries.ContainsKey("channels.json") || entries.ContainsKey("users.json")) return;
            var root = entries.Keys.First().Split('/')[0] + "/";
            if (!entries.Keys.All(k => k.StartsWith(root, StringComparison.Ordinal)) || !entries.ContainsKey(root + "channels.json") && !entries.ContainsKey(root + "users.json")) return;
            foreach (var (key, entry) in entries.ToList()) { entries.Remove(key); entries[key[root.Length..]] = entry; }
        }
    }

    /// <summary>Stops when an entry yields more than its header declared: a header that lies about the size gains nothing.</summary>
    private sealed class BoundedStream(Stream inner, long most, string name) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => most;
        public override long Position { get => read; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));
        public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(await inner.ReadAsync(buffer, cancellationToken));
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Counted(int bytes) =>
            (read += bytes) <= most ? bytes : throw new UnusableInputException($"{name}: unpacks to more than it declares; the archive is damaged or hostile. Download the export again.");
    }
}
