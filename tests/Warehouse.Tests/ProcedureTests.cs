using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ProcedureTests
{
    public static TheoryData<string, string, string> Procedures
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var script in Scripts.AllNames.Select(row => row.Data))
            {
                all.Add(script, "create the procedure that submits a quote", "take submit_quote from everybody");
                all.Add(script, "create the procedure that accepts a quote", "take accept_quote from everybody");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void A_procedure_is_granted_by_the_very_types_that_it_takes(string script, string create, string revoke)
    {
        var types = Arguments(script, create).Select(argument => Regex.Match(argument, @" (?:IN|INOUT) ([A-Z]+)").Groups[1].Value);
        var named = Regex.Match(Sql(script, revoke), @"\((.*)\)").Groups[1].Value.Split(", ");

        Assert.Equal(types, named);
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void A_procedure_answers_in_its_last_five_arguments(string script, string create, string revoke)
    {
        Assert.NotEmpty(revoke);

        Assert.Equal(
            [
                "p_quote_id    INOUT VARCHAR(36)",
                "p_revision    INOUT INTEGER",
                "p_status      INOUT VARCHAR(20)",
                "p_outcome     INOUT VARCHAR(20)",
                "p_recorded_at INOUT VARCHAR(30)",
            ],
            Arguments(script, create)[^5..]);
        Assert.DoesNotContain(Arguments(script, create)[..^5], argument => argument.Contains(" INOUT ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void A_procedure_runs_with_its_owners_rights_and_nobody_elses_names(string script, string create, string revoke)
    {
        Assert.NotEmpty(revoke);

        Assert.EndsWith(
            "\n$$ LANGUAGE plpgsql SECURITY DEFINER\nSET search_path TO pg_catalog;", Statement(script, create).Code(), StringComparison.Ordinal);
    }

    [Fact]
    public static void Twenty_columns_fit_into_Redshifts_32_arguments()
    {
        Assert.Equal(30, Arguments("twenty columns", "create the procedure that submits a quote").Length);
        Assert.Equal(14, Arguments("twenty columns", "create the procedure that accepts a quote").Length);
        Assert.Contains(Scripts.TwentyColumns.Statements, statement => statement.Name == "create the digest function of 19 arguments");
    }

    [Fact]
    public static void A_submission_is_inserted_column_by_column_in_the_order_of_its_values()
    {
        var sql = Scripts.Default.Sql("create the procedure that submits a quote");
        var insert = Regex.Match(sql, @"INSERT INTO public\.tbquote \(([^)]*)\)\s*VALUES \((.*?)\);", RegexOptions.Singleline);

        Assert.Equal(
            [
                ("quote_id", "p_quote_id"), ("revision", "p_revision"), ("status", "p_status"), ("combination", "p_combination"),
                ("cust", "f_1"), ("bgc", "CASE f_2 WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END"), ("skilledtrades", "f_3"),
                ("shift", "f_4"), ("state", "f_5"), ("jobdutydescription", "f_6"),
                ("cost", "CAST(f_7 AS DECIMAL(12,2))"), ("note", "f_8"), ("requested_by", "p_viewer"),
                ("issued_at", "CAST(p_issued_at AS TIMESTAMP)"), ("recorded_at", "v_recorded_at"), ("digest", "p_digest"),
            ],
            Items(insert.Groups[1].Value).Zip(Items(insert.Groups[2].Value)));
    }

    /// <summary>The arguments of accept_quote are as many whatever the fields are, so a new field must not rename them.</summary>
    [Fact]
    public static void An_input_of_an_acceptance_is_numbered_among_the_inputs()
    {
        Assert.Contains("f_1 IN VARCHAR(65535)", Arguments("default", "create the procedure that accepts a quote"));
        Assert.Contains("f_1 IN VARCHAR(65535)", Arguments("reserved words", "create the procedure that accepts a quote"));
    }

    private static string[] Items(string list) => Regex.Split(list.Trim(), @",\s+");

    private static WarehouseStatement Statement(string script, string name) =>
        Scripts.Statements(script).Single(statement => statement.Name == name);

    private static string Sql(string script, string name) => Statement(script, name).Sql;

    private static string[] Arguments(string script, string create)
    {
        var sql = Sql(script, create);
        return sql[(sql.IndexOf('(', StringComparison.Ordinal) + 1)..sql.IndexOf("\n)\nAS $$", StringComparison.Ordinal)].Trim().Split(",\n    ");
    }
}
