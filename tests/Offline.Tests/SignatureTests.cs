using System.Reflection;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>Holds the real packages and the stand-ins to the same list.</summary>
public static class SignatureTests
{
    private static readonly List<ListedType> List = SignatureList.Read();

    public static TheoryData<string> Assemblies => [.. List.Select(type => type.Assembly).Distinct()];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public static void An_assembly_has_every_listed_signature(string name)
    {
        var assembly = Assembly.Load(name);
        var missing = new List<string>();
        foreach (ListedType listed in List.Where(type => type.Assembly == name))
        {
            if (assembly.GetType(listed.FullName) is not { IsVisible: true } type)
            {
                missing.Add($"{listed.Kind} {listed.FullName}");
                continue;
            }

            if (Signature.Kind(type) != listed.Kind)
            {
                missing.Add($"{listed.FullName} as {listed.Kind}; it is {Signature.Kind(type)}");
            }

            missing.AddRange(listed.Bases.Except(Signature.Bases(type)).Select(inherited => $"{listed.FullName} : {inherited}"));
            missing.AddRange(listed.Members.Except(Signature.All(type)).Select(member => $"{listed.FullName}: {member}"));
        }

        Assert.True(missing.Count == 0, $"{name} lacks\n{string.Join('\n', missing)}");
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public static void A_stand_in_has_no_other_public_signature(string name)
    {
        var assembly = Assembly.Load(name);
        Assert.SkipUnless(assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data.Key == "StandIn"), "the real package");
        var unlisted = new List<string>();
        foreach (Type type in assembly.GetExportedTypes())
        {
            ListedType? listed = List.SingleOrDefault(candidate => candidate.Assembly == name && candidate.FullName == type.FullName);
            if (listed is null)
            {
                unlisted.Add($"{Signature.Kind(type)} {type.FullName}");
                continue;
            }

            unlisted.AddRange(Signature.Own(type).Except(listed.Members).Select(member => $"{type.FullName}: {member}"));
        }

        Assert.True(unlisted.Count == 0, $"{name} has\n{string.Join('\n', unlisted)}");
    }

    [Fact]
    public static void Nothing_is_listed_twice()
    {
        IEnumerable<string> lines = List.SelectMany(type => type.Members.Select(member => $"{type.FullName}: {member}"));
        Assert.Empty(lines.GroupBy(line => line).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(6, Assemblies.Count);
    }
}
