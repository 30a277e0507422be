using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Local;

/// <summary>What a user's warehouse has already: a source table with rows, and somebody who looks at dashboards.</summary>
internal static class Sample
{
    public const string DashboardRole = "quote_dashboard";
    public const string Viewer = "alice";

    public static IReadOnlyList<WarehouseStatement> Source => WarehouseScript.Read(Resource("source.sql"));

    public static IReadOnlyList<WarehouseStatement> Viewers => WarehouseScript.Read(Resource("viewers.sql"));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
