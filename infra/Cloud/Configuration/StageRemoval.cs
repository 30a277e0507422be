namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>What happens to the signing key, the logs, and a created warehouse when the stack is deleted.</summary>
public enum StageRemoval
{
    Retain,
    Destroy,
}
