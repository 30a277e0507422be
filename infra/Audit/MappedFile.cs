using System.IO.MemoryMappedFiles;

namespace WriteBackLambdas.Audit;

/// <summary>A file's bytes in memory, read when they are looked at.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;

    public MappedFile(string name)
    {
        (Name, Length) = (name, new FileInfo(name).Length);
        if (Length == 0)
        {
            return;
        }

        _file = MemoryMappedFile.CreateFromFile(name, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public string Name { get; }

    public long Length { get; }

    public ReadOnlySpan<byte> Bytes(long offset, int length) => new(_start + offset, length);

    /// <summary>The bytes from the offset on, at most two gigabytes of them.</summary>
    public ReadOnlySpan<byte> From(long offset) => Bytes(offset, (int)Math.Min(Array.MaxLength, Length - offset));

    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}

