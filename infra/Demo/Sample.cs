using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo;

/// <summary>The dashboard's viewers, who exist already in a user's warehouse.</summary>
internal static class Sample
{
    public const string DashboardRole = "quote_dashboard";

    /// <summary>Database users. The dashboard shows what the first one sees unless the page's address names another.</summary>
    public static IReadOnlyList<string> Viewers { get; } = ["alice", "bob"];

    public static IReadOnlyList<WarehouseStatement> ViewerStatements(WarehouseScript script) => script.Read(Resource("viewers.sql"));

    /// <summary>The text of an embedded file.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
