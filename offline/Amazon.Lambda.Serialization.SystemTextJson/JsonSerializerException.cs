namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>An event that cannot be read or a response that cannot be written; the cause is the inner exception.</summary>
public class JsonSerializerException(string message, Exception exception) : Exception(message, exception);
