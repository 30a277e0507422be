namespace WriteBackLambdas.Local.Aws;

internal enum StatementStatus
{
    Submitted,
    Picked,
    Started,
    Finished,
    Failed,
    Aborted,
}
