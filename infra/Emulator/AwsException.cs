namespace WriteBackLambdas.Emulator;

/// <summary>A request that a service refuses, with the service's own name for the error and the HTTP status that goes with it.</summary>
public sealed class AwsException(string code, int status, string message) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    /// <summary>A further member of the error, where the service has one.</summary>
    public string? ResourceId { get; init; }

    public static AwsException Validation(string message) => new("ValidationException", 400, message);
}
