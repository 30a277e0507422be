using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo;

/// <summary>Somebody who looks at dashboards, as a user's warehouse has already.</summary>
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
