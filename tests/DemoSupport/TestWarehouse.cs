using System.Globalization;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Demo;
using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Support;

/// <summary>Adds rows, reads links as the dashboard does, and reads the history.</summary>
public sealed class TestWarehouse(DemoStack stack)
{
    public const string Viewer = "alice";

    /// <summary>Adds the rows and returns their links in the same order.</summary>
    public async Task<IReadOnlyList<string>> GenerateLinksAsync(params IReadOnlyList<SourceRow> rows)
    {
        foreach (var row in rows)
        {
            List<(string Name, string Value)> parameters = [];
            string Value(string name, string? value)
            {
                if (string.IsNullOrEmpty(value))
                {
                    return value is null ? "NULL" : "''";
                }

                parameters.Add((name, value));
                return $":{name}";
            }

            var values = string.Join(", ",
                Value("customer", row.Customer),
                row.BackgroundCheck switch { true => "TRUE", false => "FALSE", null => "NULL" },
                Value("skill", row.Skill),
                Value("shift", row.Shift),
                Value("state", row.State),
                Value("duties", row.Duties),
                row.Cost.ToString(CultureInfo.InvariantCulture));
            await QueryAsync(RedshiftDatabase.Admin, $"INSERT INTO public.billing_input_tbl VALUES ({values})", [.. parameters]);
        }

        var links = await QueryAsync(
            Viewer,
            "SELECT customername, cost, quote_link FROM public.quote_gen_vw WHERE customername = :customer",
            ("customer", rows[0].Customer));
        return [.. rows.Select(
            row => (string)links.Single(link => (string)link[1]! == row.Cost.ToString("0.00", CultureInfo.InvariantCulture))[2]!)];
    }

    public async Task<string> GenerateLinkAsync(SourceRow row) => (await GenerateLinksAsync(row))[0];

    /// <summary>A newly signed link of a customer's only row.</summary>
    public async Task<string> RowLinkAsync(string customer) => (string)(await QueryAsync(
        Viewer, "SELECT quote_link FROM public.quote_gen_vw WHERE customername = :customer", ("customer", customer)))[0][0]!;

    public async Task<string?> AcceptLinkAsync(string quoteId) =>
        (string?)(await QueryAsync(
            Viewer, "SELECT accept_link FROM public.quote_current_vw WHERE quote_id = :id", ("id", quoteId)))[0][0];

    /// <summary>The history of a customer: quote id, revision, status, cost, note, requested by, is_latest.</summary>
    public Task<IReadOnlyList<IReadOnlyList<object?>>> HistoryAsync(string customer) => QueryAsync(
        Viewer,
        """
        SELECT quote_id, revision, status, cost, note, requested_by, is_latest
        FROM public.quote_history_vw WHERE cust = :customer ORDER BY revision
        """,
        ("customer", customer));

    public async Task<long> CountAsync() =>
        (long)(await QueryAsync(RedshiftDatabase.Admin, "SELECT COUNT(*) FROM public.quote_history_vw"))[0][0]!;

    /// <summary>Runs the set-up for another definition, with these groups of readers.</summary>
    public Task InstallAsync(QuoteDefinition definition, params string[] groups) =>
        InstallAsync(definition, peopleShareUsers: false, groups);

    /// <summary>Runs the set-up for people who sign in and may share a database user.</summary>
    public async Task InstallAsync(QuoteDefinition definition, bool peopleShareUsers, params string[] groups)
    {
        using var client = stack.CreateDataClient();
        var names = new WarehouseParameters(stack.Api.ToString(), "default", Function.Name, "quote_dashboard", "IAMR:write_back")
        {
            PeopleShareUsers = peopleShareUsers,
            DashboardGroups = groups,
        };
        var connection = new WarehouseConnection { Workgroup = DemoStack.Workgroup, Database = RedshiftDatabase.Name };
        await new WarehouseInstaller(client, connection, TimeProvider.System).InstallAsync(
            new WarehouseScript(definition, names).Statements, CancellationToken.None);
    }

    /// <summary>Creates a database user who may read the views.</summary>
    public async Task CreateViewerAsync(string name)
    {
        await QueryAsync(RedshiftDatabase.Admin, $"CREATE USER {name} PASSWORD DISABLE");
        await QueryAsync(RedshiftDatabase.Admin, $"GRANT ROLE quote_dashboard TO {name}");
    }

    public async Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(
        string user, string sql, params (string Name, string Value)[] parameters)
    {
        var values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var result = await stack.Database.RunAsync(user, [sql], values, CancellationToken.None);
        Assert.Null(result.Failure);
        return result.Statements[0].Rows;
    }

    /// <summary>Runs statements that may fail, in one transaction.</summary>
    public Task<TransactionResult> TryAsync(string user, params string[] statements) =>
        stack.Database.RunAsync(user, statements, new Dictionary<string, string>(), CancellationToken.None);
}
