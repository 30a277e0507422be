using System.Text.Json.Nodes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class NetworkTests
{
    private const string Function = "AWS::Lambda::Function";
    private const string Endpoint = "AWS::EC2::VPCEndpoint";

    /// <summary>An account that refuses functions outside a VPC refuses the CDK's own helper functions too.</summary>
    [Theory]
    [InlineData("network", "subnet-0123456789abcdef0, subnet-0123456789abcdef1", "sg-0123456789abcdef0")]
    [InlineData("network-cluster", "subnet-0123456789abcdef0", "sg-0123456789abcdef0, sg-0123456789abcdef1")]
    public static void Every_function_is_in_the_network_and_its_role_may_connect_it(string stage, string subnets, string groups)
    {
        var template = Stages.Of(stage);
        Assert.All(template.All(Function).Values, function =>
        {
            Assert.Equal(subnets, Text(function["VpcConfig"]!["SubnetIds"]));
            Assert.Equal(groups, Text(function["VpcConfig"]!["SecurityGroupIds"]));
            var role = Text(function["Role"]!["Fn::GetAtt"]![0]);
            Assert.Contains("ec2:CreateNetworkInterface", template.Resources[role].ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public static void Without_a_network_no_function_is_in_a_VPC_and_there_are_no_endpoints()
    {
        var template = Stages.Of("serverless");
        Assert.All(template.All(Function).Values, function => Assert.Null(function["VpcConfig"]));
        Assert.Empty(template.All(Endpoint));
    }

    [Theory]
    [InlineData("network", "lambda redshift-data secretsmanager states")]
    [InlineData("network-cluster", "lambda redshift redshift-data secretsmanager states")]
    public static void The_endpoints_are_those_that_the_functions_need(string stage, string services)
    {
        var endpoints = Interfaces(stage);
        Assert.Equal(services.Split(' '), endpoints.Select(endpoint => Text(endpoint["ServiceName"]).Split('.')[^1]).Order());
        Assert.All(endpoints, endpoint =>
        {
            Assert.Equal("vpc-0123456789abcdef0", Text(endpoint["VpcId"]));
            Assert.True(Flag(endpoint["PrivateDnsEnabled"]));
        });
    }

    /// <summary>CloudFormation's addresses for responses are names of S3 that an interface endpoint does not serve.</summary>
    [Fact]
    public static void S3_has_a_gateway_endpoint_in_the_named_route_tables_or_a_warning()
    {
        var gateway = Assert.Single(Stages.Of("network").All(Endpoint).Values, endpoint => Text(endpoint["VpcEndpointType"]) == "Gateway");
        Assert.Equal("com.amazonaws.{AWS::Region}.s3", Text(gateway["ServiceName"]));
        Assert.Equal("rtb-0123456789abcdef0, rtb-0123456789abcdef1", Text(gateway["RouteTableIds"]));
        const string Warning = "network.routeTableIds";
        Assert.DoesNotContain(Stages.Of("network").Messages, message => message.Contains(Warning, StringComparison.Ordinal));
        Assert.Contains(Stages.Of("network-cluster").Messages, message => message.Contains(Warning, StringComparison.Ordinal));
    }

    [Fact]
    public static void Only_the_functions_can_connect_to_the_endpoints()
    {
        var template = Stages.Of("network-cluster");
        var (id, group) = Assert.Single(template.All("AWS::EC2::SecurityGroup"));
        Assert.Equal(
            ["443 sg-0123456789abcdef0", "443 sg-0123456789abcdef1"],
            group["SecurityGroupIngress"]!.AsArray().Select(rule => $"{rule!["ToPort"]} {Text(rule["SourceSecurityGroupId"])}"));
        Assert.All(
            Interfaces("network-cluster"), endpoint => Assert.Equal($"{{{id}.GroupId}}", Text(endpoint["SecurityGroupIds"])));
    }

    /// <summary>Without the endpoints, the CDK's functions could not answer CloudFormation.</summary>
    [Theory]
    [InlineData("network", "Custom::WarehouseInstaller")]
    [InlineData("network-cluster", "Custom::WarehouseInstaller")]
    [InlineData("network-cluster", "Custom::ClusterRole")]
    public static void The_endpoints_exist_before_and_after_a_custom_resource(string stage, string type)
    {
        var template = Stages.Of(stage);
        var resource = template.Resources.Values.Single(resource => Text(resource["Type"]) == type);
        Assert.Subset(resource["DependsOn"]!.AsArray().Select(Text).ToHashSet(), template.All(Endpoint).Keys.ToHashSet());
    }

    /// <summary>The write-back function reads the key when it starts, and Lambda starts it for the snapshot of a new version.</summary>
    [Theory]
    [InlineData("network")]
    [InlineData("network-cluster")]
    public static void The_endpoints_exist_before_the_functions_that_read_the_key_and_their_snapshot(string stage)
    {
        var template = Stages.Of(stage);
        var readers = template.Resources.Where(resource => Text(resource.Value["Type"]) is Function or "AWS::Lambda::Version"
            && (resource.Key.StartsWith("DigestFunction", StringComparison.Ordinal)
                || resource.Key.StartsWith("WriteBackFunction", StringComparison.Ordinal))).ToArray();
        Assert.Equal(
            [Function, Function, "AWS::Lambda::Version"],
            readers.Select(reader => Text(reader.Value["Type"])).Order(StringComparer.Ordinal));
        Assert.All(readers, reader => Assert.Subset(
            (reader.Value["DependsOn"] as JsonArray ?? []).Select(Text).ToHashSet(), template.All(Endpoint).Keys.ToHashSet()));
    }

    private static JsonObject[] Interfaces(string stage) =>
        [.. Stages.Of(stage).All(Endpoint).Values.Where(endpoint => Text(endpoint["VpcEndpointType"]) == "Interface")];
}
