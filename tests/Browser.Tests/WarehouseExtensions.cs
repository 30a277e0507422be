namespace WriteBackLambdas.Browser.Tests;

internal static class WarehouseExtensions
{
    /// <summary>The link of a customer's only row, signed anew.</summary>
    public static async Task<string> RowLinkAsync(this TestWarehouse warehouse, string customer) => (string)(await warehouse.QueryAsync(
        TestWarehouse.Viewer, "SELECT quote_link FROM public.quote_gen_vw WHERE customername = :customer", new() { ["customer"] = customer }))[0][0]!;
}
