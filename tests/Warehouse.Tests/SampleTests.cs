namespace WriteBackLambdas.Warehouse.Tests;

public static class SampleTests
{
    [Fact]
    public static void The_sample_goes_into_the_definitions_schema_and_fills_only_an_empty_table()
    {
        var sample = Scripts.ReservedWords.Sample;

        Assert.Equal(["create the schema", "create the source table", "load the source table"], sample.Select(statement => statement.Name));
        Assert.All(sample, statement => Assert.Contains("\"user\"", statement.Sql, StringComparison.Ordinal));
        Assert.Equal("SELECT COUNT(*) FROM \"user\".billing_input_tbl", sample[2].NeededWhenZero);
        Assert.Equal(36, sample[2].Sql.Split('\n').Length - 1);
    }

    [Fact]
    public static void The_sample_has_the_columns_of_the_embedded_definition() => Assert.All(
        Quotes.QuoteDefinition.Embedded.Fields,
        field => Assert.Matches($@"(?m)^    {field.Source} +{field.Type.ToString().Split('(')[0]}", Scripts.Default.Sample[1].Sql));
}
