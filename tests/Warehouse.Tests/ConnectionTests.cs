using WriteBackLambdas.DataApi;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ConnectionTests
{
    private static readonly WarehouseConnection Serverless = new() { Workgroup = "quotes", Database = "dev" };
    private static readonly WarehouseConnection Provisioned = new() { Cluster = "c", Database = "dev" };

    public static TheoryData<WarehouseConnection, string[]> Connections => new()
    {
        { Serverless, [] },
        { Serverless with { SecretArn = "s" }, [] },
        { Provisioned, [] },
        { Provisioned with { DbUser = "u" }, [] },
        { Provisioned with { SecretArn = "s" }, [] },
        { Serverless with { Cluster = "c" }, ["Workgroup!, Cluster!: both are set; set exactly one"] },
        { Serverless with { Workgroup = "" }, ["Workgroup!, Cluster!: neither is set; set exactly one"] },
        { Serverless with { Database = "" }, ["Database!: is not set; set it to the database's name, such as dev"] },
        { Serverless with { DbUser = "u" }, ["DbUser!: can be set only with Cluster! and without SecretArn!"] },
        { Provisioned with { DbUser = "u", SecretArn = "s" }, ["DbUser!: can be set only with Cluster! and without SecretArn!"] },
        {
            new WarehouseConnection { Database = "", DbUser = "u" },
            [
                "Workgroup!, Cluster!: neither is set; set exactly one",
                "Database!: is not set; set it to the database's name, such as dev",
                "DbUser!: can be set only with Cluster! and without SecretArn!",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public static void Every_fault_is_listed_with_the_name_that_a_person_sets(WarehouseConnection connection, string[] faults) =>
        Assert.Equal(faults, connection.Faults(name => name + "!"));

    [Fact]
    public static void A_request_names_the_place_and_the_user()
    {
        var request = (Provisioned with { DbUser = "u" }).CreateRequest("SELECT 1");
        Assert.Equal(
            ("SELECT 1", null, "c", "dev", "u", null),
            (request.Sql, request.WorkgroupName, request.ClusterIdentifier, request.Database, request.DbUser, request.SecretArn));

        var batch = (Serverless with { SecretArn = "s" }).CreateRequest(["SELECT 1", "SELECT 2"], []);
        Assert.Equal(["SELECT 1", "SELECT 2"], batch.Sqls);
        Assert.Equal(
            ("quotes", null, "dev", null, "s"),
            (batch.WorkgroupName, batch.ClusterIdentifier, batch.Database, batch.DbUser, batch.SecretArn));
    }
}
