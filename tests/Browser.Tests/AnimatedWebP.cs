using System.Buffers.Binary;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>
/// An animated WebP file made of still ones (https://developers.google.com/speed/webp/docs/riff_container). Chromium encodes the frames,
/// so no encoder is needed. An SVG with embedded pictures would stay empty where a site's content security policy forbids data URIs.
/// </summary>
internal sealed class AnimatedWebP(int width, int height)
{
    private const int ContainerHeader = 12;
    private const int ChunkHeader = 8;
    private const byte HasAnimation = 0x02;
    private const byte DoNotBlend = 0x02;

    private readonly List<byte> _chunks = [];

    /// <summary>Adds a frame that replaces the pixels it covers; <paramref name="left"/> and <paramref name="top"/> are even.</summary>
    public void Add(byte[] webP, int left, int top, int frameWidth, int frameHeight, TimeSpan duration)
    {
        if (_chunks.Count == 0)
        {
            AddChunk("VP8X"u8, [HasAnimation, 0, 0, 0, .. ThreeBytes(width - 1), .. ThreeBytes(height - 1)]);
            // A black background, and it repeats forever.
            AddChunk("ANIM"u8, [0, 0, 0, 255, 0, 0]);
        }

        AddChunk("ANMF"u8, [
            .. ThreeBytes(left / 2), .. ThreeBytes(top / 2), .. ThreeBytes(frameWidth - 1), .. ThreeBytes(frameHeight - 1),
            .. ThreeBytes((int)duration.TotalMilliseconds), DoNotBlend, .. Picture(webP)]);
    }

    public Task SaveAsync(string path) =>
        File.WriteAllBytesAsync(path, [.. "RIFF"u8, .. FourBytes(_chunks.Count + 4), .. "WEBP"u8, .. _chunks]);

    /// <summary>The chunks of a still file that hold its pixels.</summary>
    private static byte[] Picture(byte[] webP)
    {
        List<byte> picture = [];
        for (var at = ContainerHeader; at < webP.Length;)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(webP.AsSpan(at + 4));
            var end = Math.Min(at + ChunkHeader + size + (size & 1), webP.Length);
            if (webP.AsSpan(at, 3) is [(byte)'V', (byte)'P', (byte)'8'] && webP[at + 3] != 'X')
            {
                picture.AddRange(webP[at..end]);
            }

            at = end;
        }

        return [.. picture];
    }

    private void AddChunk(ReadOnlySpan<byte> name, byte[] content)
    {
        _chunks.AddRange(name);
        _chunks.AddRange(FourBytes(content.Length));
        _chunks.AddRange(content);
        if (content.Length % 2 != 0)
        {
            _chunks.Add(0);
        }
    }

    private static byte[] ThreeBytes(int value) => FourBytes(value)[..3];

    private static byte[] FourBytes(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
