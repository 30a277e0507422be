namespace Amazon.Lambda.Core;

/// <summary>The Cognito identity of a mobile client; null for other callers.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }
}
