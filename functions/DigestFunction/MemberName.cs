using System.Text.Json;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The names of the request's members that are read.</summary>
internal static class MemberName
{
    public static ReadOnlySpan<byte> Arguments => "arguments"u8;

    public static ReadOnlySpan<byte> RecordCount => "num_records"u8;

    /// <summary>Whether the reader's name is that one, in whatever spelling; one that is not well-formed Unicode is none.</summary>
    public static bool Is(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
