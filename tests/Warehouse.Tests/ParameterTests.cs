using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ParameterTests
{
    private const string Url = "base URL";
    private const string Arn = "role ARN";
    private const string Function = "function name";
    private const string Role = "dashboard role";
    private const string User = "application user";
    private const string Group = "dashboard group";

    private const string AnArn = "arn:aws:iam::123456789012:role/";

    [Theory]
    [InlineData(
        Url,
        "https://api.example.com", "https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod/quotes",
        "https://api.example.com:8443/quotes", "http://127.0.0.1:8080/prod/quotes", "http://localhost:8080/prod/quotes",
        "http://[::1]:8080/prod/quotes")]
    [InlineData(Arn, "default", AnArn + "service-role/Name+=,.@_-1", "arn:aws-cn:iam::123456789012:role/x")]
    [InlineData(Function, "A-b_9")]
    [InlineData(Role, "dash_boards9")]
    [InlineData(User, "IAMR:write-back", "IAM:alice@example.com")]
    [InlineData(Group, "AWSIDC:sales", "AWSIDC:Sales & Service (EMEA)", "my-idp_1:Vertrieb Süd", "AWSIDC:sales@example.com")]
    public static void A_well_formed_parameter_is_accepted(string name, params string[] values) => Assert.All(
        values, value => Assert.NotEmpty(new WarehouseScript(QuoteDefinition.Embedded, With(name, value)).Statements));

    [Theory]
    [InlineData(
        Url,
        "", "https://api.example.com/x' || (SELECT 1) || '", "https://api.example.com/x?y=1", "https://api.example.com/x#y",
        "https://api.example.com/x\n", "https://api.example.com/%27", "https://user@api.example.com/x",
        "https://api.example.com/{{schema}}", "http://api.example.com/x", "http://127.0.0.1.example.com/x",
        "http://localhost.example.com/x", "javascript:alert(1)", "ftp://api.example.com/x")]
    [InlineData(
        Arn,
        "", "DEFAULT", "default MAX_BATCH_ROWS 1", AnArn, AnArn + "x' LAMBDA 'mine", AnArn + "x\n", "arn:aws:iam::12345:role/x",
        "arn:aws:iam::123456789012:user/x")]
    [InlineData(
        Function,
        "", "f'; DROP TABLE tbquote; --", "f:alias", "f\n", "a123456789012345678901234567890123456789012345678901234567890123x")]
    [InlineData(Role, "", "Dashboards", "1st", "x; GRANT ALL ON TABLE public.tbquote TO PUBLIC", "x\"", "x'", "x\n")]
    [InlineData(
        Group,
        "", "sales", "AWSIDC:", ":sales", "AWSIDC: sales", "AWSIDC:a,AWSIDC:b", "AWSIDC:x\"", "AWSIDC:x'", "AWSIDC:x\\", "AWSIDC:x\n",
        "AWSIDC:ä12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData(User, "", "IAMR:x\" PASSWORD 'known", "IAMR:x'", "IAMR:x;", "IAMR:x y", "IAMR:x\n")]
    public static void A_malformed_parameter_is_refused_before_any_SQL_is_made(string name, params string[] values) =>
        Assert.All(values, value => Assert.StartsWith(
            $"The parameters of the warehouse's SQL are not valid:\n- {name}: \"{value}\" is not ",
            Assert.Throws<ArgumentException>(() => new WarehouseScript(QuoteDefinition.Embedded, With(name, value))).Message,
            StringComparison.Ordinal));

    [Fact]
    public static void Every_fault_is_listed_with_what_would_be_right() => Assert.Equal(
        """
        The parameters of the warehouse's SQL are not valid:
        - base URL: "u'" is not a URL such as https://example.com/prod/quotes (http on a loopback address only)
        - role ARN: "a'" is not an ARN such as arn:aws:iam::123456789012:role/name, or default
        - function name: "f'" is not a Lambda function's name (letters, digits, - and _)
        - dashboard role: "d'" is not an identifier (lowercase letters, digits and _, starting with a letter)
        - application user: "w'" is not a database user's name such as IAMR:role
        """,
        Assert.Throws<ArgumentException>(
            () => new WarehouseScript(QuoteDefinition.Embedded, new WarehouseParameters("u'", "a'", "f'", "d'", "w'"))).Message);

    [Fact]
    public static void The_database_user_of_a_role_has_Redshifts_prefix() =>
        Assert.Equal("IAMR:write_back", WarehouseParameters.UserOfRole("write_back"));

    private static WarehouseParameters With(string name, string value) => name switch
    {
        Url => Scripts.Parameters with { ApiAddress = value },
        Arn => Scripts.Parameters with { RoleArn = value },
        Function => Scripts.Parameters with { FunctionName = value },
        Role => Scripts.Parameters with { DashboardRole = value },
        Group => Scripts.Parameters with { DashboardGroups = [value] },
        _ => Scripts.Parameters with { ApplicationUser = value },
    };
}
