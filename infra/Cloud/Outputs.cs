using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.Constructs;

namespace WriteBackLambdas.Cloud;

/// <summary>What a deployment prints: where the API is, what to attach, and what to paste into QuickSight.</summary>
internal static class Outputs
{
    public static void Add(Stack stack, StageConfiguration configuration, string apiUrl, string callerRoleArn, string setUpRoleName, DatabaseIdentity administrator)
    {
        var warehouse = configuration.Warehouse;
        Output(stack, "ApiUrl", apiUrl, "What every quote link begins with");
        Output(stack, "CallerRoleArn", callerRoleArn, "The role that Redshift calls the digest function with");
        Output(stack, "SetUpRoleName", setUpRoleName, "The role that installs the warehouse's objects");
        Output(stack, "Views", string.Join(", ", Views.Select(view => $"{warehouse.Schema}.{view}")), "What dashboards read");
        Output(stack, "QuickSightSql", $"SELECT * FROM {warehouse.Schema}.quote_gen_vw", "The custom SQL of the data set of rows to quote");
        Output(stack, "QuickSightUrlAction", "<<quote_link>>", "The URL of the visual's URL action; quote_current_vw has <<accept_link>>");
        if (warehouse.Create)
        {
            Output(stack, "AdministratorSecretArn", administrator.SecretArn!, "Whose password the created workgroup's administrator has");
        }

        if (warehouse.Workgroup is { } workgroup)
        {
            Output(stack, "AttachRole", AttachRole(workgroup, callerRoleArn), "Run once, unless the namespace has the role: its other roles are kept");
        }
    }

    private static string[] Views => ["quote_gen_vw", "quote_history_vw", "quote_current_vw"];

    /// <summary>update-namespace replaces the list of roles, and get-namespace answers each role in words around its ARN.</summary>
    private static string AttachRole(string workgroup, string roleArn) =>
        $"NAMESPACE=$(aws redshift-serverless get-workgroup --workgroup-name {workgroup} --query workgroup.namespaceName --output text) && "
        + "aws redshift-serverless update-namespace --namespace-name \"$NAMESPACE\" --iam-roles "
        + "$(aws redshift-serverless get-namespace --namespace-name \"$NAMESPACE\" --query namespace.iamRoles --output text | grep -oE 'arn:[^,)[:space:]]+') "
        + roleArn;

    private static void Output(Stack stack, string id, string value, string description) =>
        _ = new CfnOutput(stack, id, new CfnOutputProps { Value = value, Description = description });
}
