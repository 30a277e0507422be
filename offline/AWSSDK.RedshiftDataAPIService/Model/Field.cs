using System.Text.Json;
using AwsJson;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One value; the property of its type is set, and the others are null.</summary>
public class Field
{
    public bool? IsNull { get; set; }

    public bool? BooleanValue { get; set; }

    public long? LongValue { get; set; }

    public string? StringValue { get; set; }

    internal static Field Read(JsonElement json) => new()
    {
        IsNull = json.Flag("isNull"),
        BooleanValue = json.Flag("booleanValue"),
        LongValue = json.Number("longValue"),
        StringValue = json.Text("stringValue"),
    };
}
