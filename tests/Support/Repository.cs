using System.Reflection;

namespace WriteBackLambdas.Support;

/// <summary>Where the repository is on the machine that built these tests.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string NodeModules => Path.Combine(Root, "node_modules");
}
