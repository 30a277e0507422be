namespace WriteBackLambdas.Emulator;

public enum ActivityKind
{
    Statement,
    LambdaBatch,
    ApiCall,
}
