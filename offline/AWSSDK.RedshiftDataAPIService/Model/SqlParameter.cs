using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>The value of :name in a statement; at least one character.</summary>
public class SqlParameter : IAwsJsonObject
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members => [("name", Name), ("value", Value)];
}
