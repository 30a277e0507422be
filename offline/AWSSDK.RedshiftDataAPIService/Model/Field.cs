using System.Text.Json.Serialization;

namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>One value; the property of its type is set, and the others are null.</summary>
public class Field
{
    [JsonPropertyName("isNull")]
    public bool? IsNull { get; set; }

    [JsonPropertyName("booleanValue")]
    public bool? BooleanValue { get; set; }

    [JsonPropertyName("longValue")]
    public long? LongValue { get; set; }

    [JsonPropertyName("stringValue")]
    public string? StringValue { get; set; }
}
