using Microsoft.Extensions.Time.Testing;

namespace WriteBackLambdas.DataApi.Tests;

public sealed class WarehouseSessionTests
{
    private readonly FakeTimeProvider time = new();
    private readonly WarehouseSession session;

    public WarehouseSessionTests() => session = new WarehouseSession(time);

    [Fact]
    public void One_transaction_after_another_uses_the_session()
    {
        Assert.Equal((true, null), Take());
        session.Return("s1");

        Assert.Equal((true, "s1"), Take());
    }

    [Fact]
    public void A_second_transaction_at_the_same_time_runs_without_a_session()
    {
        Take();
        Assert.Equal((false, null), Take());
        session.Return("s1");
        Take();

        Assert.Equal((false, null), Take());
    }

    [Theory]
    [InlineData(289, "s1")]
    [InlineData(291, null)]
    public void A_session_is_used_until_shortly_before_the_service_ends_it(int idleSeconds, string? expected)
    {
        Take();
        session.Return("s1");
        time.Advance(TimeSpan.FromSeconds(idleSeconds));

        Assert.Equal((true, expected), Take());
    }

    [Fact]
    public void No_other_session_is_opened_while_the_service_keeps_one_that_was_given_up()
    {
        Take();
        session.Return("s1");
        Take();
        session.Return(null);

        time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal((false, null), Take());

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((true, null), Take());
    }

    [Fact]
    public async Task A_snapshot_has_no_session()
    {
        Take();
        session.Return("s1");
        await session.ForgetAsync();

        Assert.Equal((true, null), Take());
    }

    private (bool MayUse, string? Id) Take() => (session.TryTake(out var id), id);
}
