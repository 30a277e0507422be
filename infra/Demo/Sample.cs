using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo;

/// <summary>The dashboard's viewer, who exists already in a user's warehouse.</summary>
internal static class Sample
{
    public const string DashboardRole = "quote_dashboard";
    public const string Viewer = "alice";

    public static IReadOnlyList<WarehouseStatement> Viewers => WarehouseScript.Read(Resource("viewers.sql"));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
