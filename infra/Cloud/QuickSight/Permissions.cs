using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.QuickSight;

/// <summary>
/// The actions that owners and readers get, as QuickSight's own sharing grants them (its developer guide, "Dashboard permissions" and
/// "UpdateAnalysisPermissions"). A reader needs nothing but the dashboard.
/// </summary>
internal static class Permissions
{
    public static readonly string[] DataSource = Actions(
        "DescribeDataSource",
        "DescribeDataSourcePermissions",
        "PassDataSource",
        "UpdateDataSource",
        "DeleteDataSource",
        "UpdateDataSourcePermissions");

    public static readonly string[] DataSet = Actions(
        "DescribeDataSet",
        "DescribeDataSetPermissions",
        "PassDataSet",
        "DescribeIngestion",
        "ListIngestions",
        "UpdateDataSet",
        "DeleteDataSet",
        "CreateIngestion",
        "CancelIngestion",
        "UpdateDataSetPermissions");

    public static readonly string[] Analysis = Actions(
        "RestoreAnalysis",
        "UpdateAnalysisPermissions",
        "DeleteAnalysis",
        "QueryAnalysis",
        "DescribeAnalysisPermissions",
        "DescribeAnalysis",
        "UpdateAnalysis");

    private static readonly string[] Reading = Actions("DescribeDashboard", "ListDashboardVersions", "QueryDashboard");

    private static readonly string[] Dashboard =
    [
        .. Reading,
        .. Actions(
            "UpdateDashboard",
            "DeleteDashboard",
            "DescribeDashboardPermissions",
            "UpdateDashboardPermissions",
            "UpdateDashboardPublishedVersion"),
    ];

    /// <summary>The actions on the dashboard of each principal. Somebody who is both is an owner.</summary>
    public static IEnumerable<(string Principal, string[] Actions)> OfDashboard(QuickSightConfiguration quickSight) =>
    [
        .. quickSight.Owners.Select(owner => (owner, Dashboard)),
        .. quickSight.Readers.Except(quickSight.Owners).Select(reader => (reader, Reading)),
    ];

    private static string[] Actions(params string[] names) => [.. names.Select(name => $"quicksight:{name}")];
}
