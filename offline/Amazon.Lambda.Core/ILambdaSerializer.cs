namespace Amazon.Lambda.Core;

/// <summary>Reads a function's event from its payload, and writes the response.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
