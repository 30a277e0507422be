namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>Where quotes are recorded.</summary>
public enum StageStore
{
    Redshift,
    Aurora,
}
