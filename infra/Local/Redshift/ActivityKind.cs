namespace WriteBackLambdas.Local.Redshift;

public enum ActivityKind
{
    Statement,
    LambdaBatch,
    ApiCall,
}
