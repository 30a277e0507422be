using Amazon.RedshiftDataAPIService;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ConnectionTests
{
    private static readonly WarehouseConnection Serverless = new() { Workgroup = "quotes", Database = "dev" };
    private static readonly WarehouseConnection Provisioned = new() { Cluster = "c", Database = "dev" };

    public static TheoryData<WarehouseConnection> Right =>
        [Serverless, Provisioned, Provisioned with { DbUser = "u" }, Provisioned with { SecretArn = "s" }, Serverless with { SecretArn = "s" }];

    public static TheoryData<WarehouseConnection, string> Wrong => new()
    {
        { Serverless with { Cluster = "c" }, "workgroup, cluster: both are given; one of them is right" },
        { Serverless with { Workgroup = "" }, "workgroup, cluster: neither is given; one of them is right" },
        { Serverless with { Database = "" }, "database: is empty; the database's name, for example dev" },
        { Serverless with { DbUser = "u" }, "database user: \"u\" goes with a cluster and without a secret" },
        { Provisioned with { DbUser = "u", SecretArn = "s" }, "database user: \"u\" goes with a cluster and without a secret" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public static void A_connection_of_a_documented_kind_has_no_fault(WarehouseConnection connection) => Assert.Empty(connection.Faults());

    [Theory]
    [MemberData(nameof(Wrong))]
    public static void Any_other_is_refused_with_what_would_be_right(WarehouseConnection connection, string fault)
    {
        Assert.Equal([fault], connection.Faults());
        using var client = new AmazonRedshiftDataAPIServiceClient(new Amazon.Runtime.AnonymousAWSCredentials(), Amazon.RegionEndpoint.USEast1);
        Assert.Equal(fault, Assert.Throws<ArgumentException>(() => new WarehouseInstaller(client, connection, TimeProvider.System)).Message);
    }

    [Fact]
    public static void Every_fault_is_listed() =>
        Assert.Equal(3, new WarehouseConnection { Database = "", DbUser = "u" }.Faults().Count);

    [Fact]
    public static void A_request_says_where_and_who_and_is_the_same_each_time()
    {
        var request = (Provisioned with { DbUser = "u" }).Request("SELECT 1", "token");

        Assert.Equal(
            ("SELECT 1", "token", null, "c", "dev", "u", null, 5),
            (request.Sql, request.ClientToken, request.WorkgroupName, request.ClusterIdentifier, request.Database, request.DbUser, request.SecretArn, request.WaitTimeSeconds));
        var other = (Serverless with { SecretArn = "s" }).Request("SELECT 1", "token");
        Assert.Equal(("quotes", null, null, "s"), (other.WorkgroupName, other.ClusterIdentifier, other.DbUser, other.SecretArn));
    }
}
