namespace Amazon.Lambda.Core;

/// <summary>What a mobile client said of itself; null unless one calls.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication Client { get; }

    IDictionary<string, string> Custom { get; }
}
