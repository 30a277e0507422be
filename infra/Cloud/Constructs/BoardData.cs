using Amazon.CDK;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.QuickSight;
using WriteBackLambdas.Dashboards;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>QuickSight's data sets: a query for each sheet, which runs whenever somebody looks, because links expire.</summary>
internal sealed class BoardData : Construct
{
    public BoardData(
        Construct scope, string id, QuickSightConfiguration quickSight, DashboardModel model, string sourceArn, AssetNames names)
        : base(scope, id) =>
        Arns = model.Sheets.ToDictionary(sheet => sheet.Id, sheet => new CfnDataSet(this, sheet.Id, new CfnDataSetProps
        {
            AwsAccountId = Aws.ACCOUNT_ID,
            DataSetId = names.IdOf(sheet.Id),
            Name = names.TitleOf($"{sheet.Title}: {sheet.Data.View}"),
            ImportMode = "DIRECT_QUERY",
            PhysicalTableMap = new Dictionary<string, object>
            {
                [sheet.Id] = new CfnDataSet.PhysicalTableProperty
                {
                    CustomSql = new CfnDataSet.CustomSqlProperty
                    {
                        DataSourceArn = sourceArn,
                        Name = sheet.Data.View,
                        SqlQuery = sheet.Data.Sql,
                        Columns = sheet.Data.Columns.Select(column => new CfnDataSet.InputColumnProperty
                        {
                            Name = column.Name, Type = TypeOf(column),
                        }).ToArray(),
                    },
                },
            },
            Permissions = quickSight.Owners.Select(owner => new CfnDataSet.ResourcePermissionProperty
            {
                Principal = owner, Actions = Permissions.DataSet,
            }).ToArray(),
        }).AttrArn);

    /// <summary>The ARN of each data set, by the sheet's id.</summary>
    public IReadOnlyDictionary<string, string> Arns { get; }

    private static string TypeOf(Column column) => column.Type switch
    {
        DataType.Whole => "INTEGER",
        DataType.Decimal => "DECIMAL",
        DataType.Date or DataType.Time => "DATETIME",
        _ => "STRING",
    };
}
