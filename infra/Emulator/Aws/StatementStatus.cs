namespace WriteBackLambdas.Emulator.Aws;

internal enum StatementStatus
{
    Submitted,
    Picked,
    Started,
    Finished,
    Failed,
    Aborted,
}
