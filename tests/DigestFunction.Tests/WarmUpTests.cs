namespace WriteBackLambdas.DigestFunction.Tests;

public static class WarmUpTests
{
    [Fact]
    public static void The_warm_up_signs_its_batch() => Assert.Null(Record.Exception(WarmUp.Run));
}
