using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Aurora;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>A deployment whose quotes are recorded in Aurora.</summary>
public sealed class AuroraTests(AuroraStack stack)
{
    [Fact]
    public async Task Everything_is_right_and_the_quote_is_only_in_Aurora_yet()
    {
        var found = await VerifyAsync();

        Assert.Empty(found.With("wrong"));
        Assert.Empty(found.With("unchecked"));
        Assert.EndsWith("revisions are only in Aurora yet", found.Checks["CopyCheck"].Seen, StringComparison.Ordinal);
        Assert.Single(found.QuoteIds!);
        Assert.EndsWith(" -- in Aurora, and then in Redshift, which may have copied it", found.Delete, StringComparison.Ordinal);
        var rows = await stack.Warehouse.QueryAsync(
            "admin", "SELECT COUNT(*) FROM aurora.tbquote WHERE quote_id = :id", ("id", found.QuoteIds![0]));
        Assert.Equal(2L, rows[0][0]);
    }

    [Fact]
    public async Task Quotes_that_nobody_copies_for_a_day_are_wrong()
    {
        using var aurora = stack.Demo.CreateAuroraClient();
        var id = $"{Guid.NewGuid()}";
        await aurora.ExecuteStatementAsync(
            stack.Demo.AuroraAdmin.CreateRequest(
                $"""
                INSERT INTO public.tbquote (quote_id, revision, status, combination, requested_by, issued_at, recorded_at, digest)
                VALUES ('{id}', 1, 'generated', 'c', 'alice', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP - INTERVAL '26 hours', MD5('{id}'))
                """),
            TestContext.Current.CancellationToken);

        Assert.Contains(" only in Aurora, since ", (await VerifyAsync()).Wrong("CopyCheck"), StringComparison.Ordinal);

        await aurora.ExecuteStatementAsync(
            stack.Demo.AuroraAdmin.CreateRequest($"DELETE FROM public.tbquote WHERE quote_id = '{id}'"),
            TestContext.Current.CancellationToken);
    }

    private Task<Found> VerifyAsync() => Verification.RunAsync(
        stack.Demo,
        ("aurora-host", AuroraDatabase.Host),
        ("aurora-port", $"{stack.Demo.Aurora!.Port}"),
        ("aurora-database", AuroraDatabase.Name),
        ("aurora-reader-secret-arn", stack.Demo.AuroraReader.SecretArn),
        ("external-schema", DemoStack.ExternalSchema));
}
