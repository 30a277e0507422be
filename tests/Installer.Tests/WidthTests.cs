using System.Text;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>A source whose columns are wider than the quote definition's types: varchar(100), decimal(12,2).</summary>
public sealed class WidthTests(Stack stack)
{
    [Fact]
    public async Task A_value_that_is_too_wide_gives_no_link_and_the_other_rows_have_theirs()
    {
        var deployment = await DeployAsync();
        await AddAsync(deployment, new string('a', 100), "9999999999.99");
        await AddAsync(deployment, new string('b', 101), "1");
        // In UTF-8 these have 100, 102 and 104 bytes.
        await AddAsync(deployment, new string('é', 50), "2");
        await AddAsync(deployment, new string('é', 51), "3");
        await AddAsync(deployment, string.Concat(Enumerable.Repeat("🤖", 26)), "4");
        await AddAsync(deployment, "too much", "10000000000");
        await AddAsync(deployment, "rounded up", "9999999999.995");
        await AddAsync(deployment, "rounded down", "-9999999999.994");
        await AddAsync(deployment, null, null);
        var mark = stack.Mark();

        var clicks = new Clicks(stack, deployment);
        var links = (await clicks.LinksAsync()).ToDictionary(
            link => TestLink.Parse(link).Parameters.FirstOrDefault(parameter => parameter.Key == "customer").Value ?? "");

        Assert.Equivalent(new[] { new string('a', 100), new string('é', 50), "rounded down", "" }, links.Keys, strict: true);
        Assert.Equal(9, await deployment.CountAsync("quote_gen_vw"));
        foreach (var link in links.Values)
        {
            Assert.Equal(200, (await clicks.PostAsync(link)).StatusCode);
        }

        Assert.Equal(100, await MaxBytesAsync(deployment));
        // Only the rows with a link were signed.
        Assert.Equal(4, stack.Demo.Activities.Since(mark).First(activity =>
            activity.Kind == ActivityKind.LambdaBatch && activity.Subject == $"{deployment.Schema}.udf_get_digest").Rows);
    }

    [Fact]
    public async Task Numbers_and_dates_that_do_not_fit_give_no_link_either()
    {
        const string Definition =
            """
            { "source": "numbers", "history": "hist", "fields": [
              { "name": "i", "source": "i", "column": "i", "type": "integer", "identifies": true },
              { "name": "b", "source": "b", "column": "b", "type": "bigint" },
              { "name": "x", "source": "x", "column": "x", "type": "decimal(4,3)" },
              { "name": "d", "source": "d", "column": "d", "type": "date" } ] }
            """;
        var deployment = await DeployAsync("numbers (i BIGINT, b DECIMAL(30,0), x DECIMAL(20,10), d TIMESTAMP)", Definition);
        string[] rows =
        [
            "(2147483647, 9223372036854775807, 9.9994, '9999-12-31 23:59')", "(-2147483648, -9223372036854775808, -9.999, NULL)",
            "(2147483648, 1, 0, NULL)", "(1, 9223372036854775808, 0, NULL)", "(1, 1, 9.9995, NULL)", "(1, 1, 0, '10000-01-01')",
        ];
        await stack.QueryAsync($"INSERT INTO {deployment.Schema}.numbers VALUES {string.Join(", ", rows)}");

        var clicks = new Clicks(stack, deployment);
        var links = await clicks.LinksAsync();

        Assert.Equal(2, links.Count);
        Assert.Single(
            links, link => link.Contains("&i=2147483647&b=9223372036854775807&x=9.999&d=9999-12-31&", StringComparison.Ordinal));
        var definition = QuoteDefinition.Load(Encoding.UTF8.GetBytes(Definition));
        foreach (var link in links)
        {
            Assert.Equal(200, (await clicks.PostAsync(link, definition)).StatusCode);
        }
    }

    [Fact]
    public async Task Numbers_beyond_every_decimal_give_no_link_either()
    {
        const string Definition =
            """
            { "source": "numbers", "history": "hist", "fields": [
              { "name": "n", "source": "n", "column": "n", "type": "integer", "identifies": true },
              { "name": "x", "source": "x", "column": "x", "type": "decimal(12,2)" },
              { "name": "b", "source": "b", "column": "b", "type": "bigint" },
              { "name": "w", "source": "w", "column": "w", "type": "decimal(38,2)" } ] }
            """;
        var deployment = await DeployAsync("numbers (n INTEGER, x DOUBLE PRECISION, b DECIMAL(38,0), w DOUBLE PRECISION)", Definition);
        var digits = new string('9', 38);
        string[] rows =
        [
            "(1, 12.5, 5, 7)", "(2, 1e37, 5, 7)", "(3, -1e300, 5, 7)", "(4, 'NaN', 5, 7)", "(5, 'Infinity', 5, 7)",
            $"(6, 1, {digits}, 7)", $"(7, 1, -{digits}, 7)", "(8, 1, 5, 1e36)", "(9, 1, 5, 'NaN')", "(10, 9999999999.99, NULL, 9e35)",
        ];
        await stack.QueryAsync($"INSERT INTO {deployment.Schema}.numbers VALUES {string.Join(", ", rows)}");

        var links = await new Clicks(stack, deployment).LinksAsync();

        Assert.Equal(["1", "10"], links.Select(link => TestLink.Parse(link)["n"]).Order(StringComparer.Ordinal));
    }

    /// <summary>Every byte of the widest text needs three characters.</summary>
    [Fact]
    public async Task The_longest_values_fit_into_a_link()
    {
        var deployment = await DeployAsync();
        await AddAsync(deployment, new string('%', 100), "-9999999999.99");

        var clicks = new Clicks(stack, deployment);
        var link = Assert.Single(await clicks.LinksAsync());

        Assert.Contains($"&customer={string.Concat(Enumerable.Repeat("%25", 100))}&", link, StringComparison.Ordinal);
        Assert.Equal(200, (await clicks.PostAsync(link)).StatusCode);
    }

    private Task<Deployment> DeployAsync() => DeployAsync(
        """
        billing_input_tbl (
            customername VARCHAR(300), bgcheckrequired BOOLEAN, skill CHAR(80), shift VARCHAR(20), state VARCHAR(20),
            jobdutydescription VARCHAR(65535), cost DECIMAL(20,3))
        """,
        QuoteDefinition.EmbeddedJson);

    private async Task<Deployment> DeployAsync(string source, string definition)
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { WithSample = "false", Definition = definition };
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        await stack.QueryAsync($"CREATE TABLE {deployment.Schema}.{source}");
        await deployment.CreateAsync();
        return deployment;
    }

    /// <summary>The skill is a CHAR(80), whose blanks at the end are no part of the value.</summary>
    private async Task AddAsync(Deployment deployment, string? customer, string? cost) => await stack.QueryAsync(
        $"""
        INSERT INTO {deployment.Schema}.billing_input_tbl (customername, skill, cost)
        VALUES ({(customer is null ? "NULL" : $"'{customer}'")}, 'Welder', {cost ?? "NULL"})
        """);

    private async Task<long> MaxBytesAsync(Deployment deployment)
    {
        var names = await stack.QueryAsync($"SELECT cust FROM {deployment.Schema}.tbquote");
        return names.Max(row => Encoding.UTF8.GetByteCount((string?)row[0] ?? ""));
    }
}
