using System.Text.Json.Nodes;
using WriteBackLambdas.Installer;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

/// <summary>Quotes recorded in Aurora: the cluster, who may do what there and in Redshift, and the copies.</summary>
public static class AuroraTests
{
    public static TheoryData<string> Stores => ["aurora", "aurora-created", "aurora-cluster"];

    [Theory]
    [MemberData(nameof(Stores))]
    public static void The_write_back_function_has_no_way_to_Redshift_and_only_its_own_user_in_Aurora(string stage)
    {
        var template = Stages.Of(stage);
        string[] grants = [.. Grants.Of(template).Where(line => line.StartsWith("WriteBackFunctionRole grants", StringComparison.Ordinal))];

        Assert.DoesNotContain(grants, line => line.Contains("redshift", StringComparison.Ordinal));
        Assert.Single(grants, line => line.Contains("rds-data:ExecuteStatement", StringComparison.Ordinal));
        Assert.Single(grants, line => line.Contains("{AuroraWriter", StringComparison.Ordinal));
        Assert.DoesNotContain(grants, line => line.Contains("{AuroraReader", StringComparison.Ordinal));
        var variables = Function(template, "write_back")["Environment"]!["Variables"]!.AsObject().Select(variable => variable.Key);
        Assert.Equal(
            ["AURORA_CLUSTER_ARN", "AURORA_DATABASE", "AURORA_SECRET_ARN"],
            variables.Where(name => name.StartsWith("AURORA", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["REDSHIFT_SCHEMA"], variables.Where(name => name.StartsWith("REDSHIFT", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public static void Only_Redshifts_role_and_the_installer_read_the_readers_secret(string stage) => Assert.Equal(
        ["AuroraReading", "InstallerIsCompleteRole"],
        Grants.Of(Stages.Of(stage)).Where(line => line.Contains("{AuroraReader", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("aurora", 15, null)]
    [InlineData("aurora-created", 60, null)]
    [InlineData("aurora-cluster", 60, "quote_copier")]
    public static void A_schedule_of_each_definition_calls_its_procedure_in_a_transaction_with_the_lock(
        string stage, int minutes, string? user)
    {
        var template = Stages.Of(stage);
        var schedules = template.OfType("AWS::Scheduler::Schedule").ToArray();
        var installers = template.OfType("Custom::WarehouseInstaller").ToArray();

        Assert.Equal(Stages.Configuration(stage).Definitions.All.Count, schedules.Length);
        Assert.All(schedules.Zip(Stages.Configuration(stage).Definitions.All), pair =>
        {
            var (schedule, definition) = (pair.First["Properties"]!, pair.Second);
            var input = JsonNode.Parse(Text(schedule["Target"]!["Input"]))!;
            Assert.Equal($"rate({minutes} minutes)", Text(schedule["ScheduleExpression"]));
            Assert.Equal(
                "arn:{AWS::Partition}:scheduler:::aws-sdk:redshiftdata:batchExecuteStatement", Text(schedule["Target"]!["Arn"]));
            Assert.Equal(
                [$"LOCK {definition.Schema}.{definition.History}_lock", $"CALL {definition.Schema}.{definition.Names.SyncProcedure}()"],
                input["Sqls"]!.AsArray().Select(sql => (string?)sql));
            Assert.True((bool)input["WithEvent"]!);
            Assert.Equal(user is not null, input["SecretArn"] is not null);
            Assert.Null(input["DbUser"]);
            Assert.Subset(
                pair.First["DependsOn"]!.AsArray().Select(id => (string)id!).ToHashSet(),
                template.All("Custom::WarehouseInstaller").Keys.ToHashSet());
        });
        Assert.All(installers, installer => Assert.Equal(
            user ?? "IAMR:{SyncRole}", WithoutHash(Text(installer["Properties"]![nameof(InstallerProperties.ApplicationUser)]))));
        var grants = Grants.Of(template).Where(line => line.StartsWith("SyncRole grants", StringComparison.Ordinal));
        Assert.All(grants, line => Assert.DoesNotMatch("Describe|:ExecuteStatement|rds-data|lambda", line));
    }

    [Fact]
    public static void A_failed_copy_raises_an_alarm_however_it_fails()
    {
        var template = Stages.Of("aurora");
        var rule = template.OfType("AWS::Events::Rule").Single()["Properties"]!["EventPattern"]!;
        var input = JsonNode.Parse(Text(template.OfType("AWS::Scheduler::Schedule").Single()["Properties"]!["Target"]!["Input"]))!;

        Assert.Equal((string?)input["StatementName"], (string?)rule["detail"]!["statementName"]![0]);
        Assert.Equal("""["FAILED","ABORTED"]""", rule["detail"]!["state"]!.ToJsonString());
        var metrics = template.OfType("AWS::CloudWatch::Alarm").Select(alarm => (string?)alarm["Properties"]!["MetricName"]).ToArray();
        Assert.Contains("TriggeredRules", metrics);
        Assert.Contains("InvocationDroppedCount", metrics);
        Assert.DoesNotContain(
            "TriggeredRules",
            Stages.Of("serverless").OfType("AWS::CloudWatch::Alarm").Select(alarm => (string?)alarm["Properties"]!["MetricName"]));
    }

    [Theory]
    [InlineData("aurora-created", false, "Snapshot", "Delete")]
    [InlineData("aurora-cluster", true, "RetainExceptOnCreate", "RetainExceptOnCreate")]
    public static void A_created_cluster_is_encrypted_private_and_kept(string stage, bool isProtected, string cluster, string instance)
    {
        var template = Stages.Of(stage);
        var (created, writer) = (template.OfType("AWS::RDS::DBCluster").Single(), template.OfType("AWS::RDS::DBInstance").Single());
        var properties = created["Properties"]!;

        // Its parts depend on each other by references only; CloudFormation refuses a cycle.
        Assert.Null(created["DependsOn"]);
        Assert.Equal((cluster, instance), ((string?)created["DeletionPolicy"], (string?)writer["DeletionPolicy"]));
        Assert.Equal(isProtected, (bool)properties["DeletionProtection"]!);
        Assert.True((bool)properties["StorageEncrypted"]!);
        Assert.True((bool)properties["EnableHttpEndpoint"]!);
        Assert.True((bool)properties["ManageMasterUserPassword"]!);
        Assert.Null(properties["MasterUserPassword"]);
        Assert.False((bool)writer["Properties"]!["PubliclyAccessible"]!);
        Assert.Equal(7, (int)properties["BackupRetentionPeriod"]!);
        var ingress = template.OfType("AWS::EC2::SecurityGroup")
            .Single(group => group["Properties"]!["SecurityGroupIngress"]?[0]?["FromPort"]?.GetValue<int>() == 5432)["Properties"]!;
        Assert.Single(ingress["SecurityGroupIngress"]!.AsArray());
        Assert.NotNull(ingress["SecurityGroupIngress"]![0]!["SourceSecurityGroupId"]);
    }

    [Fact]
    public static void A_cluster_that_may_pause_says_after_how_long()
    {
        static string Scaling(string stage) => Stages.Of(stage).OfType("AWS::RDS::DBCluster").Single()
            ["Properties"]!["ServerlessV2ScalingConfiguration"]!.ToJsonString();
        Assert.Equal("""{"MaxCapacity":8,"MinCapacity":0,"SecondsUntilAutoPause":600}""", Scaling("aurora-created"));
        Assert.Equal("""{"MaxCapacity":4,"MinCapacity":0.5}""", Scaling("aurora-cluster"));
    }

    [Fact]
    public static void Before_quotes_move_to_Aurora_Redshift_records_and_the_installer_reaches_both()
    {
        var template = Stages.Of("aurora-prepared");
        var installer = template.OfType("Custom::WarehouseInstaller").Single()["Properties"]!;

        Assert.Null(installer[nameof(InstallerProperties.Store)]);
        Assert.Equal("arn:aws:rds:us-east-1:123456789012:cluster:sales", Text(installer[nameof(InstallerProperties.AuroraCluster)]));
        Assert.Empty(template.OfType("AWS::Scheduler::Schedule"));
        Assert.Contains(
            Function(template, "write_back")["Environment"]!["Variables"]!.AsObject(), variable => variable.Key == "REDSHIFT_WORKGROUP");
    }

    [Theory]
    [InlineData("aurora-cluster", true)]
    [InlineData("aurora-created", false)]
    public static void A_created_cluster_reaches_Lambda_with_a_role_only_if_it_signs_rows(string stage, bool signs)
    {
        var template = Stages.Of(stage);
        var roles = template.All("AWS::IAM::Role").Keys.Where(id => id.StartsWith("AuroraSigningRole", StringComparison.Ordinal));
        var egress = template.One("AWS::EC2::SecurityGroup", "AuroraCreatedGroup")["SecurityGroupEgress"]!.AsArray().Single()!;

        Assert.Equal(
            roles.Select(id => $"FeatureName Lambda and RoleArn {{{id}.Arn}}"),
            (template.One("AWS::RDS::DBCluster")["AssociatedRoles"] as JsonArray ?? []).Select(Text));
        Assert.Equal(signs ? 1 : 0, roles.Count());
        Assert.Equal(signs ? ("tcp", 443, 443) : ("icmp", 252, 86), (
            (string?)egress["IpProtocol"], (int)egress["FromPort"]!, (int)egress["ToPort"]!));
        Assert.All(template.OfType("Custom::WarehouseInstaller"), installer => Assert.Equal(
            signs ? "true" : null, (string?)installer["Properties"]![nameof(InstallerProperties.AuroraSignsRows)]));
        Assert.Null(template.Outputs["AttachAuroraRole"]);
    }

    [Fact]
    public static void An_existing_cluster_that_signs_rows_gets_its_role_with_a_command()
    {
        var template = Stages.Of("aurora");
        var role = template.All("AWS::IAM::Role").Keys.Single(id => id.StartsWith("AuroraSigningRole", StringComparison.Ordinal));

        Assert.Equal(
            $"aws rds add-role-to-db-cluster --db-cluster-identifier sales --role-arn {{{role}.Arn}} --feature-name Lambda",
            template.Output("AttachAuroraRole"));
        Assert.Null(Stages.Of("aurora-prepared").Outputs["AttachAuroraRole"]);
    }

    [Fact]
    public static void A_private_network_gets_an_endpoint_of_the_RDS_Data_API() => Assert.Contains(
        Stages.Of("aurora-cluster").OfType("AWS::EC2::VPCEndpoint"),
        endpoint => Text(endpoint["Properties"]!["ServiceName"]).EndsWith(".rds-data", StringComparison.Ordinal));

    private static IEnumerable<JsonObject> OfType(this Template template, string type) =>
        template.Resources.Values.Where(resource => Text(resource["Type"]) == type);

    private static JsonNode Function(Template template, string name) => template.OfType("AWS::Lambda::Function")
        .Single(function => Text(function["Properties"]!["FunctionName"] ?? "").StartsWith(name, StringComparison.Ordinal))["Properties"]!;

    private static string WithoutHash(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "(?<=[A-Za-z])[0-9A-F]{8}(?=})", "");
}
