using System.Diagnostics;
using System.Globalization;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Campaign;

/// <summary>Edits the source, signs links, and reads the history, and asks again while a fault is under way.</summary>
internal sealed class Dashboard(World world)
{
    private const string Columns = """
        SELECT digest, quote_id, revision, status, combination, cost, pg_xact_commit_timestamp(xmin) AT TIME ZONE 'UTC'
        FROM public.tbquote
        """;

    /// <summary>Gives the customer's row with the old price a new one, or adds a row, and signs it as the dashboard does.</summary>
    public async Task<Link> SignAsync(string customer, decimal? oldPrice, int keyAge)
    {
        // A row needs space, so a full disk would keep its client from sending anything.
        if (oldPrice is { } kept && world.Fault == Fault.FullDisk)
        {
            var links = await PersistAsync(warehouse => warehouse.QueryAsync(TestWarehouse.Viewer, Select(customer, kept)));
            return Added((string)links[0][0]!, isAccept: false, customer, kept, keyAge);
        }

        var price = world.Ledger.NextPrice();
        var delete = $"DELETE FROM public.billing_input_tbl WHERE customername = '{customer}' AND cost = {oldPrice ?? 0}";
        var insert = $"INSERT INTO public.billing_input_tbl VALUES ('{customer}', TRUE, 'Welder', 'Night', 'TX', 'Welds', {price})";
        // When the answer is lost, the row may be there already.
        var undo = $"DELETE FROM public.billing_input_tbl WHERE customername = '{customer}' AND cost = {price}";
        var rows = await PersistAsync(async warehouse =>
        {
            var change = await warehouse.TryAsync(RedshiftDatabase.Admin, delete, undo, insert);
            return change.Failure is null
                ? await warehouse.QueryAsync(TestWarehouse.Viewer, Select(customer, price))
                : throw new InvalidOperationException(change.Failure.Message);
        });
        return Added((string)rows[0][0]!, isAccept: false, customer, price, keyAge);
    }

    /// <summary>The link that accepts a quote's newest revision; null if it is accepted.</summary>
    public async Task<Link?> SignAcceptanceAsync(string quoteId, Link quoted, int keyAge) =>
        await PersistAsync(warehouse => warehouse.QueryAsync(
            TestWarehouse.Viewer, $"SELECT accept_link FROM public.quote_current_vw WHERE quote_id = '{quoteId}'")) is [[string text]]
            ? Added(text, isAccept: true, quoted.Customer, quoted.Price, keyAge)
            : null;

    /// <summary>The history where quotes are recorded.</summary>
    public async Task<IReadOnlyList<HistoryRow>> HistoryAsync() =>
        world.Store == QuoteStore.Redshift ? await RedshiftHistoryAsync() : await AuroraHistoryAsync();

    /// <summary>The history in Redshift.</summary>
    public async Task<IReadOnlyList<HistoryRow>> RedshiftHistoryAsync() =>
        [.. (await PersistAsync(warehouse => warehouse.QueryAsync(RedshiftDatabase.Admin, Columns))).Select(Read)];

    private async Task<IReadOnlyList<HistoryRow>> AuroraHistoryAsync()
    {
        // An answer of the RDS Data API has at most a megabyte.
        const int Most = 2_000;
        List<HistoryRow> history = [];
        int count;
        do
        {
            count = history.Count;
            var sql = $"{Columns} ORDER BY digest LIMIT {Most} OFFSET {count}";
            var rows = await PersistAsync(async _ =>
            {
                using var aurora = world.Stack.CreateAuroraClient();
                return (await aurora.ExecuteStatementAsync(world.Stack.AuroraAdmin.CreateRequest(sql))).Records ?? [];
            });
            history.AddRange(rows.Select(row =>
                Read([.. row.Select(field => field.IsNull == true ? null : field.StringValue ?? (object?)field.LongValue)])));
        }
        while (history.Count == count + Most);

        return history;
    }

    private static HistoryRow Read(IReadOnlyList<object?> row) => new(
        (string)row[0]!,
        (string)row[1]!,
        Convert.ToInt32(row[2], CultureInfo.InvariantCulture),
        (string)row[3]!,
        (string)row[4]!,
        row[5] is string price ? decimal.Parse(price, CultureInfo.InvariantCulture) : null,
        DateTimeOffset.Parse((string)row[6]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static string Select(string customer, decimal price) =>
        $"SELECT quote_link FROM public.quote_gen_vw WHERE customername = '{customer}' AND cost = {price}";

    private Link Added(string text, bool isAccept, string customer, decimal price, int keyAge)
    {
        var link = new Link(text, TestLink.Parse(text)["digest"], isAccept, customer, price, keyAge);
        world.Ledger.Add(link);
        return link;
    }

    /// <summary>Asks the warehouse until it answers, as a person reloads a dashboard.</summary>
    private async Task<T> PersistAsync<T>(Func<TestWarehouse, Task<T>> askAsync)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            try
            {
                return await askAsync(new TestWarehouse(world.Stack));
            }
#pragma warning disable CA1031 // A stack that is being stopped or killed fails in every possible way.
            catch (Exception) when (watch.Elapsed < World.Patience)
#pragma warning restore CA1031
            {
                // A fault is under way.
            }
        }
    }
}
