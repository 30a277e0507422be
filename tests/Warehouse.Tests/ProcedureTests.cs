using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ProcedureTests
{
    private const string Submit = "submit";
    private const string Act = "action";

    public static MatrixTheoryData<string, string> Procedures => new(Scripts.Names, [Submit, Act]);

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void A_procedure_is_granted_with_the_types_of_its_arguments(string script, string procedure)
    {
        var types = Arguments(script, procedure).Select(argument => Regex.Match(argument, @" (?:IN|INOUT) ([A-Z]+)").Groups[1].Value);
        var revoke = Statement(script, $"revoke the {procedure} procedure from PUBLIC").Sql;

        Assert.Equal(types, Regex.Match(revoke, @"\((.*)\)").Groups[1].Value.Split(", "));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void Only_the_last_five_arguments_of_a_procedure_return_something(string script, string procedure)
    {
        var arguments = Arguments(script, procedure);

        Assert.Equal(
            ["p_quote_id", "p_revision", "p_status", "p_outcome", "p_recorded_at"],
            arguments[^5..].Select(argument => argument.Split(' ')[0]));
        Assert.All(arguments[^5..], argument => Assert.Contains(" INOUT ", argument, StringComparison.Ordinal));
        Assert.All(arguments[..^5], argument => Assert.Contains(" IN ", argument, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public static void A_procedure_has_its_owners_rights_and_finds_only_built_in_names(string script, string procedure) => Assert.EndsWith(
        "\n$$ LANGUAGE plpgsql SECURITY DEFINER\nSET search_path TO pg_catalog;",
        Statement(script, $"create the {procedure} procedure").Code(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(Submit, RecordingResult.Recorded, RecordingResult.Replayed, RecordingResult.Expired)]
    [InlineData(
        Act,
        RecordingResult.Recorded,
        RecordingResult.Replayed,
        RecordingResult.Expired,
        RecordingResult.Conflict,
        RecordingResult.Excluded)]
    public static void A_procedure_answers_with_the_results_that_the_function_reads(string procedure, params string[] results)
    {
        var code = Statement("approval", $"create the {procedure} procedure").Code();

        Assert.Equal(results.Order(), Regex.Matches(code, "p_outcome := '(.*)'").Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public static void Twenty_columns_fit_into_Redshifts_32_arguments()
    {
        Assert.Equal(31, Arguments("twenty columns", Submit).Length);
        Assert.Equal(16, Arguments("twenty columns", Act).Length);
        Assert.Contains(Scripts.TwentyColumns.Statements, statement => statement.Name == "create the digest function with 19 arguments");
    }

    [Fact]
    public static void The_submit_procedure_inserts_each_value_into_its_column()
    {
        var sql = Scripts.Default.Sql("create the submit procedure");
        var insert = Regex.Match(sql, @"INSERT INTO public\.tbquote \(([^)]*)\)\s*VALUES \((.*?)\);", RegexOptions.Singleline);

        Assert.Equal(
            [
                ("quote_id", "p_quote_id"), ("revision", "p_revision"), ("status", "p_status"), ("combination", "p_combination"),
                ("negotiation", "v_negotiation"), ("cust", "f_1"),
                ("bgc", "CASE f_2 WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END"), ("skilledtrades", "f_3"),
                ("shift", "f_4"), ("state", "f_5"), ("jobdutydescription", "f_6"),
                ("cost", "CAST(f_7 AS DECIMAL(12,2))"), ("note", "f_8"), ("requested_by", "p_viewer"),
                ("recorded_by", "p_recorded_by"),
                ("issued_at", "CAST(p_issued_at AS TIMESTAMP)"), ("recorded_at", "v_recorded_at"), ("digest", "p_digest"),
            ],
            Items(insert.Groups[1].Value).Zip(Items(insert.Groups[2].Value)));
    }

    /// <summary>The action procedure keeps its argument types when a field is added, so the argument must keep its name too.</summary>
    [Fact]
    public static void The_action_procedure_numbers_its_inputs_from_1() =>
        Assert.Contains("f_1 IN VARCHAR(8)", Arguments("reserved words", Act));

    [Fact]
    public static void An_action_copies_the_inputs_that_it_does_not_ask_for() => Assert.Contains(
        """
                        order_no,
                        customer,
                        amount,
                        discount,
                        CASE WHEN p_action IN ('approve', 'reject') THEN f_2 ELSE reason END,
        """,
        Scripts.Approval.Sql("create the action procedure"),
        StringComparison.Ordinal);

    [Fact]
    public static void The_action_procedure_has_each_transition_and_who_may_take_it()
    {
        var sql = Scripts.Approval.Sql("create the action procedure");

        Assert.Contains(
            """
                        WHEN p_action = 'approve' AND v_status IN ('requested') THEN 'approved'
                        WHEN p_action = 'reject' AND v_status IN ('requested') THEN 'rejected'
                        WHEN p_action = 'withdraw' AND v_status IN ('requested') THEN 'withdrawn'
            """,
            sql,
            StringComparison.Ordinal);
        Assert.Contains("COALESCE(v_is_requester, TRUE) AND p_action IN ('approve', 'reject')", sql, StringComparison.Ordinal);
        Assert.Contains("COALESCE(NOT v_is_requester, TRUE) AND p_action IN ('withdraw')", sql, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_definition_whose_actions_are_for_everybody_looks_up_no_requester()
    {
        Assert.DoesNotContain("INTO v_requester", Scripts.Default.Sql("create the action procedure"), StringComparison.Ordinal);
        Assert.DoesNotContain("JOIN", Scripts.Default.Sql("create the current quotes view"), StringComparison.Ordinal);
        Assert.DoesNotContain("NOT IN", Scripts.Default.Sql("create the submit procedure"), StringComparison.Ordinal);
        Assert.Contains(
            "v_status NOT IN ('approved', 'rejected', 'withdrawn')",
            Scripts.Approval.Sql("create the submit procedure"),
            StringComparison.Ordinal);
    }

    private static string[] Items(string list) => Regex.Split(list.Trim(), @",\s+");

    private static WarehouseStatement Statement(string script, string name) =>
        Scripts.Statements(script).Single(statement => statement.Name == name);

    private static string[] Arguments(string script, string procedure)
    {
        var head = Statement(script, $"create the {procedure} procedure").Sql.Split("\n)\nAS $$")[0];
        return head[(head.IndexOf('(', StringComparison.Ordinal) + 1)..].Trim().Split(",\n    ");
    }
}
