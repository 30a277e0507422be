using System.Globalization;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A field or an input as the definition's file says it.</summary>
internal sealed record ModelColumn(string Name, string Type, bool Identifies)
{
    /// <summary>A value for the number as the database writes it; other numbers have other values where the type has enough.</summary>
    public string Value(int number) => Type.Split('(')[0] switch
    {
        "varchar" => $"{Name} {number}",
        "boolean" => number % 2 == 0 ? "true" : "false",
        "decimal" => string.Create(CultureInfo.InvariantCulture, $"{number % 1000}.{new string('5', Type[^2] - '0')}"),
        _ => $"{number}",
    };
}
