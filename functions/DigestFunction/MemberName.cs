using System.Text.Json;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The members of the request that the function reads.</summary>
internal static class MemberName
{
    public static ReadOnlySpan<byte> Arguments => "arguments"u8;

    public static ReadOnlySpan<byte> RecordCount => "num_records"u8;

    /// <summary>Compares the reader's property name, unescaped. A name that is not well-formed Unicode equals no other.</summary>
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
