using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

/// <summary>The script of Aurora, and that of a Redshift whose quotes are recorded there.</summary>
public static class AuroraTests
{
    private static readonly AuroraLogin Writer = AuroraLogin.Of("quote_writer", "pässwörd \"1\"");
    private static readonly AuroraLogin Reader = AuroraLogin.Of("quote_reader", "pw-of-reader");

    private static readonly WarehouseScript Aurora = new(
        QuoteDefinition.Embedded, Scripts.Parameters with { Aurora = new AuroraUsers(Writer, Reader) });

    /// <summary>Python's hashlib and hmac made the expected value.</summary>
    [Fact]
    public static void A_password_becomes_the_verifier_that_PostgreSQL_keeps() => Assert.Equal(
        "SCRAM-SHA-256$4096:YnBQ1Je6283RGn5M81EEqA=="
            + "$TaPseHrcflKGI30asV8E8ge8iHCNXTQ3p8OHjK9dfnY=:6We8YWqY9MYgZCD5Cc13ktfUO5kDPpOwRi9wNf+5hRg=",
        Writer.Verifier);

    [Fact]
    public static void The_writer_may_call_two_functions_and_the_reader_may_read_one_table() => Assert.Equal(
        [
            "REVOKE ALL ON SCHEMA public FROM PUBLIC;",
            "GRANT USAGE ON SCHEMA public TO \"quote_writer\";",
            "GRANT USAGE ON SCHEMA public TO \"quote_reader\";",
            "REVOKE ALL ON TABLE public.tbquote FROM PUBLIC;",
            "GRANT SELECT ON TABLE public.tbquote TO \"quote_reader\";",
            $"REVOKE EXECUTE ON FUNCTION public.submit_quote({Types(14)}) FROM PUBLIC;",
            $"REVOKE EXECUTE ON FUNCTION public.act_on_quote({Types(7)}) FROM PUBLIC;",
            $"GRANT EXECUTE ON FUNCTION public.submit_quote({Types(14)}) TO \"quote_writer\";",
            $"GRANT EXECUTE ON FUNCTION public.act_on_quote({Types(7)}) TO \"quote_writer\";",
        ],
        Aurora.Statements.Select(Scripts.Code).Where(sql => sql.StartsWith("GRANT", StringComparison.Ordinal)
            || sql.StartsWith("REVOKE", StringComparison.Ordinal)));

    [Fact]
    public static void No_statement_has_a_password() => Assert.All(
        Aurora.Statements, statement => Assert.DoesNotContain("pw-of-reader", statement.ToString(), StringComparison.Ordinal));

    [Theory]
    [InlineData("Writer", "Postgres", "is not")]
    [InlineData("quote_reader", "quote_reader", "is the writer")]
    public static void Users_that_cannot_be_are_refused(string writer, string reader, string expected)
    {
        var users = new AuroraUsers(AuroraLogin.Of(writer, "a"), AuroraLogin.Of(reader, "b"));

        var exception = Assert.Throws<ArgumentException>(
            () => new WarehouseScript(QuoteDefinition.Embedded, Scripts.Parameters with { Aurora = users }));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Redshift_reads_and_copies_and_has_no_procedure_that_records()
    {
        var script = External(isReadable: true);

        Assert.DoesNotContain(script.Statements, statement => statement.Sql.Contains("submit_quote", StringComparison.Ordinal));
        Assert.Contains(
            "FROM public.quote_uncopied_vw", script.Sql("create the procedure that copies from aurora"), StringComparison.Ordinal);
        Assert.Contains("FROM public.quote_all_vw AS h", script.Sql("create the history view"), StringComparison.Ordinal);
        Assert.Contains("DROP SCHEMA aurora CASCADE;", script.Removal.Select(Scripts.Code));
    }

    [Theory]
    [InlineData(true, "GRANT USAGE ON SCHEMA aurora TO ROLE dashboards;")]
    [InlineData(false, "REVOKE USAGE ON SCHEMA aurora FROM ROLE dashboards;")]
    public static void Readers_may_use_the_external_schema_unless_rows_are_hidden_from_some(bool isReadable, string expected) =>
        Assert.Equal([expected], External(isReadable).Statements.Select(Scripts.Code)
            .Where(sql => sql.Contains("USAGE ON SCHEMA aurora", StringComparison.Ordinal)));

    private static WarehouseScript External(bool isReadable) => new(QuoteDefinition.Embedded, Scripts.Parameters with
    {
        External = new ExternalHistory(
            "aurora", "example.com", 5432, "quotes", "default", "arn:aws:secretsmanager:us-east-1:123456789012:secret:reader", isReadable),
    });

    private static string Types(int texts) =>
        $"BOOLEAN, {string.Join(", ", Enumerable.Repeat("VARCHAR", texts))}, VARCHAR, INTEGER, VARCHAR, VARCHAR, VARCHAR";
}
