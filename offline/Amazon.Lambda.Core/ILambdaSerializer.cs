namespace Amazon.Lambda.Core;

/// <summary>Turns the payload of an event into an object, and the object of an answer into a payload.</summary>
public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}
