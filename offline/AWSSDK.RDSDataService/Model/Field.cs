using System.Text.Json;
using AwsJson;

namespace Amazon.RDSDataService.Model;

/// <summary>One value; the property of its type is set, and the others are null.</summary>
public class Field : IAwsJsonObject
{
    public bool? BooleanValue { get; set; }

    public bool? IsNull { get; set; }

    public long? LongValue { get; set; }

    public string? StringValue { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
        [("booleanValue", BooleanValue), ("isNull", IsNull), ("longValue", LongValue), ("stringValue", StringValue)];

    internal static Field Read(JsonElement json) => new()
    {
        BooleanValue = json.Flag("booleanValue"),
        IsNull = json.Flag("isNull"),
        LongValue = json.Number("longValue"),
        StringValue = json.Text("stringValue"),
    };
}
