using AwsJson;

namespace Amazon.RDSDataService.Model;

/// <summary>The value of :name in a statement.</summary>
public class SqlParameter : IAwsJsonObject
{
    public string? Name { get; set; }

    public Field? Value { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members => [("name", Name), ("value", Value)];
}
