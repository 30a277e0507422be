namespace WriteBackLambdas.Warehouse.Tests;

public static class SampleTests
{
    [Fact]
    public static void The_sample_goes_into_the_definitions_schema_and_loads_only_an_empty_table()
    {
        var sample = Scripts.ReservedWords.Sample;

        Assert.Equal(["create the schema", "create the source table", "load the source table"], sample.Select(statement => statement.Name));
        Assert.Equal("CREATE SCHEMA IF NOT EXISTS \"user\";", sample[0].Sql);
        Assert.StartsWith("CREATE TABLE IF NOT EXISTS \"user\".billing_input_tbl (", sample[1].Sql, StringComparison.Ordinal);
        Assert.Equal("SELECT COUNT(*) FROM \"user\".billing_input_tbl", sample[2].NeededWhenZero);
        Assert.Equal(37, sample[2].Sql.Split('\n').Length);
    }

    [Fact]
    public static void The_sample_has_the_columns_that_the_built_in_definition_reads() => Assert.All(
        Quotes.QuoteDefinition.Embedded.Fields,
        field => Assert.Matches($@"(?m)^    {field.Source} +{field.Type.ToString().Split('(')[0]}", Scripts.Default.Sample[1].Sql));
}
