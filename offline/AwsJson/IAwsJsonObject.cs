namespace AwsJson;

/// <summary>A part of a request that lists its members as texts, whole numbers, objects, and lists; null is not sent.</summary>
internal interface IAwsJsonObject
{
    (string Name, object? Value)[] Members { get; }
}
