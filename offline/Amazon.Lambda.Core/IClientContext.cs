namespace Amazon.Lambda.Core;

/// <summary>What a mobile client sends about itself; null for other callers.</summary>
public interface IClientContext
{
    IDictionary<string, string> Custom { get; }
}
