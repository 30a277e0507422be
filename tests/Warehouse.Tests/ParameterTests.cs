using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ParameterTests
{
    private const string Url = nameof(WarehouseParameters.ApiAddress);
    private const string Arn = nameof(WarehouseParameters.RoleArn);
    private const string Function = nameof(WarehouseParameters.FunctionName);
    private const string Role = nameof(WarehouseParameters.DashboardRole);
    private const string User = nameof(WarehouseParameters.ApplicationUser);

    private const string AnArn = "arn:aws:iam::123456789012:role/";

    [Theory]
    [InlineData(Url, "https://api.example.com")]
    [InlineData(Url, "https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod/quotes")]
    [InlineData(Url, "https://api.example.com:8443/quotes")]
    [InlineData(Url, "http://127.0.0.1:8080/prod/quotes")]
    [InlineData(Url, "http://localhost:8080/prod/quotes")]
    [InlineData(Url, "http://[::1]:8080/prod/quotes")]
    [InlineData(Arn, "default")]
    [InlineData(Arn, AnArn + "service-role/Name+=,.@_-1")]
    [InlineData(Arn, "arn:aws-cn:iam::123456789012:role/x")]
    [InlineData(Function, "A-b_9")]
    [InlineData(Role, "dash_boards9")]
    [InlineData(User, "IAMR:write-back")]
    [InlineData(User, "IAM:alice@example.com")]
    public static void A_well_formed_parameter_is_accepted(string name, string value) =>
        Assert.NotEmpty(new WarehouseScript(QuoteDefinition.Embedded, With(name, value)).Statements);

    [Theory]
    [InlineData(Url, "")]
    [InlineData(Url, "https://api.example.com/x' || (SELECT 1) || '")]
    [InlineData(Url, "https://api.example.com/x?y=1")]
    [InlineData(Url, "https://api.example.com/x#y")]
    [InlineData(Url, "https://api.example.com/x\n")]
    [InlineData(Url, "https://api.example.com/%27")]
    [InlineData(Url, "https://user@api.example.com/x")]
    [InlineData(Url, "https://api.example.com/{{schema}}")]
    [InlineData(Url, "http://api.example.com/x")]
    [InlineData(Url, "http://127.0.0.1.example.com/x")]
    [InlineData(Url, "http://localhost.example.com/x")]
    [InlineData(Url, "javascript:alert(1)")]
    [InlineData(Url, "ftp://api.example.com/x")]
    [InlineData(Arn, "")]
    [InlineData(Arn, "DEFAULT")]
    [InlineData(Arn, "default MAX_BATCH_ROWS 1")]
    [InlineData(Arn, AnArn)]
    [InlineData(Arn, AnArn + "x' LAMBDA 'mine")]
    [InlineData(Arn, AnArn + "x\n")]
    [InlineData(Arn, "arn:aws:iam::12345:role/x")]
    [InlineData(Arn, "arn:aws:iam::123456789012:user/x")]
    [InlineData(Function, "")]
    [InlineData(Function, "f'; DROP TABLE tbquote; --")]
    [InlineData(Function, "f:alias")]
    [InlineData(Function, "f\n")]
    [InlineData(Function, "a123456789012345678901234567890123456789012345678901234567890123x")]
    [InlineData(Role, "")]
    [InlineData(Role, "Dashboards")]
    [InlineData(Role, "1st")]
    [InlineData(Role, "x; GRANT ALL ON TABLE public.tbquote TO PUBLIC")]
    [InlineData(Role, "x\"")]
    [InlineData(Role, "x'")]
    [InlineData(Role, "x\n")]
    [InlineData(User, "")]
    [InlineData(User, "IAMR:x\" PASSWORD 'known")]
    [InlineData(User, "IAMR:x'")]
    [InlineData(User, "IAMR:x;")]
    [InlineData(User, "IAMR:x y")]
    [InlineData(User, "IAMR:x\n")]
    public static void A_malformed_parameter_is_refused_before_any_SQL_is_made(string name, string value)
    {
        var exception = Assert.Throws<ArgumentException>(() => new WarehouseScript(QuoteDefinition.Embedded, With(name, value)));

        Assert.StartsWith(
            $"The parameters of the warehouse's SQL are not valid:\n- {name}: \"{value}\" is not ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public static void Every_fault_is_listed_with_what_would_be_right() => Assert.Equal(
        """
        The parameters of the warehouse's SQL are not valid:
        - ApiAddress: "u'" is not a URL such as https://example.com/prod/quotes (http on a loopback address only)
        - RoleArn: "a'" is not an ARN such as arn:aws:iam::123456789012:role/name, or default
        - FunctionName: "f'" is not a Lambda function's name (letters, digits, - and _)
        - DashboardRole: "d'" is not an identifier (lowercase letters, digits and _, starting with a letter)
        - ApplicationUser: "w'" is not a database user's name such as IAMR:role
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
        _ => Scripts.Parameters with { ApplicationUser = value },
    };
}
