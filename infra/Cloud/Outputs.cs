using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud;

/// <summary>What a deployment prints: where the API is, what to attach, and what to paste into QuickSight.</summary>
internal static class Outputs
{
    private static readonly string[] Views = [WarehouseNames.RowsView, WarehouseNames.HistoryView, WarehouseNames.CurrentView];

    public static void Add(
        Stack stack,
        WarehouseConfiguration warehouse,
        string apiAddress,
        string callerRoleArn,
        string installerRoleName,
        string? administratorSecretArn)
    {
        void Output(string id, string value, string description) =>
            _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value, Description = description });

        Output("ApiUrl", apiAddress, "The URL of every quote link, up to the query");
        Output("CallerRoleArn", callerRoleArn, "The role with which Redshift calls the digest function");
        Output("InstallerRoleName", installerRoleName, "The role that installs the warehouse's objects");
        Output("Views", string.Join(", ", Views.Select(view => $"{warehouse.Schema}.{view}")), "The views for dashboards");
        Output(
            "QuickSightSql",
            $"SELECT * FROM {warehouse.Schema}.{WarehouseNames.RowsView}",
            "The custom SQL for a dataset of the rows to quote");
        Output(
            "QuickSightUrlAction",
            $"<<{WarehouseNames.QuoteLink}>>",
            $"The URL for the visual's URL action; with {WarehouseNames.CurrentView} it is <<{WarehouseNames.AcceptLink}>>");
        if (warehouse.Create)
        {
            Output("AdministratorSecretArn", administratorSecretArn!, "The secret with the created workgroup's administrator");
        }

        if (warehouse.Workgroup is { } workgroup)
        {
            Output(
                "AttachRole",
                AttachRole(workgroup, callerRoleArn),
                "Run this once if the namespace does not have the role yet; its other roles are kept");
        }
    }

    /// <summary>update-namespace replaces the list of roles, and get-namespace may print each role as an object with its ARN.</summary>
    private static string AttachRole(string workgroup, string roleArn) =>
        $"NAMESPACE=$(aws redshift-serverless get-workgroup --workgroup-name {workgroup} --query workgroup.namespaceName --output text) && "
        + "aws redshift-serverless update-namespace --namespace-name \"$NAMESPACE\" --iam-roles "
        + "$(aws redshift-serverless get-namespace --namespace-name \"$NAMESPACE\" --query namespace.iamRoles --output text "
        + $"| grep -oE 'arn:[^,)[:space:]]+') {roleArn}";
}
