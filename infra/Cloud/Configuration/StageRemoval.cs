namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>What happens to the signing key, the logs and a created warehouse when the stack goes.</summary>
public enum StageRemoval
{
    Retain,
    Destroy,
}
