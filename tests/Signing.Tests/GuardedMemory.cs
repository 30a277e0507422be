using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Linux memory before a page that may not be read: reading it ends the process. The memory is never freed.</summary>
internal static class GuardedMemory
{
    private const int ReadWrite = 3, NoAccess = 0, PrivateAnonymous = 0x22;

    /// <summary>Memory whose last byte is the last one that may be read.</summary>
    public static Span<byte> Of(int length)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Guarded memory uses mmap and mprotect of Linux.");
        var page = Environment.SystemPageSize;
        var size = (length + page - 1) / page * page;
        var start = Map(0, size + page, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, start);
        Assert.Equal(0, Protect(start + size, page, NoAccess));
        return MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), start + size - length), length);
    }

    [DllImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint address, nint length, int protection);
}
