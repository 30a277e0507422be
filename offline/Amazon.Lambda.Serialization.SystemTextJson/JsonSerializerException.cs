namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A payload that could not be read, or an answer that could not be written; the cause is inside.</summary>
public class JsonSerializerException : Exception
{
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
