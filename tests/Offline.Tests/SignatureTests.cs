using System.Reflection;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>Holds the stand-ins and the real packages to one list, so that no stand-in offers what its package lacks.</summary>
public static class SignatureTests
{
    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "signatures.txt"));

    public static TheoryData<string> Assemblies =>
    [
        "Amazon.Lambda.APIGatewayEvents", "Amazon.Lambda.Core", "Amazon.Lambda.Serialization.SystemTextJson",
        "AWSSDK.RDSDataService", "AWSSDK.RedshiftDataAPIService", "AWSSDK.SecretsManager", "SauceControl.Blake2Fast",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public static void An_assembly_has_what_is_listed_and_a_stand_in_nothing_else(string name)
    {
        var assembly = Assembly.Load(name);
        var listed = Listed.Where(line => line.StartsWith($"{name}: ", StringComparison.Ordinal)).ToArray();
        var found = Signatures(assembly).Select(signature => $"{name}: {signature}").ToArray();

        Assert.NotEmpty(listed);
        Assert.Empty(listed.Except(found));
        if (assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data.Key == "StandIn"))
        {
            Assert.Empty(found.Except(listed));
        }
    }

    private static IEnumerable<string> Signatures(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is not (Type or MethodInfo { IsVirtual: true, DeclaringType.IsInterface: false })
        select $"{type.FullName} {member.MemberType} {member}";
}
