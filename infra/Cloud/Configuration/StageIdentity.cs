namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>Which database user a reader of the QuickSight dashboard is.</summary>
public enum StageIdentity
{
    /// <summary>All readers are the one user of the data source.</summary>
    Shared,

    /// <summary>Each reader is a user of their own, whom IAM Identity Center names.</summary>
    IdentityCenter,
}
