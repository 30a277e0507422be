namespace Amazon.Lambda.Core;

/// <summary>The Cognito identity that calls; null unless one does.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }

    string IdentityPoolId { get; }
}
